#include "load/sqlite_loop.hpp"

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>

namespace cg::load {
namespace {

constexpr const char* schema =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
    "CREATE TABLE event (workshop INTEGER, seq INTEGER, at_ms INTEGER, body TEXT,"
    "  PRIMARY KEY (workshop, seq)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE answer (workshop INTEGER, scope TEXT, id TEXT, digest INTEGER, result TEXT,"
    "  PRIMARY KEY (workshop, scope, id)) STRICT, WITHOUT ROWID;";
constexpr std::int64_t people = 1'000;

void require(int code, sqlite3* database) {
  if (code == SQLITE_OK || code == SQLITE_DONE) return;
  throw std::runtime_error(std::string("SQLite: ") + sqlite3_errmsg(database));
}

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Close>;
using Statement = std::unique_ptr<sqlite3_stmt, Close>;

Statement prepare(const Database& database, const char* text) {
  sqlite3_stmt* statement = nullptr;
  require(sqlite3_prepare_v2(database.get(), text, -1, &statement, nullptr), database.get());
  return Statement(statement);
}

Database open(const std::filesystem::path& folder) {
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  sqlite3* opened = nullptr;
  const int code = sqlite3_open((folder / "floor.db").c_str(), &opened);
  Database database(opened);
  require(code, opened);
  require(sqlite3_exec(opened, schema, nullptr, nullptr, nullptr), opened);
  return database;
}

void run(const Database& database, const Statement& statement) {
  require(sqlite3_step(statement.get()), database.get());
  require(sqlite3_reset(statement.get()), database.get());
}

void bind_text(const Statement& statement, int at, const std::string& text) {
  const int size = static_cast<int>(text.size());
  const int code = sqlite3_bind_text(statement.get(), at, text.data(), size, SQLITE_TRANSIENT);
  if (code != SQLITE_OK) throw std::runtime_error("SQLite: cannot bind");
}

}  // namespace

struct SqliteLoop::Statements {
  explicit Statements(const std::filesystem::path& folder) : database(open(folder)) {}

  void command() {
    ++seq;
    sqlite3_bind_int64(event.get(), 1, seq);
    sqlite3_bind_int64(event.get(), 2, 1'800'000'000'000 + seq);
    bind_text(event, 3, body);
    run(database, event);
    bind_text(answer, 1, "p" + std::to_string(seq % people));
    bind_text(answer, 2, "load-of-22-letters-" + std::to_string(seq));
    sqlite3_bind_int64(answer.get(), 3, seq * 7);
    bind_text(answer, 4, result);
    run(database, answer);
  }

  const Database database;
  const Statement begin = prepare(database, "BEGIN IMMEDIATE");
  const Statement commit = prepare(database, "COMMIT");
  const Statement event = prepare(database, "INSERT INTO event VALUES (1, ?, ?, ?)");
  const Statement answer = prepare(database, "INSERT INTO answer VALUES (1, ?, ?, ?, ?)");
  const std::string body = std::string(90, 'e');
  const std::string result = std::string(60, 'r');
  std::int64_t seq = 0;
};

SqliteLoop::SqliteLoop(const std::filesystem::path& folder)
    : statements_(std::make_unique<Statements>(folder)) {}

SqliteLoop::~SqliteLoop() = default;

double SqliteLoop::commands_per_second(std::size_t rows, Microseconds duration) {
  Statements& all = *statements_;
  const std::int64_t before = all.seq;
  const Microseconds begun = now_us();
  while (now_us() - begun < duration) {
    run(all.database, all.begin);
    for (std::size_t i = 0; i < rows; ++i) all.command();
    run(all.database, all.commit);
  }
  return static_cast<double>(all.seq - before) * static_cast<double>(second) /
         static_cast<double>(now_us() - begun);
}

}  // namespace cg::load
