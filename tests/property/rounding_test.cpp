// The exact rounding against plain definitions, on many numbers.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <vector>

#include "domain/analysis/rounding.hpp"

namespace cg::domain::analysis {
namespace {

// `t` is the nearest number of tenths to a/b, and of two equally near ones the one away from zero:
// 2(10a - tb) lies in [-b, b), mirrored below zero.
bool is_nearest(std::int64_t a, std::int64_t b, std::int64_t t) {
  if (a < 0) return is_nearest(-a, b, -t);
  const std::int64_t twice_rest = 2 * (10 * a - t * b);
  return twice_rest >= -b && twice_rest < b;
}

RC_GTEST_PROP(Rounding, ARatioIsRoundedToTheNearestTenth, ()) {
  const auto a = *rc::gen::inRange<std::int64_t>(-200'000, 200'001);
  const auto b = *rc::gen::inRange<std::int64_t>(1, 20'001);
  RC_ASSERT(is_nearest(a, b, ratio_tenths(a, b).value));
}

RC_GTEST_PROP(Rounding, RoundingIsTheSameOnBothSidesOfZero, ()) {
  const auto a = *rc::gen::inRange<std::int64_t>(0, 200'001);
  const auto b = *rc::gen::inRange<std::int64_t>(1, 20'001);
  RC_ASSERT(ratio_tenths(a, b).value == -ratio_tenths(-a, b).value);
}

RC_GTEST_PROP(Rounding, TheDeviationIsTheRoundedRootOfTheVariance, ()) {
  const auto scores =
      *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 11)));
  Sum sum;
  std::int64_t squares = 0;
  for (const int score : scores) {
    sum.total += score;
    ++sum.count;
    squares += score * score;
  }
  const double n = static_cast<double>(sum.count);
  const double mean = static_cast<double>(sum.total) / n;
  const double exact = std::sqrt(std::max(0.0, static_cast<double>(squares) / n - mean * mean));
  RC_ASSERT(std::abs(deviation_tenths(sum, squares).value / 10.0 - exact) <= 0.05 + 1e-6);
}

RC_GTEST_PROP(Rounding, TheMeanOfMeansIsWithinHalfATenth, ()) {
  const auto count = *rc::gen::inRange<std::size_t>(1, 9);
  std::vector<Sum> sums;
  double exact = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const auto n = *rc::gen::inRange<std::int64_t>(1, 2501);
    const auto total = *rc::gen::inRange<std::int64_t>(0, 10 * n + 1);
    sums.push_back({total, n});
    exact += static_cast<double>(total) / static_cast<double>(n) / static_cast<double>(count);
  }
  RC_ASSERT(std::abs(mean_of_means_tenths(sums).value / 10.0 - exact) <= 0.05 + 1e-9);
}

RC_GTEST_PROP(Rounding, OneSectorsMeanOfMeansIsItsMean, ()) {
  const auto n = *rc::gen::inRange<std::int64_t>(1, 20'001);
  const auto total = *rc::gen::inRange<std::int64_t>(0, 10 * n + 1);
  const Sum sum{total, n};
  RC_ASSERT(mean_of_means_tenths(std::vector{sum}) == mean_tenths(sum));
}

}  // namespace
}  // namespace cg::domain::analysis
