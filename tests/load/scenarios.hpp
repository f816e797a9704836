// The scenarios: one for each row (or few rows) of the table of measures, each in a file of its own
// in scenarios/. A scenario starts its own processes, adds rows to the report and faults to the
// count, and leaves nothing running.
#pragma once

#include <span>
#include <string_view>

#include "load/faults.hpp"
#include "load/options.hpp"
#include "load/report.hpp"

namespace cg::load {

struct Run {
  const Options& options;
  Report& report;
  Faults& faults;
};

struct Scenario {
  std::string_view name;
  std::string_view about;
  void (*run)(Run&);
  bool only_by_name = false;  // not among those that run when none is named
};

[[nodiscard]] std::span<const Scenario> all_scenarios();

void disk(Run& run);                 // scenarios/disk.cpp
void fanout(Run& run);               // scenarios/fanout.cpp
void changes_at_the_tick(Run& run);  // scenarios/changes.cpp
void joins(Run& run);                // scenarios/joins.cpp
void votes_at_once(Run& run);        // scenarios/votes.cpp
void votes_sustained(Run& run);
void many_workshops(Run& run);  // scenarios/workshops.cpp
void first_view(Run& run);      // scenarios/long_history.cpp
void opening(Run& run);
void memory(Run& run);       // scenarios/memory.cpp
void durable(Run& run);      // scenarios/durable.cpp
void coming_back(Run& run);  // scenarios/returning.cpp
void first_page(Run& run);   // scenarios/first_page.cpp
void curves(Run& run);       // scenarios/curves.cpp

}  // namespace cg::load
