// Rounding, once, on exact whole numbers: half away from zero, so that 147/20 is 7.4 and not the
// 7.3 that binary fractions give. Every page and export then shows the same number.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>

namespace cg::domain::analysis {

// A number with one decimal: 74 is 7.4.
struct Tenths {
  int value = 0;
  friend auto operator<=>(const Tenths&, const Tenths&) = default;
};
// A number with three decimals: 421 is 0.421.
struct Thousandths {
  int value = 0;
  friend auto operator<=>(const Thousandths&, const Thousandths&) = default;
};

// "7.4", "-0.3"; "0.421". Always with all decimals and a point.
[[nodiscard]] std::string to_text(Tenths number);
[[nodiscard]] std::string to_text(Thousandths number);

// What `count` people's numbers add up to.
struct Sum {
  std::int64_t total = 0;
  std::int64_t count = 0;
};

// numerator / denominator; the denominator is above zero. The results fit by the bounds of the
// product: scores up to 10, at most 8 sectors and 20,000 people.
[[nodiscard]] Tenths ratio_tenths(std::int64_t numerator, std::int64_t denominator);

// total / count, with a sign; count above zero.
[[nodiscard]] Tenths mean_tenths(Sum sum);

// The mean of the means of all `sums`, exactly, then rounded once; at least one, every count above
// zero. Rounding the single means first would give another number.
[[nodiscard]] Tenths mean_of_means_tenths(std::span<const Sum> sums);

// The standard deviation of a whole population: sqrt(sum of squares / n - mean^2), found by
// comparing whole numbers; count above zero, `squares` the sum of the squared numbers.
[[nodiscard]] Tenths deviation_tenths(Sum sum, std::int64_t squares);

// The product of numerator/denominator pairs, all above zero and at most 1.
struct Fraction {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
};
[[nodiscard]] Thousandths product_thousandths(std::span<const Fraction> factors);

}  // namespace cg::domain::analysis
