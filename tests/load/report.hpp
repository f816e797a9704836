// What was measured, held against its bound: a table to read and JSON to keep.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "load/samples.hpp"

namespace cg::load {

enum class Sense : std::uint8_t { none, at_most, at_least };

// One measure. With a `floor` (what the plainest program that does the same took in the same run)
// the bound is on measured / floor, else on what was measured.
struct Row {
  std::string scenario;
  std::string what;
  double measured = 0;
  std::string unit;
  std::optional<double> floor;
  Sense sense = Sense::none;
  double bound = 0;
  std::string note;

  [[nodiscard]] double judged() const { return floor && *floor > 0 ? measured / *floor : measured; }
  [[nodiscard]] bool is_met() const {
    if (sense == Sense::none) return true;
    return sense == Sense::at_most ? judged() <= bound : judged() >= bound;
  }
};

class Report {
 public:
  void add(Row row);  // and prints it
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

  static void print_heading();
  // Appends one JSON object a line, so that several runs can write to one file.
  void append_to(const std::string& file) const;

 private:
  std::vector<Row> rows_;
};

// The rows of one scenario, which all begin with the same words.
class Rows {
 public:
  Rows(Report& report, std::string scenario, std::string start)
      : report_(report), scenario_(std::move(scenario)), start_(std::move(start)) {}
  void add(Row row) {
    row.scenario = scenario_;
    row.what = start_ + row.what;
    report_.add(std::move(row));
  }
  void add_at_most(std::string what, double measured, std::string unit, double bound) {
    add({.what = std::move(what),
         .measured = measured,
         .unit = std::move(unit),
         .sense = Sense::at_most,
         .bound = bound});
  }
  // The middle and the end of how long things took.
  void add_median_and_slowest(Samples& latencies, std::string note) {
    add({.what = "median", .measured = latencies.percentile_ms(0.5), .unit = "ms"});
    add({.what = "slowest", .measured = latencies.max_ms(), .unit = "ms", .note = std::move(note)});
  }

 private:
  Report& report_;
  std::string scenario_;
  std::string start_;
};

}  // namespace cg::load
