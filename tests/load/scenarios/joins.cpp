// People arrive at a steady rate, whatever the server does with them.
#include "load/disk_probe.hpp"
#include "load/people.hpp"
#include "load/scenarios.hpp"

namespace cg::load {

void joins(Run& run) {
  const std::size_t people = run.options.size<std::size_t>(10'000, 2'000);
  constexpr Microseconds interval = millisecond;  // 1,000 a second
  World world(run.options, "joins");
  Stage& stage = world.stage();
  Joining joining(world);
  DiskProbe disk(run.options.scratch);
  const Commits commits = world.server.commits();
  const Microseconds cpu_before = world.server.process().cpu_us();
  joining.schedule(stage, people, now_us() + 100 * millisecond, interval);
  world.wait_until([&] { return joining.is_done(); }, 120 * second, "not everybody has joined");
  const Microseconds cpu = world.server.process().cpu_us() - cpu_before;

  Rows rows(run.report, "joins", std::to_string(people) + " joins at 1,000/s: ");
  rows.add({.what = "refused",
            .measured = static_cast<double>(joining.refused()),
            .sense = Sense::at_most});
  rows.add_at_most("p95 until the first view", joining.latencies.percentile_ms(0.95), "ms", 1000);
  rows.add_at_most("p99", joining.latencies.percentile_ms(0.99), "ms", 2000);
  rows.add_median_and_slowest(joining.latencies,
                              in_words(commits, world.server.commits()) + "; " + disk.in_words());
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
