// What a unit costs as there are more of them: people of a workshop, workshops, ideas on a board.
#include <algorithm>
#include <cstdio>

#include "load/curve_picture.hpp"
#include "load/history_program.hpp"
#include "load/people.hpp"
#include "load/scenarios.hpp"

namespace cg::load {
namespace {

double each(double total, std::size_t count) {
  return total / static_cast<double>(count);
}

// CPU that the server takes while `work` runs.
template <class Work>
double cpu_of(World& world, Work work) {
  const Microseconds before = world.server.process().cpu_us();
  work();
  return static_cast<double>(world.server.process().cpu_us() - before);
}

double resident_kib(const World& world) {
  return static_cast<double>(world.server.process().resident_bytes()) / 1024;
}

// `count` votes of these people, evenly over `duration`.
void let_vote(World& world, std::size_t first, std::size_t people, std::size_t count,
              Microseconds duration) {
  Voting voting(world, 5);
  Ballots ballots;
  const Microseconds begin = now_us();
  for (std::size_t i = 0; i < count; ++i) {
    voting.vote_at(
        world.phones[first + i % people], ballots,
        begin + static_cast<Microseconds>(i) * duration / static_cast<Microseconds>(count));
  }
  world.wait_until([&] { return voting.is_done(); }, 120 * second, "votes are not acknowledged");
}

void add(Curve& curve, std::size_t count, double cost) {
  curve.points.push_back({static_cast<double>(count), cost});
}

std::vector<Curve> over_people(Run& run) {
  std::vector<Curve> curves{{"CPU of a join", "people of a workshop", "us", {}},
                            {"CPU of a vote", "people of a workshop", "us", {}},
                            {"memory of a phone", "people of a workshop", "KiB", {}}};
  for (const std::size_t count : {10U, 30U, 100U, 300U, 1'000U, 3'000U, 10'000U}) {
    if (run.options.quick && count > 1'000) break;
    World world(run.options, "curves");
    // Few people are measured in several workshops.
    const std::size_t workshops = std::max<std::size_t>(1, 300 / count);
    std::vector<Stage*> stages;
    for (std::size_t i = 0; i < workshops; ++i) stages.push_back(&world.stage());
    world.wait_for_quiet(500 * millisecond);
    const double before_kib = resident_kib(world);
    const std::size_t people = count * workshops;
    const double joins = cpu_of(world, [&] {
      for (Stage* stage : stages) let_join(world, *stage, count);
      world.wait_for_quiet(500 * millisecond);
    });
    const double memory_kib = resident_kib(world) - before_kib;
    const std::size_t votes = std::clamp<std::size_t>(people, 1'000, 4'000);
    const double voting = cpu_of(world, [&] { let_vote(world, 0, people, votes, 4 * second); });
    add(curves[0], count, each(joins, people));
    add(curves[1], count, each(voting, votes));
    add(curves[2], count, each(memory_kib, people));
    run.faults.take(world.faults, "curves");
  }
  return curves;
}

std::vector<Curve> over_workshops(Run& run) {
  std::vector<Curve> curves{{"CPU of a vote", "workshops of 5 people", "us", {}},
                            {"CPU of an idle second, each", "workshops of 5 people", "us", {}},
                            {"memory of a workshop", "workshops of 5 people", "KiB", {}}};
  constexpr std::size_t people_each = 5;
  constexpr std::size_t fair_votes_each = 32;  // in four seconds: more would be told to wait
  for (const std::size_t count : {1U, 3U, 10U, 30U, 100U, 300U, 1'000U}) {
    if (run.options.quick && count > 100) break;
    World world(run.options, "curves");
    const double before_kib = resident_kib(world);
    for (std::size_t i = 0; i < count; ++i) let_join(world, world.stage(false), people_each);
    world.wait_for_quiet(500 * millisecond);
    const double memory_kib = resident_kib(world) - before_kib;
    const double idle = cpu_of(world, [&] { world.loop.run_for(2 * second); }) / 2;
    const std::size_t people = count * people_each;
    const std::size_t votes = std::min<std::size_t>(2'000, people * fair_votes_each);
    const double voting = cpu_of(world, [&] { let_vote(world, 0, people, votes, 4 * second); });
    add(curves[0], count, each(voting, votes));
    add(curves[1], count, each(idle, count));
    add(curves[2], count, each(memory_kib, count));
    run.faults.take(world.faults, "curves");
  }
  return curves;
}

std::vector<Curve> over_ideas(Run& run) {
  std::vector<Curve> curves{{"CPU of one more idea", "ideas on the board", "us", {}},
                            {"time to open the workshop", "ideas on the board", "ms", {}},
                            {"memory of an idea", "ideas on the board", "KiB", {}}};
  constexpr std::size_t people = 2'000;
  constexpr std::size_t phones = 100;
  double empty_kib = 0;
  for (const std::size_t count : {10U, 100U, 1'000U, 10'000U, 50'000U}) {
    if (run.options.quick && count > 1'000) break;
    const Workshop made = make_history(run.options, "curves", {people, 0, count, 0});
    World world(run.options, "curves", true);
    const Microseconds begun = now_us();
    Stage& stage = world.stage_of(world.server.find(made.id), true);
    const double open_ms = static_cast<double>(now_us() - begun) / 1000;
    const double opened_kib = resident_kib(world);
    if (empty_kib == 0) empty_kib = opened_kib;  // ten ideas weigh nothing beside the people
    let_join(world, stage, phones);
    world.wait_for_quiet(500 * millisecond);
    Ideas ideas(world);
    constexpr std::size_t more = 300;
    const double posting = cpu_of(world, [&] {
      for (std::size_t i = 0; i < more; ++i) {
        const auto due = now_us() + static_cast<Microseconds>(i) * 10 * millisecond;
        ideas.post_at(world.phones[i % phones], due);
      }
      world.wait_until([&] { return ideas.is_done(); }, 60 * second, "ideas have no answer");
    });
    add(curves[0], count, each(posting, more));
    add(curves[1], count, open_ms);
    // Fewer weigh less than what the memory of a process is off by.
    if (count >= 1'000) add(curves[2], count, each(opened_kib - empty_kib, count));
    run.faults.take(world.faults, "curves");
  }
  return curves;
}

}  // namespace

void curves(Run& run) {
  std::vector<Curve> all;
  for (const auto part : {over_people, over_workshops, over_ideas}) {
    for (Curve& curve : part(run)) {
      for (const Curve::Point& point : curve.points) {
        run.report.add({.scenario = "curves",
                        .what = curve.title + ", " +
                                std::to_string(static_cast<std::size_t>(point.count)) + " " +
                                curve.units,
                        .measured = point.cost,
                        .unit = curve.unit});
      }
      all.push_back(std::move(curve));
    }
  }
  std::filesystem::create_directories(run.options.curves);
  write_picture(run.options.curves / "curves.svg", all);
  write_tables(run.options.curves / "curves.md", all);
  std::printf("Written: %s\n", (run.options.curves / "curves.svg").c_str());
}

}  // namespace cg::load
