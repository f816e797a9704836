// What an idle phone holds of the server's memory, and whether coming and going leaves anything.
#include <algorithm>
#include <cstdlib>

#include "load/people.hpp"
#include "load/scenarios.hpp"

namespace cg::load {
namespace {

double kib(std::size_t bytes) {
  return static_cast<double>(bytes) / 1024;
}

// Everybody of `some` is there again, with a view.
void come_and_go(World& world, std::size_t first, std::size_t count) {
  for (std::size_t i = first; i < first + count; ++i) world.phones[i].come_back(false);
  world.wait_until(
      [&] {
        return std::all_of(world.phones.begin() + static_cast<std::ptrdiff_t>(first),
                           world.phones.begin() + static_cast<std::ptrdiff_t>(first + count),
                           [](const Phone& phone) { return phone.has_view(); });
      },
      30 * second, "people who came again have no view");
  for (std::size_t i = first; i < first + count; ++i) world.phones[i].cut();
}

}  // namespace

void memory(Run& run) {
  const std::size_t people = run.options.size<std::size_t>(10'000, 2'000);
  const std::size_t rounds = run.options.size<std::size_t>(1'000, 100);
  constexpr std::size_t people_a_round = 20;
  World world(run.options, "memory");
  Stage& stage = world.stage();
  let_join(world, stage, 100);  // what the first ones need once, for all
  world.wait_for_quiet();
  const std::size_t before = world.server.process().resident_bytes();
  let_join(world, stage, people);
  world.wait_for_quiet(run.options.size<Microseconds>(5 * second, second));
  const std::size_t full = world.server.process().resident_bytes();

  Rows rows(run.report, "memory", "");
  rows.add({.what = "memory of an idle phone, its person included",
            .measured = kib(full - before) / static_cast<double>(people),
            .unit = "KiB",
            .sense = Sense::at_most,
            .bound = 10});
  rows.add({.what = "the whole server with " + std::to_string(people) + " phones",
            .measured = kib(full) / 1024,
            .unit = "MiB"});

  for (Phone& phone : world.phones) phone.cut();
  // The first tenth of the rounds fills what is filled once.
  for (std::size_t i = 0; i < rounds / 10; ++i) come_and_go(world, 0, people_a_round);
  world.wait_for_quiet();
  const std::size_t early = world.server.process().resident_bytes();
  for (std::size_t i = 0; i < rounds; ++i) {
    come_and_go(world, i * people_a_round % (people - people_a_round), people_a_round);
  }
  world.wait_for_quiet();
  const std::size_t late = world.server.process().resident_bytes();
  rows.add({.what = "growth over " + std::to_string(rounds) + " rounds of coming and going",
            .measured = (kib(late) - kib(early)) / kib(early) * 100,
            .unit = "%",
            .sense = Sense::at_most,
            .bound = 2,
            .note = "20 phones a round; resident " + std::to_string(early / 1024) +
                    " KiB before, " + std::to_string(late / 1024) + " KiB after"});
  run.faults.take(world.faults, "memory");
}

}  // namespace cg::load
