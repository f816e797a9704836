// A database of SqliteLog in a scratch folder, opened and looked at byte by byte.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>

#include "store/sqlite_log.hpp"
#include "support/appends.hpp"
#include "support/scratch_folder.hpp"

namespace cg::test {

namespace fs = std::filesystem;
using store::SqliteLog;
using store::SqliteOptions;

inline std::string bytes_of(const fs::path& file) {
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
    EXPECT_THAT(line, testing::HasSubstr(why));
    EXPECT_THAT(line, testing::HasSubstr(file().string()));
    EXPECT_THAT(line, testing::Not(testing::HasSubstr("\n")));
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

}  // namespace cg::test
