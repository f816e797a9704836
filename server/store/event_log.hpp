// The event log: what has happened in every workshop, in order, durable. The contract that memory,
// SQLite and any later store fulfil; free of every storage type.
//
// What is kept of a workshop: its events (seq 1, 2, 3 ... without a gap), its texts (every name and
// free text, by id, so that one can be erased while the events stay) and the answers that were
// given to commands. All three are written by one `Append`, together or not at all. Beside them
// there may be one checkpoint of its state.
//
// Fencing: an append names the seq it was decided on (`expected_seq`, 0 = the workshop is new). If
// that is not the head, it is a conflict and changes nothing.
//
// Threads: an EventLog is used from one thread, the journal's. Two exceptions, safe from any
// thread: health() and open_reader(). A reader is used from one thread at a time and sees what was
// committed when each call began; it may outlive nothing: destroy readers before their log.
//
// Errors: storage that fails is expected, so it is a value (Outcome, StorageError). A malformed
// append (seqs that do not follow expected_seq) is a bug and ends the process.
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cg::store {

struct StoredEvent {
  std::uint64_t seq = 0;
  std::int64_t at_ms = 0;  // since 1970, UTC
  std::string body;        // JSON text; holds ids only, never a name or free text
  bool operator==(const StoredEvent&) const = default;
};

struct StoredText {
  std::uint64_t id = 0;
  std::uint32_t owner = 0;  // number of the person it belongs to; 0: nobody
  std::string value;
  bool operator==(const StoredText&) const = default;
};

// The answer that an accepted command got, so that the same command sent again gets it again.
struct StoredAnswer {
  std::string scope;         // whose ids these are: a person, a key, or the workshop (for join)
  std::string id;            // the client-made id of the command
  std::uint64_t digest = 0;  // of the command's params: the same id with others is refused
  std::string result;        // JSON text; ids only
  bool operator==(const StoredAnswer&) const = default;
};

// The state of a workshop as of one of its events (store/checkpoint.hpp). A cache: losing it costs
// the time of a replay and nothing else.
struct StoredCheckpoint {
  std::uint64_t seq = 0;     // of the last event that is in it
  std::uint64_t format = 0;  // how to read the body
  std::string body;          // bytes; ids only
  bool operator==(const StoredCheckpoint&) const = default;
};

// What one batch of a workshop changes. `erase` happens before `put`; a put replaces an earlier
// value of its id; an erased id that is not there is no error. Events may be absent (a command
// that changed nothing is remembered too), but not in a workshop's first append.
struct Append {
  std::string workshop;
  std::uint64_t expected_seq = 0;
  std::vector<StoredEvent> events;
  std::vector<StoredText> put;
  std::vector<std::uint64_t> erase;
  std::vector<StoredAnswer> answers;
};

enum class Outcome : std::uint8_t {
  committed,  // durable
  conflict,   // expected_seq is not the head (or the workshop is not there); nothing was written
  refused,    // the storage said no (a full disk, a log that awaits recovery); nothing was written
  unknown,    // the commit or its sync failed: it may or may not be there after recover()
};
[[nodiscard]] std::string_view to_string(Outcome outcome);

struct StorageError {
  std::string what;  // one line for the operator
};
template <typename Value>
using Stored = std::expected<Value, StorageError>;

struct Health {
  bool accepting = true;  // false after an unknown outcome, until recover() succeeds
  std::string detail;  // what is wrong, one line; may be set while accepting (housekeeping fails)
  bool operator==(const Health&) const = default;
};

struct WorkshopEntry {
  std::string id;
  std::uint64_t head_seq = 0;
  std::int64_t created_ms = 0;  // at_ms of its first event
  bool operator==(const WorkshopEntry&) const = default;
};

class EventReader {
 public:
  // Called with each event; returns whether to go on. Must not call the reader.
  using EventVisitor = std::function<bool(StoredEvent)>;

  EventReader() = default;
  EventReader(const EventReader&) = delete;
  EventReader& operator=(const EventReader&) = delete;
  virtual ~EventReader() = default;

  // Visits the events with seq >= from_seq in order; returns the head, 0 if there is no such
  // workshop.
  [[nodiscard]] virtual Stored<std::uint64_t> read(std::string_view workshop,
                                                   std::uint64_t from_seq,
                                                   const EventVisitor& visit) = 0;
  // All texts, by id. None if there is no such workshop.
  [[nodiscard]] virtual Stored<std::vector<StoredText>> texts(std::string_view workshop) = 0;
  // The answers of one scope, of all when `scope` is empty; in no particular order.
  [[nodiscard]] virtual Stored<std::vector<StoredAnswer>> answers(std::string_view workshop,
                                                                  std::string_view scope) = 0;
  // The last checkpoint that was put, if any.
  [[nodiscard]] virtual Stored<std::optional<StoredCheckpoint>> checkpoint(
      std::string_view workshop) = 0;
  // Every workshop, in the order in which they were created.
  [[nodiscard]] virtual Stored<std::vector<WorkshopEntry>> workshops() = 0;

  // Calls `reads` once; every read of this object within it sees the same moment. Keep it short:
  // until it ends, erased bytes cannot leave the files. Not to be nested, and nothing may be
  // written through the same object within.
  [[nodiscard]] virtual Stored<void> snapshot(const std::function<void()>& reads) = 0;
};

class EventLog : public EventReader {
 public:
  // Writes the appends in their order, in one transaction; a conflict or refusal concerns only its
  // own append. One outcome each. If the transaction's commit fails, all are `unknown`, and from
  // then on everything is refused until recover() has succeeded.
  [[nodiscard]] virtual std::vector<Outcome> commit(std::span<const Append> appends) = 0;

  // Deletes a workshop for good, its bytes included. `committed` also if it was not there.
  [[nodiscard]] virtual Outcome remove(std::string_view workshop) = 0;
  // Erases texts outside of an append. The bytes leave the files at the next quiet moment (tend).
  [[nodiscard]] virtual Outcome erase_texts(std::string_view workshop,
                                            std::span<const std::uint64_t> ids) = 0;

  // Keeps the checkpoint in place of the one before. `committed` and no effect if there is no such
  // workshop (any more).
  [[nodiscard]] virtual Outcome put_checkpoint(std::string_view workshop,
                                               const StoredCheckpoint& checkpoint) = 0;

  // Finds out what an unknown outcome has become: opens the storage anew, makes what it holds
  // durable, checks that it can be read and written. Call again later if it fails. Harmless when
  // nothing is wrong.
  [[nodiscard]] virtual Stored<void> recover() = 0;

  // Housekeeping, called between commits. `quiet`: nobody waits, so it may take some milliseconds.
  // wants_tending(): something waits for a quiet moment.
  virtual void tend(bool quiet) = 0;
  [[nodiscard]] virtual bool wants_tending() const = 0;

  // From any thread.
  [[nodiscard]] virtual Health health() const = 0;
  [[nodiscard]] virtual Stored<std::unique_ptr<EventReader>> open_reader() = 0;
};

// Ends the process if an append breaks its own promises (see above); every log calls it first.
void assert_well_formed(const Append& append);

}  // namespace cg::store
