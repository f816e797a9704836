#include "store/journal_thread.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "store/memory_log.hpp"
#include "store/sqlite_log.hpp"
#include "support/appends.hpp"
#include "support/failing_vfs.hpp"
#include "support/scratch_folder.hpp"

namespace cg::test {
namespace {

using store::Append;
using store::Health;
using store::JournalOptions;
using store::JournalThread;
using store::MemoryLog;
using store::Outcome;
using testing::ElementsAre;
using testing::IsEmpty;
using Fault = MemoryLog::Fault;
using std::chrono::milliseconds;

// Stands for the rooms' loop: what is posted runs when the test's thread says so.
class Loop {
 public:
  JournalThread::Post post() {
    return [this](std::function<void()> work) {
      const std::scoped_lock lock(mutex_);
      posts_.push_back(std::move(work));
      came_.notify_all();
    };
  }
  // Runs what has been posted; returns the number of posts.
  std::size_t run() {
    std::deque<std::function<void()>> now;
    {
      const std::scoped_lock lock(mutex_);
      now.swap(posts_);
    }
    for (const auto& work : now) work();
    return now.size();
  }
  // Runs what is posted until `done`, which is looked at on this thread.
  template <typename Done>
  bool run_until(const Done& done) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!done()) {
      std::unique_lock lock(mutex_);
      if (!came_.wait_until(lock, end, [this] { return !posts_.empty(); })) return false;
      lock.unlock();
      run();
    }
    return true;
  }

 private:
  std::mutex mutex_;
  std::condition_variable came_;
  std::deque<std::function<void()>> posts_;
};

class JournalThreadTest : public testing::Test {
 protected:
  JournalThreadTest() {
    options_.quiet_after = milliseconds(1);
    options_.retry_first = milliseconds(1);
    options_.retry_max = milliseconds(8);
    options_.on_health = [this](const Health& health) { told_.push_back(health); };
  }
  void start() {
    auto log = std::make_unique<MemoryLog>();
    memory_ = log.get();
    journal_ = std::make_unique<JournalThread>(std::move(log), loop_.post(), options_);
  }
  void submit(Append append) {
    journal_->submit(std::move(append), [this](Outcome outcome) { outcomes_.push_back(outcome); });
  }
  // Stops the journal's thread in a task until the returned promise is kept.
  std::shared_ptr<std::promise<void>> hold() {
    auto gate = std::make_shared<std::promise<void>>();
    EXPECT_TRUE(journal_->submit_task(
        [open = gate->get_future().share()](store::EventLog&) { open.wait(); }));
    return gate;
  }
  bool until_outcomes(std::size_t count) {
    return loop_.run_until([&] { return outcomes_.size() >= count; });
  }
  // Faults are set on the journal's thread, whose log it is.
  void on_log(const std::function<void(MemoryLog&)>& change) {
    ASSERT_TRUE(journal_->submit_task([this, change](store::EventLog&) { change(*memory_); }));
  }

  JournalOptions options_;
  Loop loop_;
  std::vector<Outcome> outcomes_;
  std::vector<Health> told_;
  MemoryLog* memory_ = nullptr;
  std::unique_ptr<JournalThread> journal_;
};

TEST_F(JournalThreadTest, CompletionsComeOnTheLoopInOrder) {
  start();
  std::vector<int> order;
  const std::thread::id here = std::this_thread::get_id();
  for (std::uint64_t i = 0; i < 50; ++i) {
    journal_->submit(append_to("w1", i).event(), [&order, i, here](Outcome outcome) {
      EXPECT_EQ(outcome, Outcome::committed);
      EXPECT_EQ(std::this_thread::get_id(), here);
      order.push_back(static_cast<int>(i));
    });
  }
  journal_->drain();
  EXPECT_THAT(order, IsEmpty());  // nothing runs before the loop does
  loop_.run();
  ASSERT_EQ(order.size(), 50U);
  EXPECT_TRUE(std::ranges::is_sorted(order));
}

TEST_F(JournalThreadTest, WhatGathersIsOneTransactionAndOnePost) {
  start();
  const auto gate = hold();
  for (int i = 0; i < 20; ++i) submit(append_to("w" + std::to_string(i), 0).event());
  EXPECT_GE(journal_->counts().queued, 20U);
  gate->set_value();
  journal_->drain();
  EXPECT_EQ(loop_.run(), 1U);
  EXPECT_EQ(outcomes_, std::vector<Outcome>(20, Outcome::committed));
  EXPECT_EQ(journal_->counts().transactions, 1U);
  EXPECT_EQ(journal_->counts().committed, 20U);
}

TEST_F(JournalThreadTest, ABatchIsBounded) {
  options_.batch_appends_max = 8;
  start();
  const auto gate = hold();
  for (std::uint64_t i = 0; i < 20; ++i) submit(append_to("w1", i).event());
  gate->set_value();
  journal_->drain();
  loop_.run();
  EXPECT_EQ(outcomes_, std::vector<Outcome>(20, Outcome::committed));
  EXPECT_EQ(journal_->counts().transactions, 3U);
}

