// A disk that fails: full, unsynced, unreadable, without power.
#include <sqlite3.h>

#include <fstream>
#include <iterator>
#include <memory>

#include "store/sqlite_log.hpp"
#include "support/event_log_contract.hpp"
#include "support/failing_vfs.hpp"
#include "support/scratch_folder.hpp"

namespace cg::test {
namespace {

using store::SqliteLog;
using store::SqliteOptions;
using testing::HasSubstr;
using Operation = FailingVfs::Operation;

class SqliteFaults : public testing::Test {
 protected:
  SqliteFaults() { open(); }
  void open() {
    log_.reset();
    log_ = std::make_unique<SqliteLog>(
        SqliteOptions{.folder = scratch_.path(),
                      .vfs = vfs_.name(),
                      .housekeeping_retry = std::chrono::milliseconds(0)});
  }
  Outcome append(std::uint64_t expected_seq) {
    return commit_one(*log_, append_to("w1", expected_seq).event().text(expected_seq, "t"));
  }
  void expect_whole(std::uint64_t head) {
    EXPECT_EQ(head_of(*log_, "w1"), head);
    EXPECT_EQ(events_of(*log_, "w1").size(), head);
    EXPECT_EQ(log_->texts("w1").value().size(), head);
  }

  ScratchFolder scratch_;
  FailingVfs vfs_;
  std::unique_ptr<SqliteLog> log_;
};

TEST_F(SqliteFaults, ACommitIsSyncedBeforeItIsCommitted) {
  for (std::uint64_t seq = 0; seq < 5; ++seq) {
    const int before = vfs_.syncs();
    ASSERT_EQ(append(seq), Outcome::committed);
    EXPECT_GT(vfs_.syncs(), before);
  }
}

TEST_F(SqliteFaults, AFailedSyncMakesTheWholeBatchUnknown) {
  ASSERT_EQ(append(0), Outcome::committed);
  vfs_.fail(Operation::sync, "-wal", SQLITE_IOERR_FSYNC);
  const std::vector<Append> batch = {append_to("w1", 1).event().text(1, "t"),
                                     append_to("w2", 0).event()};
  EXPECT_THAT(log_->commit(batch), ElementsAre(Outcome::unknown, Outcome::unknown));
  EXPECT_FALSE(log_->health().accepting);
  EXPECT_THAT(log_->health().detail, HasSubstr("a commit failed"));
  EXPECT_EQ(append(1), Outcome::refused);
  EXPECT_FALSE(log_->texts("w1").has_value());
  EXPECT_FALSE(log_->open_reader().has_value());

  EXPECT_FALSE(log_->recover().has_value());  // the disk is still broken
  EXPECT_FALSE(log_->health().accepting);
  EXPECT_EQ(append(1), Outcome::refused);

  vfs_.heal();
  ASSERT_TRUE(log_->recover().has_value());
  EXPECT_EQ(log_->health(), store::Health{});
  // Whatever became of it, it is all or nothing, and both workshops agree.
  const std::uint64_t head = head_of(*log_, "w1");
  expect_whole(head);
  EXPECT_EQ(head_of(*log_, "w2"), head - 1);
  EXPECT_EQ(append(head), Outcome::committed);
  open();
  expect_whole(head + 1);
}

TEST_F(SqliteFaults, AFullDiskAtAnyWriteIsSurvived) {
  ASSERT_EQ(append(0), Outcome::committed);
  std::uint64_t head = 1;
  for (int successes = 0; successes < 12; ++successes) {
    vfs_.fail(Operation::write, "-wal", SQLITE_FULL, successes);
    Outcome outcome = append(head);
    while (outcome == Outcome::committed) outcome = append(++head);
    vfs_.heal();
    if (outcome == Outcome::unknown) {
      ASSERT_TRUE(log_->recover().has_value());
    } else {
      ASSERT_EQ(outcome, Outcome::refused);
      ASSERT_TRUE(log_->health().accepting);
    }
    const std::uint64_t now = head_of(*log_, "w1");
    ASSERT_TRUE(now == head || now == head + 1);
    expect_whole(now);
    head = now;
  }
}

TEST_F(SqliteFaults, RecoveryWaitsUntilTheDiskTakesWrites) {
  ASSERT_EQ(append(0), Outcome::committed);
  vfs_.fail(Operation::write, "-wal", SQLITE_FULL);
  ASSERT_EQ(append(1), Outcome::unknown);
  EXPECT_FALSE(log_->recover().has_value());
  EXPECT_THAT(log_->health().detail, HasSubstr("full"));
  EXPECT_FALSE(log_->recover().has_value());
  vfs_.heal();
  EXPECT_TRUE(log_->recover().has_value());
  expect_whole(head_of(*log_, "w1"));
}

TEST_F(SqliteFaults, AReaderDuringRecoveryIsRefusedAndThenGoesOn) {
  ASSERT_EQ(append(0), Outcome::committed);
  const auto reader = log_->open_reader().value();
  ASSERT_EQ(head_of(*reader, "w1"), 1U);
  vfs_.fail(Operation::sync, "-wal", SQLITE_IOERR_FSYNC);
  ASSERT_EQ(append(1), Outcome::unknown);
  EXPECT_FALSE(reader->texts("w1").has_value());
  vfs_.heal();
  ASSERT_TRUE(log_->recover().has_value());
  const std::uint64_t head = head_of(*log_, "w1");
  EXPECT_EQ(head_of(*reader, "w1"), head);
  ASSERT_EQ(append(head), Outcome::committed);
  EXPECT_EQ(head_of(*reader, "w1"), head + 1);
}

TEST_F(SqliteFaults, AFailedCheckpointLosesNothingAndIsTriedAgain) {
  ASSERT_EQ(append(0), Outcome::committed);
  ASSERT_EQ(log_->erase_texts("w1", std::vector<std::uint64_t>{99, 0}), Outcome::committed);
  vfs_.fail(Operation::sync, ".db", SQLITE_IOERR_FSYNC);
  log_->tend(true);
  EXPECT_TRUE(log_->health().accepting);
  EXPECT_THAT(log_->health().detail, HasSubstr("cannot be tidied"));
  EXPECT_TRUE(log_->wants_tending());
  EXPECT_EQ(commit_one(*log_, append_to("w1", 1).event()), Outcome::committed);
  vfs_.heal();
  log_->tend(true);
  EXPECT_EQ(log_->health(), store::Health{});
  EXPECT_FALSE(log_->wants_tending());
  EXPECT_EQ(head_of(*log_, "w1"), 2U);
}

TEST_F(SqliteFaults, AReadThatFailsIsAnErrorAndNotAnEmptyWorkshop) {
  for (std::uint64_t seq = 0; seq < 100; ++seq) {
    ASSERT_EQ(commit_one(*log_, append_to("w1", seq).event(std::string(2000, 'e'))),
              Outcome::committed);
  }
  open();
  const auto reader = log_->open_reader().value();
  vfs_.fail(Operation::read, ".db", SQLITE_IOERR_READ);
  const auto head = reader->read("w1", 1, [](const store::StoredEvent&) { return true; });
  ASSERT_FALSE(head.has_value());
  EXPECT_FALSE(head.error().what.empty());
  vfs_.heal();
  EXPECT_EQ(head_of(*reader, "w1"), 100U);
}

// The power goes at every point of a run with checkpoints; what was committed is there.
TEST_F(SqliteFaults, WhatWasCommittedSurvivesALossOfPower) {
  std::uint64_t head = 0;
  for (int round = 0; round < 25; ++round) {
    for (int i = 0; i < round; ++i) {
      ASSERT_EQ(append(head), Outcome::committed);
      ++head;
      if (i % 5 == 3) log_->tend(true);
      if (i % 7 == 4) {
        ASSERT_EQ(log_->erase_texts("w1", std::vector<std::uint64_t>{9999}), Outcome::committed);
      }
    }
    vfs_.power_fails();
    if (round % 2 == 0) {
      EXPECT_EQ(append(head), Outcome::unknown);
    }
    log_.reset();
    vfs_.power_returns();
    open();
    expect_whole(head);
  }
}

TEST_F(SqliteFaults, AnErasedTextDoesNotComeBackWithThePower) {
  ASSERT_EQ(commit_one(*log_, append_to("w1", 0).event().text(1, "secret words")),
            Outcome::committed);
  ASSERT_EQ(log_->remove("w1"), Outcome::committed);
  vfs_.power_fails();
  log_.reset();
  vfs_.power_returns();
  for (const auto& entry : std::filesystem::directory_iterator(scratch_.path())) {
    std::ifstream stream(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    EXPECT_FALSE(bytes.contains("secret words")) << entry.path();
  }
}

}  // namespace
}  // namespace cg::test
