// What must hold of every view in every history (protocol rules VW2 to VW6).
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "hub/loaded_workshop.hpp"
#include "support/numbers.hpp"
#include "support/random_history.hpp"
#include "support/schema.hpp"

namespace cg::test {
namespace {

std::string told(const RandomHistory& history) {
  std::string all;
  for (const std::string& step : history.steps()) all += step + "\n";
  return all;
}

RC_GTEST_PROP(Views, VW4_AClientThatAppliedEveryFrameHoldsWhatAFreshOneIsGiven, ()) {
  HubWorld world(7);
  RandomHistory history(world, 7);
  for (const std::uint64_t number : *histories(160)) history.step(number);
  for (const auto& one : history.everybody()) {
    if (!one->is_connected()) one->attach(true);
  }
  world.advance(300);
  for (const std::string& difference : differences_from_fresh(world, history)) {
    RC_LOG() << told(history) << difference;
    RC_FAIL("a view differs from a fresh one");
  }
}

RC_GTEST_PROP(Views, ReplayingTheLogGivesTheLiveState, ()) {
  HubWorld world(8);
  RandomHistory history(world, 6);
  for (const std::uint64_t number : *histories(160)) history.step(number);
  auto loaded = hub::load_workshop(world.log, world.workshop);
  RC_ASSERT(loaded.has_value());
  bool same = false;
  world.read([&](const domain::Workshop& live) { same = live == loaded->state; });
  if (!same) RC_LOG() << told(history);
  RC_ASSERT(same);
}

RC_GTEST_PROP(Views, EveryRecordMatchesItsSchema, ()) {
  HubWorld world(9);
  RandomHistory history(world, 7);
  for (const std::uint64_t number : *histories(120)) history.step(number);
  world.advance(100);
  for (const auto& one : history.everybody()) {
    for (const auto& [key, record] : one->view) {
      std::string why;
      const bool matches = records_match(Json{{key, record}}, &why);
      if (!matches) RC_LOG() << key << ": " << record.dump() << "\n" << why;
      RC_ASSERT(matches);
    }
  }
}

}  // namespace
}  // namespace cg::test
