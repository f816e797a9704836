#include "store/sqlite_residue.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <vector>

namespace cg::store {

namespace {

// See "B-tree Pages" in SQLite's description of its file format.
constexpr std::size_t kFileHeaderBytes = 100;  // before the first page's own header
constexpr unsigned char kInteriorIndex = 2;
constexpr unsigned char kInteriorTable = 5;
constexpr unsigned char kLeafIndex = 10;
constexpr unsigned char kLeafTable = 13;

void check(int code, const char* what) {
  if (code != SQLITE_OK) throw SqliteError(code, std::string(what) + ": " + sqlite3_errstr(code));
}

// `which`: SQLITE_FCNTL_FILE_POINTER (the database) or SQLITE_FCNTL_JOURNAL_POINTER (its WAL).
sqlite3_file* open_file(Connection& connection, int which) {
  sqlite3_file* file = nullptr;
  check(sqlite3_file_control(connection.handle(), "main", which, &file), "erasing");
  return file;
}

void sync(sqlite3_file* file) {
  if (file == nullptr || file->pMethods == nullptr) return;
  check(file->pMethods->xSync(file, SQLITE_SYNC_NORMAL), "erasing");
}

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// What lies between the cell pointers and the first cell; empty for a page of another type. (An
// overflow or free-list page begins with a page number, whose first byte is none of the types above
// in a database of less than 128 GB.)
Span unused_middle(const std::vector<unsigned char>& page, std::int64_t number) {
  const std::size_t header = number == 1 ? kFileHeaderBytes : 0;
  const unsigned char type = page.at(header);
  const bool leaf = type == kLeafIndex || type == kLeafTable;
  if (!leaf && type != kInteriorIndex && type != kInteriorTable) return {};
  const auto big_endian_16 = [&page, header](std::size_t at) {
    return static_cast<std::size_t>(page.at(header + at) << 8 | page.at(header + at + 1));
  };
  const std::size_t cells = big_endian_16(3);
  const std::size_t content = big_endian_16(5) == 0 ? 65536 : big_endian_16(5);
  const std::size_t begin = header + (leaf ? 8 : 12) + 2 * cells;
  if (begin > content || content > page.size()) return {};  // quick_check's business
  return {begin, content};
}

std::vector<std::int64_t> text_pages(Connection& connection) {
  std::vector<std::int64_t> numbers;
  if (sqlite3_compileoption_used("ENABLE_DBSTAT_VTAB") != 0) {
    Statement pages(connection, "SELECT pageno FROM dbstat WHERE name = 'text'");
    while (pages.step()) numbers.push_back(pages.integer(0));
    return numbers;
  }
  const std::int64_t count = connection.integer("PRAGMA page_count");
  for (std::int64_t number = 1; number <= count; ++number) numbers.push_back(number);
  return numbers;
}

}  // namespace

void scrub_text_pages(Connection& connection, bool every_page) {
  // SQLite does not sync the truncation: a loss of power could bring the old WAL back.
  sync(open_file(connection, SQLITE_FCNTL_JOURNAL_POINTER));
  sqlite3_file* file = open_file(connection, SQLITE_FCNTL_FILE_POINTER);
  const std::int64_t page_bytes = connection.integer("PRAGMA page_size");
  std::vector<unsigned char> page(static_cast<std::size_t>(page_bytes));
  bool written = false;
  for (const std::int64_t number : text_pages(connection)) {
    const std::int64_t at = (number - 1) * page_bytes;
    check(file->pMethods->xRead(file, page.data(), static_cast<int>(page_bytes), at), "erasing");
    const Span unused = unused_middle(page, number);
    const auto begin = page.begin() + static_cast<std::ptrdiff_t>(unused.begin);
    const auto end = page.begin() + static_cast<std::ptrdiff_t>(unused.end);
    const bool clean = std::all_of(begin, end, [](unsigned char byte) { return byte == 0; });
    if (clean && !every_page) continue;
    std::fill(begin, end, static_cast<unsigned char>(0));
    check(file->pMethods->xWrite(file, page.data(), static_cast<int>(page_bytes), at), "erasing");
    written = true;
  }
  if (!written) return;
  sync(file);
  // The connection's own copies still hold the old bytes and would bring them back.
  sqlite3_db_release_memory(connection.handle());
}

}  // namespace cg::store
