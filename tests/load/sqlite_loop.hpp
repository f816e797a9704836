// The floor of durable acknowledgements: a bare loop that commits rows to SQLite, with the same
// guarantees (WAL, synchronous=FULL) and nothing else to do.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>

#include "load/clock.hpp"

namespace cg::load {

class SqliteLoop {
 public:
  explicit SqliteLoop(const std::filesystem::path& folder);  // what is there is removed
  ~SqliteLoop();
  SqliteLoop(const SqliteLoop&) = delete;
  SqliteLoop& operator=(const SqliteLoop&) = delete;

  // Commits transactions of `rows` commands each for `duration`; commands a second. A command is
  // one event of 90 bytes and one remembered answer of 60, in tables keyed as the server's are.
  // Goes on with the database of the call before.
  [[nodiscard]] double commands_per_second(std::size_t rows, Microseconds duration);

 private:
  struct Statements;
  std::unique_ptr<Statements> statements_;
};

}  // namespace cg::load
