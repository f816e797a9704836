#include "domain/ids.hpp"

#include <gtest/gtest.h>

namespace cg::domain {
namespace {

TEST(Ids, AreWrittenWithTheirPrefix) {
  EXPECT_EQ(to_text(PersonId{17}), "p17");
  EXPECT_EQ(to_text(ActivityId{3}), "act3");
  EXPECT_EQ(to_text(AimId{5}), "aim5");
  EXPECT_EQ(to_text(IdeaId{9}), "idea9");
  EXPECT_EQ(to_text(GroupId{2}), "g2");
}

TEST(Ids, AreReadBack) {
  EXPECT_EQ(parse_id<PersonId>("p17"), PersonId{17});
  EXPECT_EQ(parse_id<GroupId>("g4294967295"), GroupId{4294967295U});
}

TEST(Ids, NothingElseIsRead) {
  for (const char* text : {"", "p", "17", "p0", "p07", "p-1", "p+1", "p1 ", " p1", "P1", "p1.5",
                           "px", "act1", "p4294967296"}) {
    EXPECT_EQ(parse_id<PersonId>(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace cg::domain
