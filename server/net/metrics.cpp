#include "net/metrics.hpp"

#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

#include <vector>

namespace cg::net {
namespace {

using prometheus::MetricFamily;
using prometheus::MetricType;

MetricFamily family(std::string name, std::string help, MetricType type, double value) {
  prometheus::ClientMetric metric;
  if (type == MetricType::Counter) {
    metric.counter.value = value;
  } else {
    metric.gauge.value = value;
  }
  return {"commonground_" + std::move(name), std::move(help), type, {std::move(metric)}};
}

template <class Number>
MetricFamily gauge(std::string name, std::string help, Number value) {
  return family(std::move(name), std::move(help), MetricType::Gauge, static_cast<double>(value));
}

template <class Number>
MetricFamily counter(std::string name, std::string help, Number value) {
  return family(std::move(name), std::move(help), MetricType::Counter, static_cast<double>(value));
}

}  // namespace

std::string metrics_text(const Gauges& g) {
  const std::vector<MetricFamily> families{
      gauge("connections", "Open connections, HTTP and WebSocket.", g.connections),
      gauge("visitors", "Connections that have joined or attached.", g.visitors),
      gauge("workshops", "Workshops on this server.", g.workshops),
      gauge("workshops_open", "Workshops held in memory.", g.workshops_open),
      gauge("storage_ok", "1 while the storage takes commands.", g.storage_ok ? 1 : 0),
      gauge("queued_bytes", "Bytes waiting to be sent to all connections.", g.queued_bytes),
      gauge("overloaded", "1 while nobody new is let in.", g.overloaded ? 1 : 0),
      gauge("journal_queued", "Appends and tasks that wait for the journal.", g.journal_queued),
      counter("journal_transactions_total", "Commits to the database.", g.journal_transactions),
      counter("journal_committed_total", "Batches of workshops made durable.", g.journal_committed),
      counter("journal_refused_total", "Batches that the storage refused.", g.journal_refused),
      counter("wrong_join_codes_total", "Join codes that were wrong.", g.wrong_codes),
      counter("too_fast_total", "Messages refused because they came too fast.", g.too_fast),
      counter("sent_away_total", "Connections closed for guessing or flooding.", g.sent_away),
      counter("journal_seconds_total", "Time spent in commits.", g.journal_seconds)};
  return prometheus::TextSerializer().Serialize(families);
}

}  // namespace cg::net
