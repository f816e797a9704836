// Sixty changes a second, 1,000 phones: the newest records at the tick, against sending each change
// to everybody as it comes.
#include "load/fanout_server.hpp"
#include "load/people.hpp"
#include "load/scenarios.hpp"

namespace cg::load {
namespace {

constexpr std::size_t people = 1'000;
constexpr std::size_t changes_per_second = 60;
constexpr Microseconds interval = second / static_cast<Microseconds>(changes_per_second);
// What the frame of one new idea has.
constexpr std::size_t frame_bytes = 400;

double cost_of_sending_each(Run& run, std::size_t changes) {
  Loop loop;
  FanoutServer server(
      loop, run.faults,
      {.command = {run.options.programs / "fanout_product"}, .is_asked_by_message = true},
      (run.options.scratch / "fanout.log").string());
  server.connect(people);
  static_cast<void>(server.cpu_per_delivery(changes_per_second, 1, frame_bytes, interval));
  return server.cpu_per_delivery(changes, 1, frame_bytes, interval);
}

}  // namespace

void changes_at_the_tick(Run& run) {
  const std::size_t seconds = run.options.size<std::size_t>(20, 5);
  const std::size_t changes = changes_per_second * seconds;
  const double each = cost_of_sending_each(run, changes);

  World world(run.options, "changes");
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

  run.report.add(
      {.scenario = "changes",
       .what = "60 changes/s, 1,000 phones: CPU a change and phone",
       .measured = static_cast<double>(cpu) / static_cast<double>(changes * people),
       .unit = "us",
       .floor = each,
       .sense = Sense::at_most,
       .bound = 0.4,
       .note = "floor: the same transport sending each change singly, deciding nothing"});
  world.wait_for_quiet();
  const auto counted = stage.at_desk.number("progress/" + std::string(board_activity), "ideas");
  world.faults.require(counted == static_cast<std::int64_t>(ideas.accepted()),
                       "the desk counts " + std::to_string(counted) + " ideas of " +
                           std::to_string(ideas.accepted()));
  world.compare_with_fresh(200);
  run.faults.take(world.faults, "changes");
}

}  // namespace cg::load
