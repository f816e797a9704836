#include "domain/analysis/rounding.hpp"

#include <cstdlib>
#include <numeric>

#include "domain/assert.hpp"

namespace cg::domain::analysis {
namespace {

// Wide enough for eight denominators: the largest product in use is below 2^126, see limits.hpp.
__extension__ using Wide = __int128;

// numerator / denominator to the nearest whole number, half away from zero.
Wide round_half_away(Wide numerator, Wide denominator) {
  CG_ASSERT(denominator > 0);
  const Wide magnitude = numerator < 0 ? -numerator : numerator;
  const Wide rounded = (2 * magnitude + denominator) / (2 * denominator);
  return numerator < 0 ? -rounded : rounded;
}

Wide greatest_common_divisor(Wide a, Wide b) {
  while (b != 0) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

// A fraction of whole numbers in its lowest terms; numerators here are never negative.
struct Reduced {
  Wide numerator = 0;
  Wide denominator = 1;

  void reduce() {
    const Wide common = greatest_common_divisor(numerator, denominator);
    if (common > 1) {
      numerator /= common;
      denominator /= common;
    }
  }
};

std::string decimal(int value, int unit, std::size_t digits) {
  const int magnitude = std::abs(value);
  std::string decimals = std::to_string(magnitude % unit);
  decimals.insert(0, digits - decimals.size(), '0');
  return (value < 0 ? "-" : "") + std::to_string(magnitude / unit) + "." + decimals;
}

}  // namespace

std::string to_text(Tenths number) {
  return decimal(number.value, 10, 1);
}
std::string to_text(Thousandths number) {
  return decimal(number.value, 1000, 3);
}

Tenths ratio_tenths(std::int64_t numerator, std::int64_t denominator) {
  return {static_cast<int>(round_half_away(Wide{10} * numerator, denominator))};
}

Tenths mean_tenths(Sum sum) {
  return ratio_tenths(sum.total, sum.count);
}

Tenths mean_of_means_tenths(std::span<const Sum> sums) {
  CG_ASSERT(!sums.empty());
  Reduced total;
  for (const Sum& sum : sums) {
    CG_ASSERT(sum.count > 0 && sum.total >= 0);
    total.numerator = total.numerator * sum.count + total.denominator * sum.total;
    total.denominator *= sum.count;
    total.reduce();
  }
  const Wide sectors = static_cast<Wide>(sums.size());
  return {static_cast<int>(round_half_away(10 * total.numerator, total.denominator * sectors))};
}

Tenths deviation_tenths(Sum sum, std::int64_t squares) {
  CG_ASSERT(sum.count > 0);
  // sd = sqrt(spread) / n. It rounds to t tenths or more when 10 sd >= t - 1/2, that is when
  // 400 spread >= ((2t - 1) n)^2.
  const Wide n = sum.count;
  const Wide spread = n * squares - Wide{sum.total} * sum.total;
  CG_ASSERT(spread >= 0);
  int tenths = 0;
  const auto reaches = [&](int t) {
    const Wide bound = (2 * Wide{t} - 1) * n;
    return 400 * spread >= bound * bound;
  };
  while (reaches(tenths + 1)) ++tenths;
  return {tenths};
}

Thousandths product_thousandths(std::span<const Fraction> factors) {
  Reduced product{1, 1};
  for (const Fraction& factor : factors) {
    CG_ASSERT(factor.numerator > 0 && factor.numerator <= factor.denominator);
    product.numerator *= factor.numerator;
    product.denominator *= factor.denominator;
    product.reduce();
  }
  return {static_cast<int>(round_half_away(1000 * product.numerator, product.denominator))};
}

}  // namespace cg::domain::analysis
