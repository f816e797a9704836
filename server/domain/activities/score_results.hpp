// What came of a round of scores, with everything withheld that must be (protocol rules PR3 to
// PR5). Pure: the same ballots and people give the same results.
#pragma once

#include "domain/activities/scores.hpp"

namespace cg::domain::scores {

struct RoundToCount {
  std::size_t items = 0;
  const Voices& voices;   // of everybody who has a ballot
  const Round& round;     // its ballots are those that count
  const Round* previous;  // null in the first round
};

// All but `eligible` and `voted`.
[[nodiscard]] Results results_of(const Workshop& workshop, const RoundToCount& count);

}  // namespace cg::domain::scores
