#include "store/sqlite_reads.hpp"

namespace cg::store {

namespace {

// A read transaction; the reads within see one moment. Ends without ever throwing.
class ReadTransaction {
 public:
  ReadTransaction(Connection& connection, bool already_in_one)
      : connection_(already_in_one ? nullptr : &connection) {
    if (connection_ != nullptr) connection_->run("BEGIN");
  }
  ~ReadTransaction() {
    if (connection_ != nullptr) connection_->roll_back();
  }
  ReadTransaction(const ReadTransaction&) = delete;
  ReadTransaction& operator=(const ReadTransaction&) = delete;

 private:
  Connection* connection_;
};

}  // namespace

SqliteReads::SqliteReads(Connection& connection)
    : connection_(connection),
      find_(connection,
            "SELECT number, coalesce((SELECT max(seq) FROM event WHERE workshop = number), 0)"
            " FROM workshop WHERE id = ?1"),
      events_(connection,
              "SELECT seq, at_ms, body FROM event WHERE workshop = ?1 AND seq >= ?2 ORDER BY seq"),
      texts_(connection, "SELECT id, owner, value FROM text WHERE workshop = ?1 ORDER BY id"),
      answers_(connection, "SELECT scope, id, digest, result FROM answer WHERE workshop = ?1"),
      answers_of_scope_(connection,
                        "SELECT scope, id, digest, result FROM answer"
                        " WHERE workshop = ?1 AND scope = ?2"),
      checkpoint_(connection, "SELECT seq, format, body FROM checkpoint WHERE workshop = ?1"),
      workshops_(connection,
                 "SELECT id, (SELECT max(seq) FROM event WHERE workshop = number), created_ms"
                 " FROM workshop ORDER BY number") {}

SqliteReads::Place SqliteReads::find(std::string_view workshop) {
  const ResetAtEnd reset(find_);
  if (!find_.bind(1, workshop).step()) return {};
  return {find_.integer(0), find_.unsigned_integer(1)};
}

std::uint64_t SqliteReads::read(std::string_view workshop, std::uint64_t from_seq,
                                const EventReader::EventVisitor& visit) {
  const ReadTransaction one_moment(connection_, in_snapshot_);
  const Place place = find(workshop);
  const ResetAtEnd reset(events_);
  events_.bind(1, place.number).bind(2, from_seq);
  while (events_.step()) {
    StoredEvent event{events_.unsigned_integer(0), events_.integer(1), events_.text(2)};
    if (!visit(std::move(event))) break;
  }
  return place.head_seq;
}

std::vector<StoredText> SqliteReads::texts(std::string_view workshop) {
  const ReadTransaction one_moment(connection_, in_snapshot_);
  const ResetAtEnd reset(texts_);
  texts_.bind(1, find(workshop).number);
  std::vector<StoredText> all;
  while (texts_.step()) {
    all.push_back({texts_.unsigned_integer(0), static_cast<std::uint32_t>(texts_.integer(1)),
                   texts_.text(2)});
  }
  return all;
}

std::vector<StoredAnswer> SqliteReads::answers(std::string_view workshop, std::string_view scope) {
  const ReadTransaction one_moment(connection_, in_snapshot_);
  Statement& rows = scope.empty() ? answers_ : answers_of_scope_;
  const ResetAtEnd reset(rows);
  rows.bind(1, find(workshop).number);
  if (!scope.empty()) rows.bind(2, scope);
  std::vector<StoredAnswer> all;
  while (rows.step()) {
    all.push_back({rows.text(0), rows.text(1), rows.unsigned_integer(2), rows.text(3)});
  }
  return all;
}

std::optional<StoredCheckpoint> SqliteReads::checkpoint(std::string_view workshop) {
  const ReadTransaction one_moment(connection_, in_snapshot_);
  const ResetAtEnd reset(checkpoint_);
  checkpoint_.bind(1, find(workshop).number);
  if (!checkpoint_.step()) return std::nullopt;
  return StoredCheckpoint{checkpoint_.unsigned_integer(0), checkpoint_.unsigned_integer(1),
                          checkpoint_.text(2)};
}

std::vector<WorkshopEntry> SqliteReads::workshops() {
  const ResetAtEnd reset(workshops_);
  std::vector<WorkshopEntry> all;
  while (workshops_.step()) {
    all.push_back({workshops_.text(0), workshops_.unsigned_integer(1), workshops_.integer(2)});
  }
  return all;
}

void SqliteReads::snapshot(const std::function<void()>& reads) {
  const ReadTransaction one_moment(connection_, false);
  struct Within {
    explicit Within(bool& flag) : flag_(flag) { flag_ = true; }
    ~Within() { flag_ = false; }
    bool& flag_;
  } const within(in_snapshot_);
  reads();
}

}  // namespace cg::store
