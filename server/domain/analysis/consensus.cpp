#include "domain/analysis/consensus.hpp"

#include <vector>

#include "domain/assert.hpp"

namespace cg::domain::analysis {

std::optional<Thousandths> common_ground(std::span<const SectorSupport> sectors) {
  std::vector<Fraction> factors;
  for (const SectorSupport& sector : sectors) {
    if (sector.withheld || sector.asked == 0) continue;
    CG_ASSERT(sector.given <= sector.asked);
    factors.push_back({std::int64_t{sector.given} + 1, std::int64_t{sector.asked} + 2});
  }
  if (factors.empty()) return std::nullopt;
  return product_thousandths(factors);
}

std::optional<Tenths> equal_voice(std::span<const Sum> sums) {
  std::vector<Sum> answered;
  for (const Sum& sum : sums) {
    if (sum.count > 0) answered.push_back(sum);
  }
  if (answered.empty()) return std::nullopt;
  return mean_of_means_tenths(answered);
}

}  // namespace cg::domain::analysis
