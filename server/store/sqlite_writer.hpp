// The writing half of the SQLite log: one connection, its statements, one transaction at a time.
// Private to sqlite_log.cpp.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "store/event_log.hpp"
#include "store/sqlite_connection.hpp"
#include "store/sqlite_reads.hpp"

namespace cg::store {

class SqliteWriter {
 public:
  // Opens the database for writing with all its settings. Throws SqliteError or, for a database
  // that is not ours to open, std::runtime_error (see sqlite_schema.hpp).
  SqliteWriter(const std::filesystem::path& file, const std::string& vfs, bool thorough);

  // Within a transaction (begin ... commit): throws SqliteError only if the whole transaction is
  // lost. An append that the storage refuses is undone on its own.
  Outcome append(const Append& append);
  void remove(std::string_view workshop);
  void erase_texts(std::string_view workshop, std::span<const std::uint64_t> ids);
  void put_checkpoint(std::string_view workshop, const StoredCheckpoint& checkpoint);
  // Whether text was deleted or replaced since this was last asked.
  [[nodiscard]] bool take_erased() { return std::exchange(erased_, false); }

  void begin() { begin_.run(); }
  void commit() { commit_.run(); }
  bool roll_back() noexcept { return connection_.roll_back(); }

  // Copies the WAL into the database as far as readers allow, without waiting.
  void checkpoint_passively();
  // All of it, leaving an empty WAL; false if a reader is in the way after `wait_ms`.
  bool checkpoint_and_truncate(int wait_ms);
  // Shows that the storage takes a write and keeps it.
  void prove_writable();

  void note_wal_pages(int pages);                             // SQLite calls it after each commit
  [[nodiscard]] int wal_pages() const { return wal_pages_; }  // after the last commit
  [[nodiscard]] int pages_since_checkpoint() const { return wal_pages_ - checkpointed_pages_; }
  [[nodiscard]] Connection& connection() { return connection_; }
  [[nodiscard]] SqliteReads& reads() { return reads_; }

 private:
  struct Opened {  // the settings must be there before the first statement is prepared
    Opened(SqliteWriter& writer, const std::filesystem::path& file, bool thorough);
  };
  std::int64_t number_for(const Append& append, const SqliteReads::Place& place);
  void write_rows(const Append& append, std::int64_t number);
  void put_text(const StoredText& text, std::int64_t number);
  void erase_text(std::uint64_t id, std::int64_t number);

  Connection connection_;
  int wal_pages_ = 0;
  int checkpointed_pages_ = 0;
  bool erased_ = false;
  Opened opened_;
  SqliteReads reads_;
  Statement begin_;
  Statement commit_;
  Statement savepoint_;
  Statement release_;
  Statement undo_;
  Statement put_workshop_;
  Statement put_event_;
  Statement put_text_;
  Statement replace_text_;
  Statement put_answer_;
  Statement erase_text_;
  Statement put_checkpoint_;
};

}  // namespace cg::store
