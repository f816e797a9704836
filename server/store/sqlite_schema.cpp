#include "store/sqlite_schema.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <stdexcept>
#include <string_view>

#include "store/data_folder.hpp"

namespace cg::store {

namespace {

constexpr std::int64_t kApplicationId = 0x43477264;  // "CGrd"
constexpr std::int64_t kSchemaVersion = 2;

// Keys first and no rowid: the events of a workshop lie together, and a row is found in one seek.
constexpr const char* kSchema = R"sql(
CREATE TABLE workshop (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  created_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE event (
  workshop INTEGER NOT NULL REFERENCES workshop (number),
  seq INTEGER NOT NULL CHECK (seq > 0),
  at_ms INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (workshop, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE text (
  workshop INTEGER NOT NULL REFERENCES workshop (number),
  id INTEGER NOT NULL,
  owner INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (workshop, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE answer (
  workshop INTEGER NOT NULL REFERENCES workshop (number),
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  digest INTEGER NOT NULL,
  result TEXT NOT NULL,
  PRIMARY KEY (workshop, scope, id)
) STRICT, WITHOUT ROWID;
)sql";

// Since version 2.
constexpr const char* kCheckpointTable = R"sql(
CREATE TABLE checkpoint (
  workshop INTEGER PRIMARY KEY REFERENCES workshop (number),
  seq INTEGER NOT NULL,
  format INTEGER NOT NULL,
  body BLOB NOT NULL
) STRICT;
)sql";

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& why) {
  throw std::runtime_error(file.string() + ": " + why);
}

void check_version(const std::filesystem::path& file, std::int64_t application,
                   std::int64_t version) {
  if (application != kApplicationId) refuse(file, "the database of another program");
  if (version > kSchemaVersion) {
    refuse(file, "written by a newer version of Common Ground (format " + std::to_string(version) +
                     ", this one knows " + std::to_string(kSchemaVersion) + ")");
  }
  if (version < 1) refuse(file, "damaged: it has no format version");
}

}  // namespace

void create_database(const std::filesystem::path& file, const std::string& vfs) {
  // Under another name first: an interrupted start leaves no half-made database behind.
  const std::filesystem::path fresh = file.string() + ".new";
  std::filesystem::remove(fresh);
  std::filesystem::remove(fresh.string() + "-journal");
  {
    Connection connection(fresh, Connection::Mode::create, vfs);
    connection.run("PRAGMA auto_vacuum = NONE; PRAGMA page_size = 4096; PRAGMA synchronous = FULL");
    connection.run("BEGIN; " + std::string(kSchema) + kCheckpointTable +
                   "PRAGMA application_id = " + std::to_string(kApplicationId) +
                   "; PRAGMA user_version = " + std::to_string(kSchemaVersion) + "; COMMIT");
  }
  std::filesystem::rename(fresh, file);
  sync_folder(file.parent_path());
}

void check_file_header(const std::filesystem::path& file) {
  constexpr std::string_view kMagic("SQLite format 3\0", 16);
  std::array<char, 100> header{};
  std::ifstream stream(file, std::ios::binary);
  if (!stream) refuse(file, "cannot be read");
  stream.read(header.data(), header.size());
  if (stream.gcount() != static_cast<std::streamsize>(header.size()) ||
      std::string_view(header.data(), kMagic.size()) != kMagic) {
    refuse(file, "not a database of Common Ground, or damaged");
  }
  const auto big_endian_32 = [&header](std::size_t at) {
    std::int64_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      value = value << 8 | static_cast<unsigned char>(header.at(at + i));
    }
    return value;
  };
  check_version(file, big_endian_32(68), big_endian_32(60));
}

void check_database(Connection& connection, const std::filesystem::path& file, bool thorough) {
  check_version(file, connection.integer("PRAGMA application_id"),
                connection.integer("PRAGMA user_version"));
  if (!thorough) return;
  std::string verdict = connection.text("PRAGMA quick_check(1)");
  std::ranges::replace(verdict, '\n', ' ');
  if (verdict != "ok") refuse(file, "damaged; restore a backup (" + verdict + ")");
  // A gap in a workshop's events would be replayed as a different workshop.
  const std::string torn = connection.text(
      "SELECT id FROM workshop WHERE (SELECT count(*) FROM event WHERE workshop = number) <>"
      " coalesce((SELECT max(seq) FROM event WHERE workshop = number), -1) LIMIT 1");
  if (!torn.empty()) refuse(file, "damaged; events of workshop " + torn + " are missing");
}

void upgrade_database(Connection& connection) {
  if (connection.integer("PRAGMA user_version") == kSchemaVersion) return;
  connection.run("BEGIN IMMEDIATE; " + std::string(kCheckpointTable) +
                 "PRAGMA user_version = " + std::to_string(kSchemaVersion) + "; COMMIT");
}

}  // namespace cg::store
