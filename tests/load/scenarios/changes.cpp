// Sixty changes a second, 1,000 phones: the newest records at the tick, against a server that is
// the same but sends each change to everybody as it comes.
#include "load/people.hpp"
#include "load/samples.hpp"
#include "load/scenarios.hpp"

namespace cg::load {
namespace {

constexpr std::size_t people = 1'000;
constexpr std::size_t changes_per_second = 60;
constexpr Microseconds interval = second / static_cast<Microseconds>(changes_per_second);

// CPU microseconds of the server for each change and phone.
double cost_of_changes(Run& run, const Options& options, std::size_t seconds) {
  const std::size_t changes = changes_per_second * seconds;
  World world(options, "changes");
  Stage& stage = world.stage();
  let_join(world, stage, people);
  world.wait_for_quiet();
  Ideas ideas(world);
  const Microseconds begin = now_us() + 100 * millisecond;
  for (std::size_t i = 0; i < changes; ++i) {
    ideas.post_at(world.phones[i % people], begin + static_cast<Microseconds>(i) * interval);
  }
  const Microseconds before = world.server.process().cpu_us();
  world.wait_until([&] { return ideas.is_done(); }, 120 * second, "not all ideas are acknowledged");
  const Microseconds cpu = world.server.process().cpu_us() - before;

  world.wait_for_quiet();
  const auto counted = stage.at_desk.number("progress/" + std::string(board_activity), "ideas");
  world.faults.require(counted == static_cast<std::int64_t>(ideas.accepted()),
                       "the desk counts " + std::to_string(counted) + " ideas of " +
                           std::to_string(ideas.accepted()));
  world.compare_with_fresh(200);
  run.faults.take(world.faults, "changes");
  return static_cast<double>(cpu) / static_cast<double>(changes * people);
}

}  // namespace

void changes_at_the_tick(Run& run) {
  const std::size_t pairs = run.options.size<std::size_t>(3, 1);
  const std::size_t seconds = run.options.size<std::size_t>(8, 4);
  Options one_by_one = run.options;
  one_by_one.server = "serve_singly";
  std::vector<double> singly;
  std::vector<double> ratios;
  for (std::size_t i = 0; i < pairs; ++i) {
    singly.push_back(cost_of_changes(run, one_by_one, seconds));
    ratios.push_back(cost_of_changes(run, run.options, seconds) / singly.back());
  }
  run.report.add({.scenario = "changes",
                  .what = "60 changes/s, 1,000 phones: CPU a change and phone",
                  .measured = median(singly) * median(ratios),
                  .unit = "us",
                  .floor = median(singly),
                  .sense = Sense::at_most,
                  .bound = 0.4,
                  .note = "floor: the same server sending each change singly; median ratio of " +
                          std::to_string(pairs) + " pairs"});
}

}  // namespace cg::load
