// How far something is supported in every sector, and not just by the biggest one. Both measures
// cover the sectors that may be shown (protocol rule PR4).
#pragma once

#include <optional>
#include <span>

#include "domain/analysis/rounding.hpp"
#include "domain/analysis/suppression.hpp"

namespace cg::domain::analysis {

// Common ground: the product over the sectors of (agreeing + 1) / (asked + 2), the group-informed
// consensus of Small, Bjorkegren, Erkkila, Shaw and Megill, "Polis: Scaling deliberation by mapping
// high dimensional opinion spaces", Recerca 26(2), 2021. The 1 and the 2 are a prior of one yes and
// one no (Laplace's rule of succession), so that two of two weigh less than twenty of twenty.
// A sector in which nobody is asked has no opinion and is left out. Nothing when no sector is left.
[[nodiscard]] std::optional<Thousandths> common_ground(std::span<const SectorSupport> sectors);

// Equal voice: the mean of the sectors' means, each sector counting the same. `sums` are those of
// the sectors that are shown; those in which nobody gave a number are left out. Nothing when no
// sector is left.
[[nodiscard]] std::optional<Tenths> equal_voice(std::span<const Sum> sums);

}  // namespace cg::domain::analysis
