// How many people of each sector sit in each group: promises 2 and 3 of split.hpp. Who they are is
// decided afterwards. Private to the splitting.
#pragma once

#include <cstdint>
#include <vector>

#include "domain/random.hpp"

namespace cg::domain::split {

using Counts = std::vector<std::vector<unsigned>>;  // [sector][group]

struct Seats {
  Counts free;    // for those who are not pinned
  Counts people;  // with those who are
};

// `pinned` are there already, `unpinned` people of each sector are to be seated.
[[nodiscard]] Seats plan_seats(const Counts& pinned, const std::vector<unsigned>& unpinned,
                               std::size_t group_count, SplitMix64& random);

}  // namespace cg::domain::split
