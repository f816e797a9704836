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
#include "support/scratch_folder.hpp"

namespace cg::test {
namespace {

namespace fs = std::filesystem;
using store::SqliteLog;
using store::SqliteOptions;
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

std::string bytes_of(const fs::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

class SqliteLogFile : public testing::Test {
 protected:
  fs::path folder() const { return scratch_.path() / "data"; }
  fs::path file() const { return SqliteLog::database_file(folder()); }
  std::unique_ptr<SqliteLog> open() {
    return std::make_unique<SqliteLog>(SqliteOptions{.folder = folder()});
  }
  // The line with which opening is refused; empty if it is not.
  std::string refusal() {
    try {
      open();
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "";
  }
  void expect_refused_and_untouched(const std::string& why) {
    const std::string before = bytes_of(file());
    const std::string line = refusal();
    EXPECT_THAT(line, HasSubstr(why));
    EXPECT_THAT(line, HasSubstr(file().string()));
    EXPECT_THAT(line, testing::Not(HasSubstr("\n")));
    EXPECT_EQ(bytes_of(file()), before);
  }
  void write_file(const std::string& bytes) {
    fs::create_directories(folder());
    std::ofstream(file(), std::ios::binary) << bytes;
  }
  // Runs SQL on the closed database, past the log.
  void change_behind(const std::string& sql) {
    store::Connection(file(), store::Connection::Mode::write, "").run(sql);
  }
  bool is_in_files(const std::string& marker) const {
    return bytes_of(file()).contains(marker) || bytes_of(file().string() + "-wal").contains(marker);
  }

 private:
  ScratchFolder scratch_;
};

TEST_F(SqliteLogFile, NobodyElseMayReadTheFiles) {
  const auto log = open();
  ASSERT_EQ(commit_one(*log, append_to("w1", 0).event()), Outcome::committed);
  for (const auto& entry : fs::directory_iterator(folder())) {
    struct stat status {};
    ASSERT_EQ(::stat(entry.path().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600U) << entry.path();
  }
  struct stat status {};
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
  change_behind("PRAGMA journal_mode = DELETE; PRAGMA user_version = 2");
  expect_refused_and_untouched("written by a newer version of Common Ground (format 2");
}

TEST_F(SqliteLogFile, ANewerVersionThatIsStillInTheWalIsRefusedAndUntouched) {
  open();
  change_behind("PRAGMA journal_mode = WAL; PRAGMA user_version = 2");
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
    const std::uint64_t enough = 150 * (static_cast<std::uint64_t>(round) + 1);
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

TEST_F(SqliteLogFile, ErasedBytesLeaveTheFiles) {
  const auto log = open();
  const std::string marker = "Nobody must ever read this again";
  ASSERT_EQ(commit_one(*log, append_to("w1", 0).event().text(256, marker, 1).text(257, "kept")),
            Outcome::committed);
  ASSERT_TRUE(is_in_files(marker));
  ASSERT_EQ(commit_one(*log, append_to("w1", 1).event().erase(256)), Outcome::committed);
  EXPECT_TRUE(log->wants_tending());
  log->tend(false);  // not quiet, and not due yet
  EXPECT_TRUE(is_in_files(marker));
  log->tend(true);
  EXPECT_FALSE(log->wants_tending());
  EXPECT_FALSE(is_in_files(marker));
  EXPECT_TRUE(is_in_files("kept"));
}

TEST_F(SqliteLogFile, ReplacedAndRemovedBytesLeaveTheFiles) {
  const auto log = open();
  ASSERT_EQ(commit_one(*log, append_to("w1", 0).event().text(256, "first wording")),
            Outcome::committed);
  log->tend(true);
  ASSERT_EQ(commit_one(*log, append_to("w1", 1).event().text(256, "second wording")),
            Outcome::committed);
  log->tend(true);
  EXPECT_FALSE(is_in_files("first wording"));
  ASSERT_EQ(log->remove("w1"), Outcome::committed);
  EXPECT_FALSE(is_in_files("second wording"));  // at once
}

TEST_F(SqliteLogFile, AnErasureThatFindsNoQuietMomentIsForced) {
  SqliteLog log({.folder = folder(), .erasure_delay_max = std::chrono::milliseconds(0)});
  ASSERT_EQ(commit_one(log, append_to("w1", 0).event().text(256, "secret words")),
            Outcome::committed);
  ASSERT_EQ(log.erase_texts("w1", std::vector<std::uint64_t>{256}), Outcome::committed);
  log.tend(false);
  EXPECT_FALSE(is_in_files("secret words"));
}

TEST_F(SqliteLogFile, AReaderInTheWayOnlyDelaysAnErasure) {
  SqliteLog log({.folder = folder(), .housekeeping_retry = std::chrono::milliseconds(0)});
  ASSERT_EQ(commit_one(log, append_to("w1", 0).event().text(256, "secret words")),
            Outcome::committed);
  const auto reader = log.open_reader().value();
  ASSERT_TRUE(reader->snapshot([&] {
    EXPECT_EQ(head_of(*reader, "w1"), 1U);
    EXPECT_EQ(log.remove("w1"), Outcome::committed);
    EXPECT_EQ(head_of(*reader, "w1"), 1U);  // its moment is still that before
    EXPECT_TRUE(log.wants_tending());
  }));
  log.tend(true);
  EXPECT_FALSE(is_in_files("secret words"));
  EXPECT_EQ(head_of(*reader, "w1"), 0U);
}

TEST_F(SqliteLogFile, AnErasureInterruptedByAKillIsTakenUpAtTheNextStart) {
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    const auto log = open();
    const bool fine = commit_one(*log, append_to("w1", 0).event().text(256, "secret words")) ==
                          Outcome::committed &&
                      commit_one(*log, append_to("w1", 1).event().erase(256)) == Outcome::committed;
    ::_exit(fine ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_EQ(WEXITSTATUS(status), 0);
  ASSERT_TRUE(is_in_files("secret words"));
  const auto log = open();
  EXPECT_TRUE(log->wants_tending());
  log->tend(true);
  EXPECT_FALSE(is_in_files("secret words"));
}

// secure_delete alone fails this: rows that move between pages leave copies behind.
TEST_F(SqliteLogFile, NoErasedTextOfThousandsIsLeftInAnyPage) {
  for (const std::size_t length : {40U, 900U, 5000U}) {
    fs::remove_all(folder());
    const auto log = open();
    std::mt19937 random(7);
    std::map<std::string, std::uint64_t> heads;
    std::vector<std::pair<std::string, std::uint64_t>> live;
    std::vector<std::string> erased;
    const auto marker = [](const std::string& workshop, std::uint64_t id) {
      return "<" + workshop + ":" + std::to_string(id) + ">";
    };
    for (int i = 0; i < 1500; ++i) {
      const std::string workshop = "w" + std::to_string(random() % 5);
      std::uint64_t& head = heads[workshop];
      Append append = append_to(workshop, head).event();
      const std::uint64_t id = ++head << 8;
      std::string text = marker(workshop, id);
      text += std::string(random() % length, 'x') + text;
      append.put.push_back({id, 0, std::move(text)});
      ASSERT_EQ(commit_one(*log, append), Outcome::committed);
      live.emplace_back(workshop, id);
      if (random() % 3 == 0) continue;
      const std::size_t at = random() % live.size();
      const auto [of, gone] = live.at(at);
      live.erase(live.begin() + static_cast<std::ptrdiff_t>(at));
      ASSERT_EQ(log->erase_texts(of, std::vector<std::uint64_t>{gone}), Outcome::committed);
      erased.push_back(marker(of, gone));
      if (random() % 200 == 0) log->tend(true);
    }
    log->tend(true);
    const std::string bytes = bytes_of(file());
    for (const std::string& text : erased) EXPECT_FALSE(bytes.contains(text)) << text;
    for (const auto& [workshop, id] : live) EXPECT_TRUE(bytes.contains(marker(workshop, id)));
    EXPECT_TRUE(bytes_of(file().string() + "-wal").empty());
    ASSERT_EQ(
        store::Connection(file(), store::Connection::Mode::read, "").text("PRAGMA integrity_check"),
        "ok");
  }
}

TEST_F(SqliteLogFile, TheWalStaysBoundedUnderLoad) {
  SqliteLog log({.folder = folder(), .checkpoint_pages = 50, .wal_pages_max = 200});
  const auto wal_bytes = [this] { return fs::file_size(file().string() + "-wal"); };
  std::uintmax_t largest = 0;
  for (std::uint64_t seq = 0; seq < 1000; ++seq) {
    ASSERT_EQ(commit_one(log, append_to("w1", seq).event(std::string(2000, 'e'))),
              Outcome::committed);
    log.tend(false);
    largest = std::max(largest, wal_bytes());
  }
  EXPECT_LT(largest, 200U * 4200);
  log.tend(true);
  EXPECT_EQ(head_of(log, "w1"), 1000U);
}

}  // namespace
}  // namespace cg::test
