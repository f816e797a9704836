// A workshop with a long history: how large a phone's first view is, and how long it takes until
// the workshop is open again after a restart.
#include "load/history_program.hpp"
#include "load/people.hpp"
#include "load/scenarios.hpp"

namespace cg::load {
namespace {

struct Opened {
  double took_ms = 0;  // from the first knock until a phone has its view
  double listening_ms = 0;
  std::size_t first_view_bytes = 0;
  double resident_mib = 0;
};

// One person joins, which opens the workshop.
Opened open(World& world, const Workshop& workshop) {
  static PhoneEvents nothing;
  Phone& phone = world.add_phone(nothing);
  const Microseconds begun = now_us();
  phone.join(join_params(workshop, phone.serial()));
  world.wait_until([&] { return phone.has_view(); }, 300 * second, "the workshop does not open");
  Opened opened;
  opened.took_ms = static_cast<double>(now_us() - begun) / 1000;
  opened.listening_ms = static_cast<double>(world.server.start_took()) / 1000;
  opened.first_view_bytes = phone.first_view_bytes();
  opened.resident_mib =
      static_cast<double>(world.server.process().resident_bytes()) / 1024.0 / 1024.0;
  phone.cut();
  return opened;
}

}  // namespace

void first_view(Run& run) {
  const HistorySize size = run.options.quick ? HistorySize{2'000, 2'000, 2'000, 0}
                                             : HistorySize{10'000, 10'000, 10'000, 0};
  const Workshop made = make_history(run.options, "first_view", size);
  World world(run.options, "first_view", true);
  const Opened opened = open(world, made);
  Rows rows(run.report, "first_view", std::to_string(size.people) + " people, aims and ideas: ");
  rows.add({.what = "first view of a phone",
            .measured = static_cast<double>(opened.first_view_bytes) / 1024,
            .unit = "KiB",
            .sense = Sense::at_most,
            .bound = 64});
  // The shared part is made once per change: then a view costs what it takes to send it.
  Stage& stage = world.stage_of(world.server.find(made.id), false);
  let_join(world, stage, 20);
  const Microseconds before = world.server.process().cpu_us();
  const std::size_t more = run.options.size<std::size_t>(1'000, 200);
  let_join(world, stage, more, 20);
  rows.add({.what = "server CPU for a join and its view",
            .measured = static_cast<double>(world.server.process().cpu_us() - before) /
                        static_cast<double>(more),
            .unit = "us"});
  world.wait_for_quiet();
  world.compare_with_fresh(200);
  run.faults.take(world.faults, "first_view");
}

void opening(Run& run) {
  const HistorySize size = run.options.quick ? HistorySize{2'000, 1'000, 1'000, 100'000}
                                             : HistorySize{10'000, 5'000, 5'000, 1'000'000};
  const Workshop workshop = make_history(run.options, "opening", size);
  World world(run.options, "opening", true);
  // Not asked for by the list of workshops: to list them the server opens them.
  Rows rows(run.report, "opening", std::to_string(size.events) + " events: ");
  const Opened first = open(world, workshop);
  rows.add({.what = "opened for the first time", .measured = first.took_ms / 1000, .unit = "s"});
  world.server.restart();
  world.follow_server();
  const Opened again = open(world, workshop);
  rows.add({.what = "opened after a restart",
            .measured = again.took_ms / 1000,
            .unit = "s",
            .sense = Sense::at_most,
            .bound = 2});
  rows.add(
      {.what = "the server listens after", .measured = again.listening_ms / 1000, .unit = "s"});
  world.server.restart(false);
  world.follow_server();
  const Opened crashed = open(world, workshop);
  rows.add({.what = "opened after a crash",
            .measured = crashed.took_ms / 1000,
            .unit = "s",
            .sense = Sense::at_most,
            .bound = 2});
  rows.add({.what = "resident then", .measured = crashed.resident_mib, .unit = "MiB"});
  run.faults.take(world.faults, "opening");
}

}  // namespace cg::load
