#include "domain/analysis/suppression.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace cg::domain::analysis {
namespace {

// Everybody who was asked answered.
std::vector<bool> shown(const std::vector<unsigned>& people) {
  std::vector<Cell> cells;
  for (const unsigned n : people) cells.push_back({n, n});
  return shown_cells(cells).sectors;
}

using Mask = std::vector<bool>;

TEST(Suppression, PR3_SectorsOfThreeAreShown) {
  EXPECT_EQ(shown({3, 10, 7}), (Mask{true, true, true}));
}

TEST(Suppression, PR3_ASmallSectorTakesTheSmallestOtherWithIt) {
  EXPECT_EQ(shown({2, 10, 7}), (Mask{false, true, false}));
  EXPECT_EQ(shown({10, 1, 10}), (Mask{false, false, true}));
}

TEST(Suppression, PR3_TwoSmallSectorsOfThreePeopleAreEnough) {
  EXPECT_EQ(shown({1, 2, 9}), (Mask{false, false, true}));
}

TEST(Suppression, PR3_TwoSmallSectorsOfTwoPeopleTakeAThird) {
  EXPECT_EQ(shown({1, 1, 9, 5}), (Mask{false, false, true, false}));
}

TEST(Suppression, PR3_ASectorThatNobodyWasAskedInIsShownAndIsNoPartner) {
  EXPECT_EQ(shown({0, 2, 9, 8}), (Mask{true, false, true, false}));
}

TEST(Suppression, PR3_WhereNoPartnerIsLeftAllAreWithheld) {
  EXPECT_EQ(shown({2, 0}), (Mask{false, false}));
  EXPECT_EQ(shown({1, 9}), (Mask{false, false}));
}

TEST(Suppression, PR3_ThatNoneOfASectorAnsweredIsNotShownEither) {
  const std::vector<Cell> cells{{0, 5}, {6, 6}, {4, 9}};
  EXPECT_EQ(shown_cells(cells).sectors, (Mask{false, true, false}));
}

TEST(Suppression, PR3_TheTotalOfOneOrTwoIsWithheld) {
  EXPECT_FALSE(shown_cells(std::vector<Cell>{{1, 4}, {1, 4}}).total);
  EXPECT_TRUE(shown_cells(std::vector<Cell>{{1, 4}, {2, 4}}).total);
  EXPECT_TRUE(shown_cells(std::vector<Cell>{{0, 4}, {0, 4}}).total);
}

TEST(Suppression, PR4_SupportCountsWhereItIsShown) {
  const std::vector<unsigned> given{2, 1, 4};
  const std::vector<unsigned> asked{5, 2, 9};
  const auto sectors = support_by_sector(given, asked);
  EXPECT_EQ(sectors, (std::vector<SectorSupport>{{0, 0, true}, {0, 0, true}, {4, 9, false}}));
  EXPECT_EQ(given_where_shown(sectors), 4U);
}

TEST(Suppression, PR4_WithoutAShownSectorThereIsNoSum) {
  const std::vector<unsigned> two{2, 0};
  EXPECT_EQ(given_where_shown(support_by_sector(two, two)), std::nullopt);
  // Beside sectors that are withheld, an empty one must not make a total of 0.
  const std::vector<unsigned> some{1, 2, 0};
  EXPECT_EQ(given_where_shown(support_by_sector(some, some)), std::nullopt);
}

}  // namespace
}  // namespace cg::domain::analysis
