// Many workshops of a usual size at once, each with its desk, in all of which people vote and post.
#include "load/disk_probe.hpp"
#include "load/people.hpp"
#include "load/scenarios.hpp"

namespace cg::load {

void many_workshops(Run& run) {
  const std::size_t count = run.options.size<std::size_t>(500, 100);
  const std::size_t seconds = run.options.size<std::size_t>(20, 5);
  constexpr std::size_t people_each = 20;
  // Everybody does something every five seconds; one time in ten it is an idea.
  constexpr std::size_t people_per_command = 5;
  constexpr std::size_t commands_per_idea = 10;
  World world(run.options, "workshops");
  for (std::size_t i = 0; i < count; ++i) {
    Stage& stage = world.stage(false);
    let_join(world, stage, people_each);
  }
  world.wait_for_quiet();

  const std::size_t people = count * people_each;
  const std::size_t per_second = people / people_per_command;
  Voting voting(world, 3);
  Ideas ideas(world);
  std::vector<Ballots> ballots(count);
  const Microseconds begin = now_us() + 500 * millisecond;
  for (std::size_t i = 0; i < per_second * seconds; ++i) {
    const auto due = begin + static_cast<Microseconds>(i * second / per_second);
    // One person of each workshop in turn. The last of each posts ideas, the others vote.
    const std::size_t workshop = i % count;
    const bool is_idea = i / count % commands_per_idea == commands_per_idea - 1;
    const std::size_t person = is_idea ? people_each - 1 : i / count % (people_each - 1);
    Phone& phone = world.phones[workshop * people_each + person];
    if (is_idea) {
      ideas.post_at(phone, due);
    } else {
      voting.vote_at(phone, ballots[workshop], due);
    }
  }
  DiskProbe disk(run.options.scratch);
  const Commits commits = world.server.commits();
  const Microseconds before = world.server.process().cpu_us();
  world.wait_until([&] { return voting.is_done() && ideas.is_done(); },
                   static_cast<Microseconds>(seconds) * second + 60 * second,
                   "not everything is acknowledged");
  const Microseconds cpu = world.server.process().cpu_us() - before;

  Rows rows(
      run.report, "workshops",
      std::to_string(count) + " workshops of 20, " + std::to_string(per_second) + " commands/s: ");
  rows.add_at_most("p99 acknowledged", voting.latencies.percentile_ms(0.99), "ms", 100);
  rows.add_median_and_slowest(voting.latencies,
                              in_words(commits, world.server.commits()) + "; " + disk.in_words());
  rows.add({.what = "server CPU",
            .measured = static_cast<double>(cpu) / static_cast<double>(seconds * second) * 100,
            .unit = "%"});
  for (std::size_t i = 0; i < count; ++i) ballots[i].check(world, world.stages()[i]);
  world.wait_for_quiet();
  std::int64_t counted = 0;
  for (const Stage& stage : world.stages()) {
    counted += stage.at_desk.number("progress/" + std::string(board_activity), "ideas");
  }
  world.faults.require(counted == static_cast<std::int64_t>(ideas.accepted()),
                       std::to_string(ideas.accepted()) +
                           " ideas were acknowledged, the desks count " + std::to_string(counted));
  world.compare_with_fresh(run.options.size<std::size_t>(1'000, 200));
  run.faults.take(world.faults, "workshops");
}

}  // namespace cg::load
