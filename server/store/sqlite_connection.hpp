// The two SQLite handles that the store needs, owned: a connection and a prepared statement.
//
// Threads: none of their own; a connection and its statements are used from one thread at a time.
// Lifetimes: statements are destroyed before their connection.
// Errors: SqliteError is thrown; it stays inside the store, whose classes turn it into a value.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace cg::store {

class SqliteError : public std::runtime_error {
 public:
  SqliteError(int code, const std::string& what) : std::runtime_error(what), code_(code) {}
  [[nodiscard]] int code() const { return code_; }  // SQLite's extended result code

 private:
  int code_;
};

class Connection {
 public:
  enum class Mode : std::uint8_t { create, write, read };

  // `create` makes the file, with mode 0600; the others want it to be there. `vfs` empty: SQLite's
  // own. Closing never checkpoints, so that a database that is refused is left as it was.
  Connection(const std::filesystem::path& file, Mode mode, const std::string& vfs);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Runs statements that have no parameters, ignoring their rows.
  void run(const std::string& sql);
  // The first column of the first row; 0 and empty if there is none.
  [[nodiscard]] std::int64_t integer(std::string_view sql);
  [[nodiscard]] std::string text(std::string_view sql);

  void busy_timeout_ms(int ms);
  [[nodiscard]] bool in_transaction() const;
  // Ends an open transaction without its changes; never throws. False if SQLite could not.
  bool roll_back() noexcept;
  [[nodiscard]] sqlite3* handle() const { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
};

// A statement that is prepared once and run many times. A run is: bind each parameter (from 1 up),
// step until it says false, or reset. Bound text must stay valid until then.
class Statement {
 public:
  Statement(Connection& connection, std::string_view sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, std::uint64_t value) {  // kept bit for bit
    return bind(parameter, static_cast<std::int64_t>(value));
  }
  Statement& bind(int parameter, std::string_view value);
  Statement& bind_bytes(int parameter, std::string_view value);  // as a BLOB

  // Whether there is a row. When there is none, or when it throws, the statement is reset.
  bool step();
  // Steps to the end, ignoring rows.
  void run();
  void reset() noexcept;

  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::uint64_t unsigned_integer(int column) const {
    return static_cast<std::uint64_t>(integer(column));
  }
  [[nodiscard]] std::string text(int column) const;

 private:
  void check(int code) const;
  sqlite3_stmt* handle_ = nullptr;
};

// Resets a statement that may be left with rows unread (an early end, an exception).
class ResetAtEnd {
 public:
  explicit ResetAtEnd(Statement& statement) : statement_(statement) {}
  ~ResetAtEnd() { statement_.reset(); }
  ResetAtEnd(const ResetAtEnd&) = delete;
  ResetAtEnd& operator=(const ResetAtEnd&) = delete;

 private:
  Statement& statement_;
};

}  // namespace cg::store
