// What the operator's monitoring reads at /metrics, in Prometheus' text format. No personal data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace cg::net {

struct Gauges {
  std::size_t connections = 0;
  std::size_t visitors = 0;        // joined or attached
  std::size_t workshops = 0;       // on this server
  std::size_t workshops_open = 0;  // in memory
  std::size_t journal_queued = 0;
  std::uint64_t journal_transactions = 0;
  std::uint64_t journal_committed = 0;
  std::uint64_t journal_refused = 0;
  double journal_seconds = 0;    // spent in transactions
  std::size_t queued_bytes = 0;  // in all outgoing queues
  bool overloaded = false;
  bool storage_ok = true;
  std::uint64_t wrong_codes = 0;
  std::uint64_t too_fast = 0;
  std::uint64_t sent_away = 0;
};

[[nodiscard]] std::string metrics_text(const Gauges& gauges);

}  // namespace cg::net
