// The reading half of the SQLite log, over any connection: the log's own or a reader's.
//
// Threads: as its connection. Throws SqliteError.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "store/event_log.hpp"
#include "store/sqlite_connection.hpp"

namespace cg::store {

class SqliteReads {
 public:
  explicit SqliteReads(Connection& connection);

  std::uint64_t read(std::string_view workshop, std::uint64_t from_seq,
                     const EventReader::EventVisitor& visit);
  std::vector<StoredText> texts(std::string_view workshop);
  std::vector<StoredAnswer> answers(std::string_view workshop, std::string_view scope);
  std::optional<StoredCheckpoint> checkpoint(std::string_view workshop);
  std::vector<WorkshopEntry> workshops();
  void snapshot(const std::function<void()>& reads);

  // The row number and the head of a workshop; number 0 if it is not there.
  struct Place {
    std::int64_t number = 0;
    std::uint64_t head_seq = 0;
  };
  Place find(std::string_view workshop);

 private:
  Connection& connection_;
  bool in_snapshot_ = false;
  Statement find_;
  Statement events_;
  Statement texts_;
  Statement answers_;
  Statement answers_of_scope_;
  Statement checkpoint_;
  Statement workshops_;
};

}  // namespace cg::store
