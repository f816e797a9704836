#include "store/sqlite_writer.hpp"

#include <sqlite3.h>

#include "store/sqlite_schema.hpp"

namespace cg::store {

namespace {

constexpr int kBusyMs = 2'000;  // for the operator's own sqlite3 at the prompt

int remember_wal_pages(void* writer, sqlite3* /*handle*/, const char* /*name*/, int pages) {
  static_cast<SqliteWriter*>(writer)->note_wal_pages(pages);
  return SQLITE_OK;
}

}  // namespace

SqliteWriter::Opened::Opened(SqliteWriter& writer, const std::filesystem::path& file,
                             bool thorough) {
  Connection& connection = writer.connection_;
  connection.busy_timeout_ms(kBusyMs);
  check_database(connection, file, thorough);
  if (connection.text("PRAGMA journal_mode = WAL") != "wal") {
    throw SqliteError(SQLITE_ERROR, "this file system cannot hold a write-ahead log");
  }
  connection.run(
      "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON;"
      "PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON; PRAGMA cache_size = -16000;"
      "PRAGMA wal_autocheckpoint = 0");
  upgrade_database(connection);
  sqlite3_wal_hook(connection.handle(), remember_wal_pages, &writer);
}

SqliteWriter::SqliteWriter(const std::filesystem::path& file, const std::string& vfs, bool thorough)
    : connection_(file, Connection::Mode::write, vfs),
      opened_(*this, file, thorough),
      reads_(connection_),
      begin_(connection_, "BEGIN IMMEDIATE"),
      commit_(connection_, "COMMIT"),
      savepoint_(connection_, "SAVEPOINT append"),
      release_(connection_, "RELEASE append"),
      undo_(connection_, "ROLLBACK TO append"),
      put_workshop_(connection_, "INSERT INTO workshop (id, created_ms) VALUES (?1, ?2)"),
      put_event_(connection_,
                 "INSERT INTO event (workshop, seq, at_ms, body) VALUES (?1, ?2, ?3, ?4)"),
      put_text_(connection_,
                "INSERT INTO text (workshop, id, owner, value) VALUES (?1, ?2, ?3, ?4)"
                " ON CONFLICT DO NOTHING"),
      replace_text_(connection_,
                    "UPDATE text SET owner = ?3, value = ?4 WHERE workshop = ?1 AND id = ?2"),
      put_answer_(connection_,
                  "INSERT INTO answer (workshop, scope, id, digest, result)"
                  " VALUES (?1, ?2, ?3, ?4, ?5)"
                  " ON CONFLICT DO UPDATE SET digest = excluded.digest, result = excluded.result"),
      erase_text_(connection_, "DELETE FROM text WHERE workshop = ?1 AND id = ?2"),
      put_checkpoint_(connection_,
                      "INSERT INTO checkpoint (workshop, seq, format, body) VALUES (?1, ?2, ?3, ?4)"
                      " ON CONFLICT DO UPDATE SET seq = excluded.seq, format = excluded.format,"
                      " body = excluded.body") {}

Outcome SqliteWriter::append(const Append& append) {
  try {
    const SqliteReads::Place place = reads_.find(append.workshop);
    const bool fenced_off = append.expected_seq != place.head_seq;
    if (fenced_off || (place.number == 0 && append.events.empty())) return Outcome::conflict;
    savepoint_.run();
    write_rows(append, number_for(append, place));
    release_.run();
    return Outcome::committed;
  } catch (const SqliteError&) {
    if (!connection_.in_transaction()) throw;
    undo_.run();
    release_.run();
    return Outcome::refused;
  }
}

std::int64_t SqliteWriter::number_for(const Append& append, const SqliteReads::Place& place) {
  if (place.number != 0) return place.number;
  put_workshop_.bind(1, append.workshop).bind(2, append.events.front().at_ms).run();
  return sqlite3_last_insert_rowid(connection_.handle());
}

void SqliteWriter::write_rows(const Append& append, std::int64_t number) {
  for (const StoredEvent& event : append.events) {
    put_event_.bind(1, number).bind(2, event.seq).bind(3, event.at_ms).bind(4, event.body).run();
  }
  for (const std::uint64_t id : append.erase) erase_text(id, number);
  for (const StoredText& text : append.put) put_text(text, number);
  for (const StoredAnswer& answer : append.answers) {
    put_answer_.bind(1, number).bind(2, answer.scope).bind(3, answer.id);
    put_answer_.bind(4, answer.digest).bind(5, answer.result).run();
  }
}

void SqliteWriter::put_text(const StoredText& text, std::int64_t number) {
  const auto bind_all = [&](Statement& statement) -> Statement& {
    statement.bind(1, number).bind(2, text.id).bind(3, std::int64_t{text.owner});
    return statement.bind(4, text.value);
  };
  bind_all(put_text_).run();
  if (sqlite3_changes(connection_.handle()) > 0) return;
  bind_all(replace_text_).run();
  erased_ = true;
}

void SqliteWriter::erase_text(std::uint64_t id, std::int64_t number) {
  erase_text_.bind(1, number).bind(2, id).run();
  if (sqlite3_changes(connection_.handle()) > 0) erased_ = true;
}

void SqliteWriter::remove(std::string_view workshop) {
  const std::int64_t number = reads_.find(workshop).number;
  if (number == 0) return;
  for (const char* table : {"event", "text", "answer", "checkpoint"}) {
    Statement rows(connection_, std::string("DELETE FROM ") + table + " WHERE workshop = ?1");
    rows.bind(1, number).run();
  }
  Statement row(connection_, "DELETE FROM workshop WHERE number = ?1");
  row.bind(1, number).run();
  erased_ = true;
}

void SqliteWriter::erase_texts(std::string_view workshop, std::span<const std::uint64_t> ids) {
  const std::int64_t number = reads_.find(workshop).number;
  if (number == 0) return;
  for (const std::uint64_t id : ids) erase_text(id, number);
}

void SqliteWriter::put_checkpoint(std::string_view workshop, const StoredCheckpoint& checkpoint) {
  const std::int64_t number = reads_.find(workshop).number;
  if (number == 0) return;
  put_checkpoint_.bind(1, number).bind(2, checkpoint.seq).bind(3, checkpoint.format);
  put_checkpoint_.bind_bytes(4, checkpoint.body).run();
}

void SqliteWriter::note_wal_pages(int pages) {
  if (pages < wal_pages_) checkpointed_pages_ = 0;  // it has begun anew
  wal_pages_ = pages;
}

void SqliteWriter::checkpoint_passively() {
  int wal = 0;
  int copied = 0;
  const int code = sqlite3_wal_checkpoint_v2(connection_.handle(), "main",
                                             SQLITE_CHECKPOINT_PASSIVE, &wal, &copied);
  if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY) {
    throw SqliteError(code, sqlite3_errmsg(connection_.handle()));
  }
  // Counted even if readers held part of it back: the next attempt comes when as much was added.
  checkpointed_pages_ = wal_pages_;
}

bool SqliteWriter::checkpoint_and_truncate(int wait_ms) {
  connection_.busy_timeout_ms(wait_ms);
  const int code = sqlite3_wal_checkpoint_v2(connection_.handle(), "main",
                                             SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  connection_.busy_timeout_ms(kBusyMs);
  if ((code & 0xff) == SQLITE_BUSY) return false;
  if (code != SQLITE_OK) throw SqliteError(code, sqlite3_errmsg(connection_.handle()));
  wal_pages_ = 0;
  checkpointed_pages_ = 0;
  return true;
}

void SqliteWriter::prove_writable() {
  // Writing the version that is there already still writes, commits and syncs a page.
  connection_.run("PRAGMA user_version = " +
                  std::to_string(connection_.integer("PRAGMA user_version")));
}

}  // namespace cg::store
