// The event log in memory, for tests and the simulator: fast, deterministic, and able to fail on
// demand in each way in which a disk fails.
//
// Threads: as EventLog says; readers on other threads are held off by one mutex.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "store/event_log.hpp"

namespace cg::store {

class MemoryLog final : public EventLog {
 public:
  // What the next write (commit, remove or erase_texts) comes to.
  enum class Fault : std::uint8_t {
    refused,         // nothing is written, the log goes on
    unknown_lost,    // unknown; it turns out not to have been written
    unknown_landed,  // unknown; it turns out to have been written
  };

  MemoryLog();
  ~MemoryLog() override;

  // ---- Faults -------------------------------------------------------------------------------
  // The next write has this fault; several are used up in order.
  void fail_next(Fault fault) { faults_.push_back(fault); }
  // The next `times` calls of recover() fail.
  void fail_recoveries(int times) { failing_recoveries_ = times; }
  // The process dies and starts again: an unknown write that has not been recovered is decided by
  // its fault, faults that were ordered are forgotten, and the log accepts.
  void power_loss();
  // Transactions that were committed so far.
  [[nodiscard]] std::uint64_t transactions() const { return transactions_; }

  // ---- EventLog -----------------------------------------------------------------------------
  std::vector<Outcome> commit(std::span<const Append> appends) override;
  Outcome remove(std::string_view workshop) override;
  Outcome erase_texts(std::string_view workshop, std::span<const std::uint64_t> ids) override;
  Outcome put_checkpoint(std::string_view workshop, const StoredCheckpoint& checkpoint) override;
  Stored<void> recover() override;
  void tend(bool /*quiet*/) override {}
  bool wants_tending() const override { return false; }
  Health health() const override;
  Stored<std::unique_ptr<EventReader>> open_reader() override;

  Stored<std::uint64_t> read(std::string_view workshop, std::uint64_t from_seq,
                             const EventVisitor& visit) override;
  Stored<std::vector<StoredText>> texts(std::string_view workshop) override;
  Stored<std::vector<StoredAnswer>> answers(std::string_view workshop,
                                            std::string_view scope) override;
  Stored<std::optional<StoredCheckpoint>> checkpoint(std::string_view workshop) override;
  Stored<std::vector<WorkshopEntry>> workshops() override;
  Stored<void> snapshot(const std::function<void()>& reads) override;

 private:
  struct Contents;
  class Reader;

  Outcome write(const std::function<void()>& change);
  void settle(bool landed);

  std::shared_ptr<Contents> contents_;
  std::unique_ptr<Reader> own_reader_;  // the log's own reads
  std::vector<Fault> faults_;
  std::function<void()> pending_;  // the write whose outcome is unknown
  bool pending_landed_ = false;
  int failing_recoveries_ = 0;
  std::uint64_t transactions_ = 0;
};

}  // namespace cg::store
