#include "domain/analysis/rounding.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace cg::domain::analysis {
namespace {

TEST(Rounding, HalvesGoAwayFromZero) {
  EXPECT_EQ(mean_tenths({147, 20}), Tenths{74});  // 7.35, which a binary fraction makes 7.3
  EXPECT_EQ(mean_tenths({1, 20}), Tenths{1});
  EXPECT_EQ(mean_tenths({-1, 20}), Tenths{-1});
  EXPECT_EQ(mean_tenths({-147, 20}), Tenths{-74});
  EXPECT_EQ(mean_tenths({0, 7}), Tenths{0});
}

TEST(Rounding, AMeanOfMeansIsRoundedOnce) {
  // 7.45 and 8.44: rounded first they would be 7.5 and 8.4, whose mean is 7.95 and so 8.0.
  EXPECT_EQ(mean_of_means_tenths(std::vector<Sum>{{149, 20}, {211, 25}}), Tenths{79});
  EXPECT_EQ(mean_of_means_tenths(std::vector<Sum>{{75, 10}, {53, 7}, {26, 3}}), Tenths{79});
}

TEST(Rounding, EightLargeSectorsDoNotOverflow) {
  const std::vector<Sum> sums{{24990, 2499}, {24980, 2498}, {24970, 2497}, {24960, 2496},
                              {24950, 2495}, {24940, 2494}, {24930, 2493}, {24920, 2492}};
  EXPECT_EQ(mean_of_means_tenths(sums), Tenths{100});
  const std::vector<Fraction> factors(8, {20'001, 20'002});
  EXPECT_EQ(product_thousandths(factors), Thousandths{1000});
}

TEST(Rounding, TheDeviationIsThatOfThePopulation) {
  EXPECT_EQ(deviation_tenths({10, 2}, 100), Tenths{50});  // 0 and 10
  EXPECT_EQ(deviation_tenths({5, 1}, 25), Tenths{0});
  EXPECT_EQ(deviation_tenths({40, 8}, 232), Tenths{20});  // 2 4 4 4 5 5 7 9
  // Exactly 0.25 (no real ballots give a half, the rule holds all the same).
  EXPECT_EQ(deviation_tenths({200, 400}, 125), Tenths{3});
}

TEST(Rounding, TextHasAllDecimals) {
  EXPECT_EQ(to_text(Tenths{74}), "7.4");
  EXPECT_EQ(to_text(Tenths{80}), "8.0");
  EXPECT_EQ(to_text(Tenths{-3}), "-0.3");
  EXPECT_EQ(to_text(Tenths{100}), "10.0");
  EXPECT_EQ(to_text(Thousandths{42}), "0.042");
  EXPECT_EQ(to_text(Thousandths{1000}), "1.000");
}

}  // namespace
}  // namespace cg::domain::analysis