TEST_F(JournalThreadTest, AConflictIsItsOwn) {
  start();
  submit(append_to("w1", 0).event());
  submit(append_to("w1", 0).event());
  submit(append_to("w1", 1).event());
  ASSERT_TRUE(until_outcomes(3));
  EXPECT_THAT(outcomes_, ElementsAre(Outcome::committed, Outcome::conflict, Outcome::committed));
  EXPECT_THAT(told_, IsEmpty());
}

TEST_F(JournalThreadTest, ATaskSeesEveryAppendBeforeItAndNoneAfter) {
  start();
  const auto gate = hold();
  std::uint64_t head = 99;
  submit(append_to("w1", 0).event());
  submit(append_to("w1", 1).event());
  ASSERT_TRUE(journal_->submit_task([&](store::EventLog& log) { head = head_of(log, "w1"); }));
  submit(append_to("w1", 2).event());
  gate->set_value();
  journal_->drain();
  EXPECT_EQ(head, 2U);
}

TEST_F(JournalThreadTest, AFullQueueRefuses) {
  options_.queue_appends_max = 2;
  options_.queue_tasks_max = 2;
  start();
  const auto gate = hold();
  for (std::uint64_t i = 0; i < 4; ++i) submit(append_to("w1", i).event());
  while (journal_->submit_task([](store::EventLog&) {})) {
  }
  EXPECT_EQ(loop_.run(), 2U);
  EXPECT_THAT(outcomes_, ElementsAre(Outcome::refused, Outcome::refused));
  gate->set_value();
  ASSERT_TRUE(until_outcomes(4));
  EXPECT_EQ(outcomes_.at(3), Outcome::committed);
  EXPECT_EQ(journal_->counts().refused, 2U);
}

