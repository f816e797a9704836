// A workshop of a given size for the micro-benchmarks, made through the rules. Activities: act1
// scores, act2 a board, act3 aims; all open.
#pragma once

#include <cstdint>
#include <string>

#include "domain/decide.hpp"
#include "wire/audience.hpp"

namespace cg::load {

// Everybody has joined, voted, posted one idea and one aim.
[[nodiscard]] domain::Workshop workshop_of(std::uint32_t people);

[[nodiscard]] domain::Actor person(std::uint32_t number);
[[nodiscard]] domain::Command a_vote(int score);
[[nodiscard]] domain::Command an_idea(std::uint32_t number);
[[nodiscard]] domain::Command a_join(std::uint32_t number);

// The state as the projections want it; `workshop` outlives it.
[[nodiscard]] wire::Live a_live_room();

}  // namespace cg::load
