#include "store/sqlite_log.hpp"

#include <algorithm>
#include <exception>
#include <optional>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "store/sqlite_residue.hpp"
#include "store/sqlite_schema.hpp"
#include "store/sqlite_writer.hpp"

namespace cg::store {

namespace {

constexpr int kReaderBusyMs = 1'000;
constexpr int kRemovalWaitMs = 200;   // for readers to finish, so that the bytes are gone at once
constexpr int kRecoveryWaitMs = 500;  // likewise; after that, recovery is tried again later
constexpr int kWalForcedFactor = 4;   // so far beyond its bound the WAL is truncated under load

// Runs a query, unless what an unknown commit left behind has not been made certain: that is
// nobody's to see.
template <typename Query>
auto ask(const SharedHealth& health, const Query& query) -> Stored<decltype(query())> {
  if (!health.accepting()) return std::unexpected(StorageError{health.get().detail});
  try {
    if constexpr (std::is_void_v<decltype(query())>) {
      query();
      return {};
    } else {
      return query();
    }
  } catch (const SqliteError& error) {
    return std::unexpected(StorageError{error.what()});
  }
}

// A connection that never writes.
class SqliteReader final : public EventReader {
 public:
  SqliteReader(const std::filesystem::path& file, const std::string& vfs,
               std::shared_ptr<const SharedHealth> health)
      : connection_(file, Connection::Mode::read, vfs), health_(std::move(health)) {
    connection_.busy_timeout_ms(kReaderBusyMs);
    reads_.emplace(connection_);
  }

  Stored<std::uint64_t> read(std::string_view workshop, std::uint64_t from_seq,
                             const EventVisitor& visit) override {
    return ask(*health_, [&] { return reads_->read(workshop, from_seq, visit); });
  }
  Stored<std::vector<StoredText>> texts(std::string_view workshop) override {
    return ask(*health_, [&] { return reads_->texts(workshop); });
  }
  Stored<std::vector<StoredAnswer>> answers(std::string_view workshop,
                                            std::string_view scope) override {
    return ask(*health_, [&] { return reads_->answers(workshop, scope); });
  }
  Stored<std::optional<StoredCheckpoint>> checkpoint(std::string_view workshop) override {
    return ask(*health_, [&] { return reads_->checkpoint(workshop); });
  }
  Stored<std::vector<WorkshopEntry>> workshops() override {
    return ask(*health_, [&] { return reads_->workshops(); });
  }
  Stored<void> snapshot(const std::function<void()>& reads) override {
    return ask(*health_, [&] { reads_->snapshot(reads); });
  }

