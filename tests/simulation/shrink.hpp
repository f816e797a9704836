// Which of a failing world's steps it takes: as few as leaving some out again and again can find
// (delta debugging). A failure counts as the same one if what did not hold is of the same sort.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "simulation/plan.hpp"
#include "simulation/world.hpp"

namespace cg::simulation {

// What came of one world; a bug that throws is one that was found.
[[nodiscard]] Outcome run_world(const Plan& plan, const std::vector<bool>& kept = {});

struct Failure {
  std::uint64_t seed = 0;
  std::size_t steps_before = 0;
  std::size_t runs = 0;
  Outcome outcome;  // of the steps that are left
};
// `failed` has findings. Ends when no step can be left out, or the time is up.
[[nodiscard]] Failure shrink(const Plan& plan, const Outcome& failed,
                             std::chrono::seconds time_max = std::chrono::seconds(30));

// For people: the seed, what did not hold, and the steps.
[[nodiscard]] std::string told(const Failure& failure);

}  // namespace cg::simulation
