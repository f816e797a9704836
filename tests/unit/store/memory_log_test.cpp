#include "store/memory_log.hpp"

#include "support/event_log_contract.hpp"

namespace cg::test {
namespace {

using store::MemoryLog;
using Fault = MemoryLog::Fault;

struct MemoryMaker {
  store::EventLog& log() { return memory; }
  void reopen() { memory.power_loss(); }
  MemoryLog memory;
};

INSTANTIATE_TYPED_TEST_SUITE_P(Memory, EventLogContract, MemoryMaker);

TEST(MemoryLog, ARefusalWritesNothingAndTheNextCommitGoesOn) {
  MemoryLog log;
  log.fail_next(Fault::refused);
  EXPECT_EQ(commit_one(log, append_to("w1", 0).event()), Outcome::refused);
  EXPECT_TRUE(log.health().accepting);
  EXPECT_EQ(commit_one(log, append_to("w1", 0).event()), Outcome::committed);
  EXPECT_EQ(log.transactions(), 1U);
}

class MemoryLogUnknown : public testing::TestWithParam<Fault> {};

TEST_P(MemoryLogUnknown, NothingIsAcceptedOrReadUntilRecovered) {
  MemoryLog log;
  ASSERT_EQ(commit_one(log, append_to("w1", 0).event()), Outcome::committed);
  const auto reader = log.open_reader().value();
  log.fail_next(GetParam());
  const std::vector<Append> batch = {append_to("w1", 1).event(), append_to("w1", 9).event()};
  EXPECT_THAT(log.commit(batch), ElementsAre(Outcome::unknown, Outcome::unknown));
  EXPECT_FALSE(log.health().accepting);
  EXPECT_EQ(commit_one(log, append_to("w1", 1).event()), Outcome::refused);
  EXPECT_EQ(log.remove("w1"), Outcome::refused);
  EXPECT_FALSE(log.workshops().has_value());
  EXPECT_FALSE(reader->texts("w1").has_value());

  log.fail_recoveries(1);
  EXPECT_FALSE(log.recover().has_value());
  EXPECT_FALSE(log.health().accepting);
  ASSERT_TRUE(log.recover().has_value());
  const std::uint64_t head = GetParam() == Fault::unknown_landed ? 2 : 1;
  EXPECT_EQ(head_of(log, "w1"), head);
  EXPECT_EQ(commit_one(log, append_to("w1", head).event()), Outcome::committed);
}

INSTANTIATE_TEST_SUITE_P(BothWays, MemoryLogUnknown,
                         testing::Values(Fault::unknown_lost, Fault::unknown_landed));

}  // namespace
}  // namespace cg::test