 private:
  Connection connection_;
  const std::shared_ptr<const SharedHealth> health_;
  std::optional<SqliteReads> reads_;
};

}  // namespace

std::filesystem::path SqliteLog::database_file(const std::filesystem::path& folder) {
  return folder / "commonground.db";
}

SqliteLog::SqliteLog(SqliteOptions options)
    : options_(std::move(options)),
      folder_(options_.folder),
      file_(database_file(options_.folder)),
      health_(std::make_shared<SharedHealth>(Health{false, "not open yet"})) {
  try {
    if (!std::filesystem::exists(file_)) create_database(file_, options_.vfs);
    check_file_header(file_);
    make_ready(options_.check_every_page, false);
    namespace fs = std::filesystem;
    fs::permissions(file_, fs::perms::owner_read | fs::perms::owner_write);
  } catch (const SqliteError& error) {
    throw std::runtime_error(file_.string() + ": " + error.what());
  }
}

SqliteLog::~SqliteLog() {
  if (!writer_ || !health_->accepting()) return;
  try {
    truncate_and_scrub(kRemovalWaitMs);
  } catch (const SqliteError&) {
    // The WAL stays and is read at the next start, which also takes up what is to be erased.
  }
}

void SqliteLog::make_ready(bool thorough, bool must_truncate) {
  writer_ = std::make_unique<SqliteWriter>(file_, options_.vfs, thorough);
  // What the WAL holds may have been written but not synced by whoever wrote it.
  if (!writer_->checkpoint_and_truncate(kRecoveryWaitMs)) {
    if (must_truncate) throw SqliteError(0, "a reader holds the write-ahead log");
    writer_->checkpoint_passively();
  }
  static_cast<void>(writer_->reads().workshops());  // the tail of every workshop
  writer_->prove_writable();
  note_erasure();  // one may have been under way when the last run ended
  health_->set({});
}

void SqliteLog::stop_accepting(const std::string& why) {
  health_->set({false, "a commit failed and what became of it is not known yet: " + why});
}

Outcome SqliteLog::write(const std::function<void()>& change) {
  if (!health_->accepting()) return Outcome::refused;
  try {
    writer_->begin();
    change();
  } catch (const SqliteError& error) {
    if (!writer_->roll_back()) stop_accepting(error.what());
    return Outcome::refused;
  }
  try {
    writer_->commit();
  } catch (const SqliteError& error) {
    stop_accepting(error.what());
    return Outcome::unknown;
  }
  if (writer_->take_erased()) note_erasure();
  return Outcome::committed;
}

std::vector<Outcome> SqliteLog::commit(std::span<const Append> appends) {
  for (const Append& append : appends) assert_well_formed(append);
  std::vector<Outcome> outcomes;
  const Outcome all = write([&] {
    for (const Append& append : appends) outcomes.push_back(writer_->append(append));
  });
  if (all != Outcome::committed) outcomes.assign(appends.size(), all);
  return outcomes;
}

Outcome SqliteLog::remove(std::string_view workshop) {
  const Outcome outcome = write([&] { writer_->remove(workshop); });
  if (outcome != Outcome::committed || !erasure_pending_) return outcome;
  try {
    truncate_and_scrub(kRemovalWaitMs);  // if a reader is in the way, tend() goes on with it
  } catch (const SqliteError& error) {
    health_->set({true, std::string("removed bytes are still in the files: ") + error.what()});
  }
  return outcome;
}

Outcome SqliteLog::erase_texts(std::string_view workshop, std::span<const std::uint64_t> ids) {
  return write([&] { writer_->erase_texts(workshop, ids); });
}

Outcome SqliteLog::put_checkpoint(std::string_view workshop, const StoredCheckpoint& checkpoint) {
  return write([&] { writer_->put_checkpoint(workshop, checkpoint); });
}

Stored<void> SqliteLog::recover() {
  try {
    health_->set({false, health_->get().detail});
    writer_.reset();
    make_ready(false, true);
    return {};
  } catch (const std::exception& error) {
    writer_.reset();
    health_->set({false, std::string("the database cannot be opened anew: ") + error.what()});
    return std::unexpected(StorageError{health_->get().detail});
  }
}

void SqliteLog::note_erasure() {
  if (!erasure_pending_) erasure_since_ = Clock::now();
  erasure_pending_ = true;
}

bool SqliteLog::truncate_and_scrub(int wait_ms) {
  if (!writer_->checkpoint_and_truncate(wait_ms)) return false;
  if (!erasure_pending_) return true;
  const bool every_page = std::exchange(scrub_every_page_, true);
  scrub_text_pages(writer_->connection(), every_page);
  scrub_every_page_ = false;
  erasure_pending_ = false;
  return true;
}

void SqliteLog::tend(bool quiet) {
  const Clock::time_point now = Clock::now();
  if (!health_->accepting() || now < next_tending_) return;
  const bool overdue = erasure_pending_ && now - erasure_since_ >= options_.erasure_delay_max;
  const bool large = writer_->wal_pages() > options_.wal_pages_max;
  const bool far_too_large = writer_->wal_pages() / kWalForcedFactor > options_.wal_pages_max;
  try {
    bool done = true;
    if ((quiet && (erasure_pending_ || large)) || overdue || far_too_large) {
      done = truncate_and_scrub(0);
    } else if (writer_->pages_since_checkpoint() >= options_.checkpoint_pages) {
      writer_->checkpoint_passively();
    } else {
      return;
    }
    if (!done) next_tending_ = now + options_.housekeeping_retry;
    health_->set({});
  } catch (const SqliteError& error) {
    next_tending_ = now + options_.housekeeping_retry;
    health_->set({true, std::string("the write-ahead log cannot be tidied: ") + error.what()});
  }
}

bool SqliteLog::wants_tending() const {
  return health_->accepting() &&
         (erasure_pending_ || writer_->wal_pages() > options_.wal_pages_max ||
          writer_->pages_since_checkpoint() >= options_.checkpoint_pages);
}

Health SqliteLog::health() const {
  return health_->get();
}

Stored<std::unique_ptr<EventReader>> SqliteLog::open_reader() {
  return ask(*health_, [&]() -> std::unique_ptr<EventReader> {
    return std::make_unique<SqliteReader>(file_, options_.vfs, health_);
  });
}

Stored<std::uint64_t> SqliteLog::read(std::string_view workshop, std::uint64_t from_seq,
                                      const EventVisitor& visit) {
  return ask(*health_, [&] { return writer_->reads().read(workshop, from_seq, visit); });
}
Stored<std::vector<StoredText>> SqliteLog::texts(std::string_view workshop) {
  return ask(*health_, [&] { return writer_->reads().texts(workshop); });
}
Stored<std::vector<StoredAnswer>> SqliteLog::answers(std::string_view workshop,
                                                     std::string_view scope) {
  return ask(*health_, [&] { return writer_->reads().answers(workshop, scope); });
}
Stored<std::optional<StoredCheckpoint>> SqliteLog::checkpoint(std::string_view workshop) {
  return ask(*health_, [&] { return writer_->reads().checkpoint(workshop); });
}
Stored<std::vector<WorkshopEntry>> SqliteLog::workshops() {
  return ask(*health_, [&] { return writer_->reads().workshops(); });
}
Stored<void> SqliteLog::snapshot(const std::function<void()>& reads) {
  return ask(*health_, [&] { writer_->reads().snapshot(reads); });
}

}  // namespace cg::store
