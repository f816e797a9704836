// Seeds that are always run: tests/simulation/seeds.txt, one a line with the reason after it.
#pragma once

#include <cstdint>
#include <vector>

namespace cg::simulation {

[[nodiscard]] std::vector<std::uint64_t> pinned_seeds();

}  // namespace cg::simulation
