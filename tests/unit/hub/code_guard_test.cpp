// Rules FU1 to FU3, as arithmetic.
#include "hub/code_guard.hpp"

#include <gtest/gtest.h>

#include "hub/later.hpp"

namespace cg::hub {
namespace {

constexpr std::int64_t start_ms = 1'700'000'000'000;

TEST(CodeGuard, FU3_AHallMayMistypeTwiceEachAtOnceAndThenThirtyASecond) {
  CodeGuard guard;
  int looked_at = 0;
  std::int64_t now_ms = start_ms;
  while (guard.wait_ms("hall", 0, now_ms) == 0 && looked_at < 10'000) {
    guard.was_wrong("hall", now_ms);
    ++looked_at;
  }
  EXPECT_EQ(looked_at, 600);
  for (const std::int64_t end_ms = now_ms + 10'000; now_ms < end_ms; ++now_ms) {
    if (guard.wait_ms("hall", 0, now_ms) > 0) continue;
    guard.was_wrong("hall", now_ms);
    ++looked_at;
  }
  EXPECT_NEAR(looked_at, 600 + 300, 2);
  EXPECT_LE(guard.wait_ms("hall", 0, now_ms), 34);
}

TEST(CodeGuard, FU3_WhatIsTakenIsThereAgainAfterARest) {
  CodeGuard guard;
  for (int i = 0; i < 600; ++i) guard.was_wrong("hall", start_ms);
  EXPECT_GT(guard.wait_ms("hall", 0, start_ms), 0);
  for (int i = 0; i < 600; ++i) {
    EXPECT_EQ(guard.wait_ms("hall", 0, start_ms + 20'000), 0);
    guard.was_wrong("hall", start_ms + 20'000);
  }
}

TEST(CodeGuard, FU3_AConnectionThatWasWrongLeavesHalfToTheOthers) {
  CodeGuard guard;
  for (int i = 0; i < 300; ++i) guard.was_wrong("hall", start_ms);
  EXPECT_GT(guard.wait_ms("hall", 1, start_ms), 0);
  EXPECT_EQ(guard.wait_ms("hall", 0, start_ms), 0);
}

TEST(CodeGuard, FU3_AddressesDoNotSufferForEachOther) {
  CodeGuard guard;
  for (int i = 0; i < 600; ++i) guard.was_wrong("attacker", start_ms);
  EXPECT_GT(guard.wait_ms("attacker", 0, start_ms), 0);
  EXPECT_EQ(guard.wait_ms("hall", 0, start_ms), 0);
}

TEST(CodeGuard, FU3_ManyAddressesTogetherAreBoundAndTheBlamelessAreNot) {
  CodeGuard guard;
  // Each stays within its own allowance.
  for (int address = 0; address < 60; ++address) {
    for (int i = 0; i < 50; ++i) guard.was_wrong("bot" + std::to_string(address), start_ms);
  }
  EXPECT_GT(guard.wait_ms("bot7", 0, start_ms), 0);
  for (int i = 0; i < CodeGuard::blameless; ++i) {
    EXPECT_EQ(guard.wait_ms("hall", 0, start_ms), 0) << i;
    guard.was_wrong("hall", start_ms);
  }
  EXPECT_GT(guard.wait_ms("hall", 0, start_ms), 0);
}

TEST(CodeGuard, FU2_TheAnswerComesEverLaterUpToFiveSeconds) {
  EXPECT_EQ(CodeGuard::answer_after_ms(0), 250);
  EXPECT_EQ(CodeGuard::answer_after_ms(2), 250);
  EXPECT_EQ(CodeGuard::answer_after_ms(3), 500);
  EXPECT_EQ(CodeGuard::answer_after_ms(4), 1000);
  EXPECT_EQ(CodeGuard::answer_after_ms(7), 5000);
  EXPECT_EQ(CodeGuard::answer_after_ms(4'000'000'000U), 5000);
}

TEST(CodeGuard, AClockThatIsSetBackAnHourLocksNobodyOut) {
  CodeGuard guard;
  for (int i = 0; i < 700; ++i) guard.was_wrong("hall", start_ms);
  const std::int64_t back_ms = start_ms - 3'600'000;
  EXPECT_LE(guard.wait_ms("hall", 0, back_ms), 40);
  EXPECT_EQ(guard.wait_ms("hall", 0, start_ms + 3'600'000), 0);
}

TEST(CodeGuard, AddressesThatHavePaidAreForgotten) {
  CodeGuard guard;
  std::int64_t now_ms = start_ms;
  for (int i = 0; i < 50'000; ++i) guard.was_wrong(std::to_string(i), now_ms += 10);
  EXPECT_LE(guard.addresses_held(), 2'100U);
  EXPECT_EQ(guard.wrong_count(), 50'000U);
}

TEST(Later, DoesThingsInTheOrderOfTheirTimes) {
  Later later;
  std::string done;
  later.at(30, [&] { done += "c"; });
  later.at(10, [&] { done += "a"; });
  later.at(10, [&] { later.at(20, [&] { done += "!"; }); });
  later.at(20, [&] { done += "b"; });
  later.run(9);
  EXPECT_EQ(done, "");
  later.run(20);
  EXPECT_EQ(done, "ab") << "what was added meanwhile waits for the next run";
  EXPECT_EQ(later.next_ms(), 20);
  later.run(20);
  later.run(1'000);
  EXPECT_EQ(done, "ab!c");
  EXPECT_FALSE(later.next_ms());
}

}  // namespace
}  // namespace cg::hub
