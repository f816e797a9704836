#include "domain/analysis/consensus.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace cg::domain::analysis {
namespace {

using Sectors = std::vector<SectorSupport>;

TEST(Consensus, CommonGroundIsTheProductOverTheSectors) {
  // 9/12 * 4/5 = 0.6
  EXPECT_EQ(common_ground(Sectors{{8, 10}, {3, 3}}), Thousandths{600});
}

TEST(Consensus, SupportInOneSectorAloneIsLittleCommonGround) {
  const auto one_sided = common_ground(Sectors{{10, 10}, {0, 10}});
  const auto on_both_sides = common_ground(Sectors{{5, 10}, {5, 10}});
  EXPECT_LT(one_sided, on_both_sides);
}

TEST(Consensus, PR4_WithheldAndEmptySectorsAreLeftOut) {
  EXPECT_EQ(common_ground(Sectors{{3, 8}, {0, 0, true}, {0, 0}}), Thousandths{400});
  EXPECT_EQ(common_ground(Sectors{{0, 0, true}, {0, 0, true}}), std::nullopt);
}

TEST(Consensus, EqualVoiceGivesEachSectorTheSameWeight) {
  EXPECT_EQ(equal_voice(std::vector<Sum>{{100, 10}, {0, 90}}), Tenths{50});
  EXPECT_EQ(equal_voice(std::vector<Sum>{{24, 3}, {0, 0}}), Tenths{80});
  EXPECT_EQ(equal_voice(std::vector<Sum>{}), std::nullopt);
}

}  // namespace
}  // namespace cg::domain::analysis
