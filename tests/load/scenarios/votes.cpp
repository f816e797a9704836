// Everybody votes: all within a second, and steadily for a minute.
#include <algorithm>

#include "load/disk_probe.hpp"
#include "load/people.hpp"
#include "load/scenarios.hpp"

namespace cg::load {
namespace {

// How many people voted, as a desk or a screen has it.
std::int64_t voted(const Watch& watch) {
  return watch.number("scores/" + std::string(scores_activity), "voted");
}

}  // namespace

void votes_at_once(Run& run) {
  const std::size_t people = run.options.size<std::size_t>(10'000, 2'000);
  World world(run.options, "votes");
  Stage& stage = world.stage();
  let_join(world, stage, people);
  world.wait_for_quiet();

  Voting voting(world, 1);
  Ballots ballots;
  const Microseconds begin = now_us() + 200 * millisecond;
  for (std::size_t i = 0; i < people; ++i) {
    const auto share = static_cast<Microseconds>(i) * second / static_cast<Microseconds>(people);
    voting.vote_at(world.phones[i], ballots, begin + share);
  }
  Microseconds screen_right_at = 0;
  stage.at_screen.on_put = [&](std::string_view, std::string_view) {
    const bool right = voted(stage.at_screen) == static_cast<std::int64_t>(people);
    if (right && screen_right_at == 0) screen_right_at = now_us();
  };
  DiskProbe disk(run.options.scratch);
  const Commits commits = world.server.commits();
  const Microseconds cpu_before = world.server.process().cpu_us();
  world.wait_until([&] { return voting.is_done() && screen_right_at != 0; }, 60 * second,
                   "not all votes are acknowledged and on the screen");
  const Microseconds cpu = world.server.process().cpu_us() - cpu_before;

  Rows rows(run.report, "votes", std::to_string(people) + " votes within a second: ");
  rows.add_at_most("p99 acknowledged", voting.latencies.percentile_ms(0.99), "ms", 1000);
  const Microseconds behind = std::max<Microseconds>(0, screen_right_at - voting.last_answer_at());
  rows.add_at_most("screen right after the last", static_cast<double>(behind) / 1000.0, "ms", 100);
  rows.add_median_and_slowest(voting.latencies,
                              in_words(commits, world.server.commits()) + "; " + disk.in_words());
  rows.add({.what = "server CPU each",
            .measured = static_cast<double>(cpu) / static_cast<double>(people),
            .unit = "us"});
  ballots.check(world, stage);
  world.wait_for_quiet();
  world.compare_with_fresh(run.options.size<std::size_t>(1'000, 200));
  run.faults.take(world.faults, "votes");
}

void votes_sustained(Run& run) {
  const std::size_t people = run.options.size<std::size_t>(10'000, 2'000);
  const std::size_t per_second = run.options.size<std::size_t>(2'000, 400);
  const std::size_t seconds = run.options.size<std::size_t>(60, 10);
  constexpr Microseconds idea_every = 200 * millisecond;
  constexpr std::size_t idea_people = 100;  // who post ideas do not vote; one idea is a probe
  World world(run.options, "sustained");
  Stage& stage = world.stage();
  let_join(world, stage, people);
  world.wait_for_quiet();

  Voting voting(world, 2);
  Ballots ballots;
  Ideas ideas(world);
  const Microseconds begin = now_us() + 500 * millisecond;
  const std::size_t voters = people - idea_people;
  for (std::size_t i = 0; i < per_second * seconds; ++i) {
    const auto due = begin + static_cast<Microseconds>(i * second / per_second);
    voting.vote_at(world.phones[idea_people + i % voters], ballots, due);
  }
  for (std::size_t i = 0; i < seconds * second / idea_every; ++i) {
    const auto due = begin + static_cast<Microseconds>(i) * idea_every;
    ideas.post_at(world.phones[i % idea_people], due);
  }
  IdeaCounts at_desk, at_screen, at_phone;
  stage.at_desk.on_put = [&](auto key, auto record) { at_desk.note(key, record); };
  stage.at_screen.on_put = [&](auto key, auto record) { at_screen.note(key, record); };
  Watch one_phone;
  one_phone.on_put = [&](auto key, auto record) { at_phone.note(key, record); };
  world.onlooker(world.phones[idea_people], one_phone);

  DiskProbe disk(run.options.scratch);
  const Commits commits = world.server.commits();
  const Microseconds cpu_before = world.server.process().cpu_us();
  world.wait_until([&] { return voting.is_done() && ideas.is_done(); },
                   static_cast<Microseconds>(seconds) * second + 60 * second,
                   "not everything is acknowledged");
  const Microseconds cpu = world.server.process().cpu_us() - cpu_before;
  world.wait_for_quiet();

  Rows rows(run.report, "sustained",
            std::to_string(per_second) + " votes/s for " + std::to_string(seconds) + " s, " +
                std::to_string(people) + " connected: ");
  Samples desk = ideas.lags(at_desk, "the desk");
  Samples screen = ideas.lags(at_screen, "the screen");
  Samples phone = ideas.lags(at_phone, "a phone");
  rows.add_at_most("p99 acknowledged", voting.latencies.percentile_ms(0.99), "ms", 150);
  rows.add_at_most("desk behind, at most", desk.max_ms(), "ms", 250);
  rows.add_at_most("screen behind, at most", screen.max_ms(), "ms", 250);
  rows.add({.what = "a phone behind, at most", .measured = phone.max_ms(), .unit = "ms"});
  rows.add_median_and_slowest(voting.latencies,
                              in_words(commits, world.server.commits()) + "; " + disk.in_words());
  rows.add({.what = "server CPU",
            .measured = static_cast<double>(cpu) / static_cast<double>(seconds * second) * 100,
            .unit = "%"});
  const auto counted = stage.at_desk.number("progress/" + std::string(board_activity), "ideas");
  world.faults.require(counted == static_cast<std::int64_t>(ideas.accepted()),
                       std::to_string(ideas.accepted()) +
                           " ideas were acknowledged, the desk counts " + std::to_string(counted));
  ballots.check(world, stage);
  world.wait_for_quiet();
  world.compare_with_fresh(run.options.size<std::size_t>(1'000, 200));
  run.faults.take(world.faults, "sustained");
}

}  // namespace cg::load
