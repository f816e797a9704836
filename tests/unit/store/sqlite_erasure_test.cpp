// Erased bytes leave the files: the database, its WAL and its free pages.
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

// Texts come and go at random in five workshops; each carries a marker that no other has.
class RandomTexts {
 public:
  explicit RandomTexts(std::size_t length_max) : length_max_(length_max) {}

  std::vector<Append> next_batch(int appends) {
    std::vector<Append> batch;
    for (int i = 0; i < appends; ++i) batch.push_back(next());
    return batch;
  }
  void stop_erasing() { erasing_ = false; }
  const std::vector<std::string>& erased() const { return erased_; }
  std::vector<std::string> live() const {
    std::vector<std::string> markers;
    for (const auto& [id, workshop] : workshops_) {
      for (const std::uint64_t text : workshop.texts) markers.push_back(marker(id, text));
    }
    return markers;
  }

 private:
  struct Workshop {
    std::uint64_t head = 0;
    std::vector<std::uint64_t> texts;
  };

  static std::string marker(const std::string& workshop, std::uint64_t text) {
    return "<" + workshop + ":" + std::to_string(text) + ">";
  }

  Append next() {
    const std::string id = "w" + std::to_string(random_() % 5);
    Workshop& workshop = workshops_[id];
    Append append = append_to(id, workshop.head).event();
    const std::uint64_t text = ++workshop.head << 8;
    const std::string twice = marker(id, text);
    append.put.push_back({text, 0, twice + std::string(random_() % length_max_, 'x') + twice});
    workshop.texts.push_back(text);
    if (erasing_ && random_() % 3 != 0) {
      const auto gone =
          workshop.texts.begin() + static_cast<std::ptrdiff_t>(random_() % (workshop.texts.size()));
      if (*gone == text) return append;  // put by this very append
      append.erase.push_back(*gone);
      erased_.push_back(marker(id, *gone));
      workshop.texts.erase(gone);
    }
    return append;
  }

  const std::size_t length_max_;
  std::mt19937 random_{7};
  bool erasing_ = true;
  std::map<std::string, Workshop> workshops_;
  std::vector<std::string> erased_;
};

// secure_delete alone fails this: rows that move between pages leave copies behind.
TEST_F(SqliteLogFile, NoErasedTextOfThousandsIsLeftInAnyPage) {
  for (const std::size_t length_max : {40U, 900U, 5000U}) {
    fs::remove_all(folder());
    auto log = open();
    RandomTexts texts(length_max);
    for (int round = 0; round < 60; ++round) {
      const std::vector<Append> batch = texts.next_batch(40);
      ASSERT_EQ(log->commit(batch), std::vector<Outcome>(batch.size(), Outcome::committed));
      if (round % 17 == 3) log->tend(true);
    }
    log->tend(true);
    const auto expect_erased = [&] {
      const std::string bytes = bytes_of(file());
      for (const std::string& text : texts.erased()) EXPECT_FALSE(bytes.contains(text)) << text;
      for (const std::string& text : texts.live()) EXPECT_TRUE(bytes.contains(text)) << text;
    };
    expect_erased();
    EXPECT_GT(texts.erased().size(), 1000U);
    EXPECT_TRUE(bytes_of(file().string() + "-wal").empty());
    EXPECT_EQ(
        store::Connection(file(), store::Connection::Mode::read, "").text("PRAGMA integrity_check"),
        "ok");
  }
}

}  // namespace
}  // namespace cg::test
