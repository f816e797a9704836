// The load client must notice what a server gets wrong, or its silence means nothing.
#include "load/view.hpp"

#include <gtest/gtest.h>

#include <string>

#include "load/json_cursor.hpp"

namespace cg::load {
namespace {

std::string notification(std::string_view epoch, int seq, bool full, std::string_view put,
                         std::string_view remove = "") {
  return R"({"jsonrpc":"2.0","method":"view","params":{"epoch":")" + std::string(epoch) +
         R"(","seq":)" + std::to_string(seq) + (full ? R"(,"full":true)" : "") + R"(,"put":{)" +
         std::string(put) + R"(},"remove":[)" + std::string(remove) + "]}}";
}

class LoadView : public ::testing::Test {
 protected:
  std::string apply(View& view, const std::string& text) { return view.apply(frames_.read(text)); }
  ViewFrames frames_;
};

TEST_F(LoadView, TheSameRecordsInAnyOrderHaveTheSameDigest) {
  View one;
  View other;
  EXPECT_EQ(apply(one, notification("e", 1, true, R"("a":{"x":[1,"]"]},"b":"\"")")), "");
  EXPECT_EQ(apply(other, notification("e", 1, true, R"("b":1,"c":3)")), "");
  EXPECT_EQ(apply(other, notification("e", 2, false, R"("a":{"x":[1,"]"]},"b":"\"")", R"("c")")),
            "");
  EXPECT_EQ(one.digest(), other.digest());
  EXPECT_EQ(one.record_count(), 2U);
  EXPECT_TRUE(other.holds("a"));
  EXPECT_FALSE(other.holds("c"));
}

TEST_F(LoadView, AMissedChangeShows) {
  View one;
  View other;
  for (View* view : {&one, &other}) {
    EXPECT_EQ(apply(*view, notification("e", 1, true, R"("a":1,"b":2)")), "");
  }
  EXPECT_EQ(apply(one, notification("e", 2, false, R"("a":7)")), "");
  EXPECT_NE(one.digest(), other.digest());
}

TEST_F(LoadView, APositionThatGoesBackIsAFault) {
  View view;
  EXPECT_EQ(apply(view, notification("e", 5, true, "")), "");
  EXPECT_EQ(apply(view, notification("e", 5, false, R"("a":1)")), "");
  EXPECT_NE(apply(view, notification("e", 4, false, R"("a":2)")), "");
}

TEST_F(LoadView, AFreshConnectionMustBeginWithAFullView) {
  View view;
  EXPECT_NE(apply(view, notification("e", 5, false, "")), "");
}

TEST_F(LoadView, AResumedConnectionGoesOnOrBeginsAnew) {
  View view;
  EXPECT_EQ(apply(view, notification("e", 5, true, R"("a":1)")), "");
  view.begin_connection(true);
  EXPECT_EQ(apply(view, notification("e", 9, false, R"("b":1)")), "");
  EXPECT_EQ(view.record_count(), 2U);
  view.begin_connection(true);
  EXPECT_EQ(apply(view, notification("f", 2, true, R"("b":1)")), "");
  EXPECT_EQ(view.record_count(), 1U);
  view.begin_connection(true);
  EXPECT_NE(apply(view, notification("g", 9, false, "")), "");
}

TEST(LoadJson, ReadsWhatIsNestedAndEscaped) {
  EXPECT_EQ(member_of(R"({"a":{"b":"}\"]"},"c":[1,{"d":2}],"e":-1.5})", "c"), R"([1,{"d":2}])");
  EXPECT_EQ(member_of(R"({"a":{"b":"}\"]"},"e":-1.5})", "e"), "-1.5");
  EXPECT_EQ(member_of(R"({"a":1})", "b"), "");
  for (const char* broken : {R"({"a":"x)", R"({"a")", R"({"a":1)", R"({"a":"\)"}) {
    EXPECT_THROW(static_cast<void>(member_of(broken, "z")), JsonFault) << broken;
  }
}

}  // namespace
}  // namespace cg::load
