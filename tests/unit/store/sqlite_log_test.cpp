#include "store/sqlite_log.hpp"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <fstream>
#include <map>
#include <memory>
#include <random>
#include <sstream>

#include "store/sqlite_connection.hpp"
#include "support/event_log_contract.hpp"
#include "support/sqlite_file.hpp"

namespace cg::test {
namespace {

using testing::HasSubstr;

struct SqliteMaker {
  SqliteMaker() { reopen(); }
  store::EventLog& log() { return *sqlite; }
  void reopen() {
    sqlite.reset();
    sqlite = std::make_unique<SqliteLog>(SqliteOptions{.folder = folder.path()});
  }
  ScratchFolder folder;
  std::unique_ptr<SqliteLog> sqlite;
};

INSTANTIATE_TYPED_TEST_SUITE_P(Sqlite, EventLogContract, SqliteMaker);

TEST_F(SqliteLogFile, NobodyElseMayReadTheFiles) {
  const auto log = open();
  ASSERT_EQ(commit_one(*log, append_to("w1", 0).event()), Outcome::committed);
  for (const auto& entry : fs::directory_iterator(folder())) {
    struct stat status{};
    ASSERT_EQ(::stat(entry.path().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600U) << entry.path();
  }
  struct stat status{};
  ASSERT_EQ(::stat(folder().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0700U);
}

TEST_F(SqliteLogFile, ASecondServerIsRefused) {
  const auto first = open();
  EXPECT_THAT(refusal(), HasSubstr("another server is using this data folder"));
  EXPECT_EQ(commit_one(*first, append_to("w1", 0).event()), Outcome::committed);
}

TEST_F(SqliteLogFile, ANewerVersionIsRefusedAndUntouched) {
  open();
  change_behind("PRAGMA journal_mode = DELETE; PRAGMA user_version = 3");
  expect_refused_and_untouched("written by a newer version of Common Ground (format 3");
}

TEST_F(SqliteLogFile, TheFirstVersionIsMadeIntoThisOne) {
  ASSERT_EQ(commit_one(*open(), append_to("w1", 0).event().text(1, "Ana")), Outcome::committed);
  change_behind("DROP TABLE checkpoint; PRAGMA user_version = 1");
  for (int starts = 0; starts < 2; ++starts) {
    const auto log = open();
    EXPECT_EQ(events_of(*log, "w1").size(), 1U);
    EXPECT_EQ(log->texts("w1").value().size(), 1U);
    EXPECT_EQ(log->put_checkpoint("w1", {1, 1, "state"}), Outcome::committed);
    EXPECT_EQ(log->checkpoint("w1").value()->body, "state");
  }
}

TEST_F(SqliteLogFile, ANewerVersionThatIsStillInTheWalIsRefusedAndUntouched) {
  open();
  change_behind("PRAGMA journal_mode = WAL; PRAGMA user_version = 3");
  const std::string wal = bytes_of(file().string() + "-wal");
  ASSERT_FALSE(wal.empty());
  expect_refused_and_untouched("written by a newer version");
  EXPECT_EQ(bytes_of(file().string() + "-wal"), wal);
}

TEST_F(SqliteLogFile, AnotherProgramsDatabaseIsRefusedAndUntouched) {
  open();
  change_behind("PRAGMA journal_mode = DELETE; PRAGMA application_id = 7");
  expect_refused_and_untouched("the database of another program");
}

TEST_F(SqliteLogFile, GarbageIsRefusedAndUntouched) {
  write_file(std::string(8192, 'g'));
  expect_refused_and_untouched("not a database of Common Ground, or damaged");
}

TEST_F(SqliteLogFile, AnEmptyFileIsRefusedAndUntouched) {
  write_file("");
  expect_refused_and_untouched("not a database of Common Ground, or damaged");
}

TEST_F(SqliteLogFile, ADamagedDatabaseIsRefusedAndUntouched) {
  {
    const auto log = open();
    for (std::uint64_t seq = 0; seq < 200; ++seq) {
      ASSERT_EQ(commit_one(*log, append_to("w1", seq).event(std::string(200, 'e'))),
                Outcome::committed);
    }
  }
  std::string bytes = bytes_of(file());
  ASSERT_GT(bytes.size(), 12U * 4096);
  for (std::size_t i = 8 * 4096; i < 11 * 4096; ++i) bytes[i] = '\x55';
  write_file(bytes);
  expect_refused_and_untouched("damaged");
  write_file(bytes.substr(0, 5000));
  expect_refused_and_untouched("");
}

TEST_F(SqliteLogFile, AGapInTheEventsIsDamage) {
  {
    const auto log = open();
    ASSERT_EQ(commit_one(*log, append_to("w1", 0).event().event().event()), Outcome::committed);
  }
  change_behind(
      "PRAGMA foreign_keys = OFF; DELETE FROM event WHERE seq = 2;"
      "PRAGMA journal_mode = DELETE");
  expect_refused_and_untouched("events of workshop w1 are missing");
}

TEST_F(SqliteLogFile, AFileInPlaceOfTheFolderIsRefused) {
  std::ofstream(folder()) << "x";
  EXPECT_THAT(refusal(), HasSubstr("the data folder is not a folder"));
}

TEST_F(SqliteLogFile, AnInterruptedCreationIsForgotten) {
  fs::create_directories(folder());
  std::ofstream(file().string() + ".new") << "half";
  EXPECT_EQ(refusal(), "");
  EXPECT_FALSE(fs::exists(file().string() + ".new"));
}

// A child that commits as fast as it can is killed; what it had told us of is there.
TEST_F(SqliteLogFile, WhatWasAcknowledgedSurvivesAKill) {
  for (int round = 0; round < 5; ++round) {
    std::array<int, 2> pipe{};
    ASSERT_EQ(::pipe(pipe.data()), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      const auto log = open();
      std::uint64_t seq = head_of(*log, "w1");
      while (true) {
        if (commit_one(*log, append_to("w1", seq).event().text(seq, "t")) != Outcome::committed) {
          ::_exit(1);
        }
        ++seq;
        if (::write(pipe[1], &seq, sizeof seq) != sizeof seq) ::_exit(2);
        if (seq % 64 == 0) log->tend(true);
      }
    }
    ::close(pipe[1]);
    std::uint64_t acknowledged = 0;
    const std::uint64_t enough = 70 * (static_cast<std::uint64_t>(round) + 1);
    while (acknowledged < enough && ::read(pipe[0], &acknowledged, 8) == 8) {
    }
    ::kill(child, SIGKILL);
    while (::read(pipe[0], &acknowledged, 8) == 8) {
    }
    ::close(pipe[0]);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status));

    const auto log = open();
    const std::uint64_t head = head_of(*log, "w1");
    EXPECT_GE(head, acknowledged);
    EXPECT_LE(head, acknowledged + 1);
    EXPECT_EQ(events_of(*log, "w1").size(), head);
    EXPECT_EQ(log->texts("w1").value().size(), head);
  }
}

TEST_F(SqliteLogFile, AnAppendThatTheStorageRefusesIsUndoneAlone) {
  open();
  change_behind(
      "CREATE TRIGGER refuse BEFORE INSERT ON text WHEN NEW.value = 'refuse me'"
      " BEGIN SELECT RAISE(ABORT, 'no'); END");
  const auto log = open();
  const std::vector<Append> batch = {append_to("w1", 0).event().text(1, "fine"),
                                     append_to("w2", 0).event().text(1, "x").text(2, "refuse me"),
                                     append_to("w1", 1).event().text(2, "refuse me"),
                                     append_to("w1", 1).event()};
  EXPECT_THAT(log->commit(batch), ElementsAre(Outcome::committed, Outcome::refused,
                                              Outcome::refused, Outcome::committed));
  EXPECT_EQ(head_of(*log, "w1"), 2U);
  EXPECT_EQ(log->workshops().value().size(), 1U);
  EXPECT_EQ(log->texts("w1").value().size(), 1U);
  EXPECT_TRUE(log->health().accepting);
}

TEST_F(SqliteLogFile, TheWalStaysBoundedUnderLoad) {
  SqliteLog log({.folder = folder(), .checkpoint_pages = 50, .wal_pages_max = 200});
  const auto wal_bytes = [this] { return fs::file_size(file().string() + "-wal"); };
  std::uintmax_t largest = 0;
  for (std::uint64_t seq = 0; seq < 400; ++seq) {
    ASSERT_EQ(commit_one(log, append_to("w1", seq).event(std::string(2000, 'e'))),
              Outcome::committed);
    log.tend(false);
    largest = std::max(largest, wal_bytes());
  }
  EXPECT_LT(largest, 200U * 4200);
  log.tend(true);
  EXPECT_EQ(head_of(log, "w1"), 400U);
}

}  // namespace
}  // namespace cg::test
