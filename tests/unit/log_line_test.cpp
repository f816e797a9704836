// The log: one line per event whatever it is given; and what readiness says.
#include "log_line.hpp"

#include <gtest/gtest.h>

#include "readiness.hpp"

namespace cg {
namespace {

TEST(LogLine, PlainValuesStandAsTheyAre) {
  EXPECT_EQ(log_line("workshop_made", {{"workshop", "Vx3-_9"}, {"people", 12}}),
            "event=workshop_made workshop=Vx3-_9 people=12");
  EXPECT_EQ(log_line("stopped"), "event=stopped");
}

TEST(LogLine, NothingEndsTheLineOrAddsAField) {
  const std::string line = log_line(
      "failure",
      {{"what", std::string_view("a\r\nevent=forged level=\"info\"\\ \x1b[31m\0 \u2028", 40)}});
  EXPECT_EQ(line.find_first_of("\r\n\x1b"), std::string::npos);
  EXPECT_TRUE(line.starts_with("event=failure what=\"a\\x0d\\x0aevent=forged level=\\\"info\\\""))
      << line;
  EXPECT_TRUE(line.ends_with("\""));
  for (const char c : line) EXPECT_TRUE(c >= 0x20 && c < 0x7F);
}

TEST(LogLine, LongAndEmptyValuesAreBounded) {
  EXPECT_EQ(log_line("x", {{"what", ""}}), "event=x what=\"\"");
  EXPECT_LT(log_line("x", {{"what", std::string(100'000, 'a')}}).size(), 500U);
}

TEST(Readiness, IsRedWhileCommitsAreRefusedAndGreenAfterOneThatIsNot) {
  constexpr std::uint64_t plenty = 1ULL << 30;
  Readiness readiness;
  readiness.note(10, 0, 1'000);
  EXPECT_TRUE(readiness.is_ready(true, 0, 1'000)) << "a small disk alone is no reason";
  EXPECT_FALSE(readiness.is_ready(false, plenty, 1'000));
  readiness.note(10, 1, 2'000);
  EXPECT_FALSE(readiness.is_ready(true, plenty, 2'000));
  readiness.note(11, 1, 2'100);
  EXPECT_TRUE(readiness.is_ready(true, plenty, 2'100));
  readiness.note(12, 2, 3'000);
  EXPECT_FALSE(readiness.is_ready(true, plenty, 3'000)) << "some went in and some did not";
}

TEST(Readiness, WhenNobodyTriesItIsGreenAgainOnceThereIsRoom) {
  Readiness readiness;
  readiness.note(0, 1, 1'000);
  EXPECT_FALSE(readiness.is_ready(true, 1ULL << 30, 6'000));
  EXPECT_FALSE(readiness.is_ready(true, 100, 60'000)) << "the disk is still full";
  EXPECT_TRUE(readiness.is_ready(true, 1ULL << 30, 6'001));
  EXPECT_TRUE(readiness.is_ready(true, 1ULL << 30, 500)) << "the clock was set back";
}

}  // namespace
}  // namespace cg
