// The hub, domain, wire and store as they are, in worlds whose disk fails, whose process dies and
// whose network loses and delays; one seed decides everything. CG_SEED=n repeats one world.
#include <gtest/gtest.h>

#include <cstdlib>

#include "simulation/seeds.hpp"
#include "simulation/shrink.hpp"

namespace cg::simulation {
namespace {

#ifdef CG_SANITIZED
constexpr std::uint64_t worlds = 40;
#else
constexpr std::uint64_t worlds = 800;
#endif

void expect_all_well(std::uint64_t seed) {
  const Plan plan = plan_of(seed);
  const Outcome outcome = run_world(plan);
  if (!outcome.findings.empty()) ADD_FAILURE() << told(shrink(plan, outcome));
}

class Worlds : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(Worlds, NothingAcknowledgedIsLostNothingSecretIsToldAndEverybodyAgrees) {
  expect_all_well(GetParam());
}
INSTANTIATE_TEST_SUITE_P(Seeds, Worlds, ::testing::Range(std::uint64_t{1}, worlds + 1));

TEST(PinnedWorlds, AreAllWellToo) {
  for (const std::uint64_t seed : pinned_seeds()) expect_all_well(seed);
}

TEST(ChosenWorld, IsRepeated) {
  const char* const chosen = std::getenv("CG_SEED");
  if (chosen != nullptr) expect_all_well(std::strtoull(chosen, nullptr, 10));
}

// What the shrinking rests on.
TEST(World, TheSameSeedGoesTheSameWay) {
  for (const std::uint64_t seed : {3U, 6U, 11U}) {
    const Plan plan = plan_of(seed);
    const Outcome once = run_world(plan);
    const Outcome again = run_world(plan_of(seed));
    EXPECT_EQ(once.told, again.told);
    EXPECT_EQ(once.commands, again.commands);
    EXPECT_EQ(once.crashes, again.crashes);
    EXPECT_GT(once.commands, 0U);
  }
}

}  // namespace
}  // namespace cg::simulation
