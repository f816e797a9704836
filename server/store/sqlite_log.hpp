// The event log in one SQLite file, DATA/commonground.db: WAL, synchronous=FULL, secure_delete, so
// that what is `committed` survives a loss of power and what is erased leaves the files.
//
// Threads: as EventLog says. Each reader has a connection of its own.
//
// Checkpoints are made here and not by SQLite: small ones between commits (at checkpoint_pages),
// a truncating one in a quiet moment when something was erased or the WAL has grown. An erasure
// that finds no quiet moment is forced after erasure_delay_max.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "store/data_folder.hpp"
#include "store/event_log.hpp"
#include "store/shared_health.hpp"

namespace cg::store {

class SqliteWriter;

struct SqliteOptions {
  std::filesystem::path folder;  // of the database; made if it is not there
  std::string vfs;               // SQLite's name of the file system layer; empty: the usual one
  int checkpoint_pages = 1000;   // 4 MB
  int wal_pages_max = 16'000;    // 64 MB; beyond it the next quiet moment truncates the WAL
  std::chrono::milliseconds erasure_delay_max{5'000};
  std::chrono::milliseconds housekeeping_retry{1'000};  // after a checkpoint that did not succeed
  bool check_every_page = true;                         // at the start (1 s per GB)
};

class SqliteLog final : public EventLog {
 public:
  // Opens or creates the database. Throws std::runtime_error with one line for the operator, and
  // leaves the file as it was, if it is damaged, newer, of another program, or in use.
  explicit SqliteLog(SqliteOptions options);
  ~SqliteLog() override;

  static std::filesystem::path database_file(const std::filesystem::path& folder);

  std::vector<Outcome> commit(std::span<const Append> appends) override;
  Outcome remove(std::string_view workshop) override;
  Outcome erase_texts(std::string_view workshop, std::span<const std::uint64_t> ids) override;
  Outcome put_checkpoint(std::string_view workshop, const StoredCheckpoint& checkpoint) override;
  Stored<void> recover() override;
  void tend(bool quiet) override;
  bool wants_tending() const override;
  Health health() const override;
  Stored<std::unique_ptr<EventReader>> open_reader() override;

  Stored<std::uint64_t> read(std::string_view workshop, std::uint64_t from_seq,
                             const EventVisitor& visit) override;
  Stored<std::vector<StoredText>> texts(std::string_view workshop) override;
  Stored<std::vector<StoredAnswer>> answers(std::string_view workshop,
                                            std::string_view scope) override;
  Stored<std::optional<StoredCheckpoint>> checkpoint(std::string_view workshop) override;
  Stored<std::vector<WorkshopEntry>> workshops() override;
  Stored<void> snapshot(const std::function<void()>& reads) override;

 private:
  using Clock = std::chrono::steady_clock;

  // Does `change` in a transaction; the three outcomes other than conflict.
  Outcome write(const std::function<void()>& change);
  void make_ready(bool thorough, bool must_truncate);
  void stop_accepting(const std::string& why);
  bool truncate_and_scrub(int wait_ms);
  void note_erasure();

  const SqliteOptions options_;
  const DataFolder folder_;
  const std::filesystem::path file_;
  const std::shared_ptr<SharedHealth> health_;  // shared with the readers
  std::unique_ptr<SqliteWriter> writer_;        // none after a recovery that failed

  bool erasure_pending_ = false;
  Clock::time_point erasure_since_;
  bool scrub_every_page_ = false;   // the last scrub ended half way
  Clock::time_point next_tending_;  // not before, after one that did not succeed
};

}  // namespace cg::store
