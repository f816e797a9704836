// People arrive at a steady rate, whatever the server does with them.
#include "load/people.hpp"
#include "load/scenarios.hpp"

namespace cg::load {

void joins(Run& run) {
  const std::size_t people = run.options.size<std::size_t>(10'000, 2'000);
  constexpr Microseconds interval = millisecond;  // 1,000 a second
  World world(run.options, "joins");
  Stage& stage = world.stage();
  Joining joining(world);
  const Commits commits = world.server.commits();
  const Microseconds cpu_before = world.server.process().cpu_us();
  joining.schedule(stage, people, now_us() + 100 * millisecond, interval);
  world.wait_until([&] { return joining.is_done(); }, 120 * second, "not everybody has joined");
  const Microseconds cpu = world.server.process().cpu_us() - cpu_before;

  Rows rows(run.report, "joins", std::to_string(people) + " joins at 1,000/s: ");
  rows.add({.what = "refused",
            .measured = static_cast<double>(joining.refused()),
            .sense = Sense::at_most});
  rows.add({.what = "p95 until the first view",
            .measured = joining.latencies.percentile_ms(0.95),
            .unit = "ms",
            .sense = Sense::at_most,
            .bound = 1000});
  rows.add({.what = "p99",
            .measured = joining.latencies.percentile_ms(0.99),
            .unit = "ms",
            .sense = Sense::at_most,
            .bound = 2000});
  rows.add({.what = "median", .measured = joining.latencies.percentile_ms(0.5), .unit = "ms"});
  rows.add({.what = "slowest",
            .measured = joining.latencies.max_ms(),
            .unit = "ms",
            .note = in_words(commits, world.server.commits())});
  rows.add({.what = "server CPU each",
            .measured = static_cast<double>(cpu) / static_cast<double>(people),
            .unit = "us"});
  rows.add(
      {.what = "first view, largest", .measured = joining.first_view_bytes.max_ms(), .unit = "kB"});

  world.wait_for_quiet();
  const auto counted = static_cast<std::size_t>(stage.at_desk.number("workshop", "people"));
  world.faults.require(counted == joining.entered(), std::to_string(joining.entered()) +
                                                         " people were let in, the desk counts " +
                                                         std::to_string(counted));
  world.compare_with_fresh(run.options.size<std::size_t>(1'000, 200));
  run.faults.take(world.faults, "joins");
}

}  // namespace cg::load