TEST_F(JournalThreadTest, TooManyBytesAreRefused) {
  options_.queue_bytes_max = 10'000;
  start();
  const auto gate = hold();
  submit(append_to("w1", 0).event(std::string(6'000, 'e')));
  submit(append_to("w2", 0).event(std::string(6'000, 'e')));
  gate->set_value();
  ASSERT_TRUE(until_outcomes(2));
  EXPECT_THAT(outcomes_, ElementsAre(Outcome::refused, Outcome::committed));
  submit(append_to("w2", 0).event(std::string(6'000, 'e')));
  ASSERT_TRUE(until_outcomes(3));
  EXPECT_EQ(outcomes_.back(), Outcome::committed);
}

TEST_F(JournalThreadTest, AfterAnUnknownOutcomeItRecoversByItselfAndSaysSo) {
  start();
  on_log([](MemoryLog& log) {
    log.fail_next(Fault::unknown_landed);
    log.fail_recoveries(3);
  });
  submit(append_to("w1", 0).event());
  ASSERT_TRUE(until_outcomes(1));
  EXPECT_THAT(outcomes_, ElementsAre(Outcome::unknown));

  // What waits for the log to be certain sees what has become of it.
  std::promise<std::uint64_t> head;
  ASSERT_TRUE(
      journal_->submit_task([&](store::EventLog& log) { head.set_value(head_of(log, "w1")); }));
  EXPECT_EQ(head.get_future().get(), 1U);
  ASSERT_TRUE(loop_.run_until([this] { return !told_.empty() && told_.back().accepting; }));
  EXPECT_FALSE(told_.front().accepting);
  EXPECT_TRUE(journal_->health().accepting);
  EXPECT_EQ(journal_->counts().recoveries, 1U);

  submit(append_to("w1", 1).event());
  ASSERT_TRUE(until_outcomes(2));
  EXPECT_EQ(outcomes_.back(), Outcome::committed);
}

TEST_F(JournalThreadTest, WhileTheLogAwaitsRecoveryAppendsAreRefusedAtOnce) {
  start();
  on_log([](MemoryLog& log) {
    log.fail_next(Fault::unknown_lost);
    log.fail_recoveries(1'000'000);
  });
  const auto gate = hold();
  submit(append_to("w1", 0).event());
  const auto second = hold();  // ends the batch: the next append still waits when it fails
  submit(append_to("w2", 0).event());
  gate->set_value();
  ASSERT_TRUE(until_outcomes(2));
  EXPECT_THAT(outcomes_, ElementsAre(Outcome::unknown, Outcome::refused));
  submit(append_to("w2", 0).event());
  ASSERT_TRUE(until_outcomes(3));
  EXPECT_EQ(outcomes_.back(), Outcome::refused);
  second->set_value();
}

TEST_F(JournalThreadTest, StopCommitsWhatIsQueuedAndRefusesWhatComesLater) {
  start();
  const auto gate = hold();
  for (std::uint64_t i = 0; i < 10; ++i) submit(append_to("w1", i).event());
  std::uint64_t head = 0;
  ASSERT_TRUE(journal_->submit_task([&](store::EventLog& log) { head = head_of(log, "w1"); }));
  std::thread opener([&gate] {
    std::this_thread::sleep_for(milliseconds(20));
    gate->set_value();
  });
  journal_->stop();
  opener.join();
  EXPECT_EQ(head, 10U);
  EXPECT_FALSE(journal_->submit_task([](store::EventLog&) {}));
  submit(append_to("w1", 10).event());
  journal_->drain();
  journal_->stop();
  loop_.run();
  ASSERT_EQ(outcomes_.size(), 11U);
  EXPECT_EQ(outcomes_.at(9), Outcome::committed);
  EXPECT_EQ(outcomes_.at(10), Outcome::refused);
}

TEST_F(JournalThreadTest, StopEndsAlsoWhenTheDiskStaysBroken) {
  options_.retry_first = options_.retry_max = std::chrono::hours(1);
  start();
  on_log([](MemoryLog& log) {
    log.fail_next(Fault::unknown_lost);
    log.fail_recoveries(1'000'000);
  });
  submit(append_to("w1", 0).event());
  ASSERT_TRUE(until_outcomes(1));
  bool readable = true;
  ASSERT_TRUE(
      journal_->submit_task([&](store::EventLog& log) { readable = log.workshops().has_value(); }));
  journal_->stop();
  EXPECT_FALSE(readable);
}

TEST_F(JournalThreadTest, ManyThreadsSubmitAndNothingIsLostOrDoubled) {
  start();
  std::atomic<int> committed = 0;
  std::vector<std::thread> rooms;
  for (int room = 0; room < 4; ++room) {
    rooms.emplace_back([&, room] {
      for (std::uint64_t i = 0; i < 200; ++i) {
        journal_->submit(append_to("w" + std::to_string(room), i).event(), [&](Outcome outcome) {
          if (outcome == Outcome::committed) ++committed;
        });
        if (i % 50 == 0) static_cast<void>(journal_->health());
      }
    });
  }
  for (std::thread& room : rooms) room.join();
  journal_->drain();
  loop_.run();
  EXPECT_EQ(committed, 800);
  const auto reader = journal_->open_reader().value();
  const auto workshops = reader->workshops().value();
  EXPECT_EQ(workshops.size(), 4U);
  for (const auto& workshop : workshops) EXPECT_EQ(workshop.head_seq, 200U);
}

TEST(JournalThreadOnSqlite, ADiskThatFailsAndHealsNeedsNoRestart) {
  ScratchFolder folder;
  FailingVfs vfs;
  Loop loop;
  std::vector<Health> told;
  JournalThread journal(std::make_unique<store::SqliteLog>(
                            store::SqliteOptions{.folder = folder.path(), .vfs = vfs.name()}),
                        loop.post(),
                        {.quiet_after = milliseconds(1),
                         .retry_first = milliseconds(1),
                         .retry_max = milliseconds(5),
                         .on_health = [&](const Health& health) { told.push_back(health); }});
  std::vector<Outcome> outcomes;
  const auto append = [&](std::uint64_t expected_seq) {
    const std::size_t before = outcomes.size();
    journal.submit(append_to("w1", expected_seq).event(),
                   [&](Outcome outcome) { outcomes.push_back(outcome); });
    EXPECT_TRUE(loop.run_until([&] { return outcomes.size() > before; }));
    return outcomes.back();
  };
  ASSERT_EQ(append(0), Outcome::committed);
  for (int round = 0; round < 3; ++round) {
    vfs.fail(FailingVfs::Operation::sync, "-wal", SQLITE_IOERR_FSYNC);
    const std::uint64_t before = head_of(*journal.open_reader().value(), "w1");
    ASSERT_EQ(append(before), Outcome::unknown);
    std::this_thread::sleep_for(milliseconds(10));
    EXPECT_EQ(append(before), Outcome::refused);
    vfs.heal();
    ASSERT_TRUE(loop.run_until([&] { return !told.empty() && told.back().accepting; }));
    const std::uint64_t head = head_of(*journal.open_reader().value(), "w1");
    ASSERT_TRUE(head == before || head == before + 1);
    ASSERT_EQ(append(head), Outcome::committed);
    told.clear();
  }
}

TEST(JournalThreadOnSqlite, ItKeepsHouseWhenItIsQuiet) {
  ScratchFolder folder;
  Loop loop;
  JournalThread journal(
      std::make_unique<store::SqliteLog>(store::SqliteOptions{.folder = folder.path()}),
      loop.post(), {.quiet_after = milliseconds(1)});
  journal.submit(append_to("w1", 0).event().text(1, "secret"), [](Outcome) {});
  journal.submit(append_to("w1", 1).event().erase(1), [](Outcome) {});
  journal.drain();
  const auto wal = store::SqliteLog::database_file(folder.path()).string() + "-wal";
  for (int i = 0; i < 500 && std::filesystem::file_size(wal) > 0; ++i) {
    std::this_thread::sleep_for(milliseconds(10));
  }
  EXPECT_EQ(std::filesystem::file_size(wal), 0U);
}

}  // namespace
}  // namespace cg::test
