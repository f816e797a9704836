#include "store/memory_log.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace cg::store {

namespace {

struct StoredWorkshop {
  std::uint64_t number = 0;  // order of creation
  std::vector<StoredEvent> events;
  std::map<std::uint64_t, StoredText> texts;
  std::map<std::pair<std::string, std::string>, StoredAnswer> answers;
  std::optional<StoredCheckpoint> checkpoint;
};

using Workshops = std::map<std::string, StoredWorkshop, std::less<>>;

bool is_conflict(const Workshops& workshops, const Append& append) {
  const auto found = workshops.find(append.workshop);
  if (found == workshops.end()) return append.expected_seq != 0 || append.events.empty();
  return append.expected_seq != found->second.events.size();
}

void apply_append(Workshops& workshops, const Append& append, std::uint64_t number) {
  auto [at, created] = workshops.try_emplace(append.workshop);
  StoredWorkshop& workshop = at->second;
  if (created) workshop.number = number;
  workshop.events.insert(workshop.events.end(), append.events.begin(), append.events.end());
  for (const std::uint64_t id : append.erase) workshop.texts.erase(id);
  for (const StoredText& text : append.put) workshop.texts.insert_or_assign(text.id, text);
  for (const StoredAnswer& answer : append.answers) {
    workshop.answers.insert_or_assign({answer.scope, answer.id}, answer);
  }
}

}  // namespace

struct MemoryLog::Contents {
  mutable std::mutex mutex;
  Workshops workshops;
  std::uint64_t next_number = 1;
  Health health;
};

class MemoryLog::Reader final : public EventReader {
 public:
  explicit Reader(std::shared_ptr<Contents> contents) : contents_(std::move(contents)) {}

  Stored<std::uint64_t> read(std::string_view workshop, std::uint64_t from_seq,
                             const EventVisitor& visit) override {
    return with(workshop, std::uint64_t{0}, [&](const StoredWorkshop& found) {
      for (const StoredEvent& event : found.events) {
        if (event.seq >= from_seq && !visit(event)) break;
      }
      return std::uint64_t{found.events.size()};
    });
  }

  Stored<std::vector<StoredText>> texts(std::string_view workshop) override {
    return with(workshop, std::vector<StoredText>(), [](const StoredWorkshop& found) {
      std::vector<StoredText> all;
      for (const auto& [id, text] : found.texts) all.push_back(text);
      return all;
    });
  }

  Stored<std::vector<StoredAnswer>> answers(std::string_view workshop,
                                            std::string_view scope) override {
    return with(workshop, std::vector<StoredAnswer>(), [&](const StoredWorkshop& found) {
      std::vector<StoredAnswer> all;
      for (const auto& [key, answer] : found.answers) {
        if (scope.empty() || answer.scope == scope) all.push_back(answer);
      }
      return all;
    });
  }

  Stored<std::optional<StoredCheckpoint>> checkpoint(std::string_view workshop) override {
    return with(workshop, std::optional<StoredCheckpoint>(),
                [](const StoredWorkshop& found) { return found.checkpoint; });
  }

  Stored<std::vector<WorkshopEntry>> workshops() override {
    const auto lock = lock_unless_in_snapshot();
    if (!contents_->health.accepting) return unavailable();
    std::vector<std::pair<std::uint64_t, WorkshopEntry>> numbered;
    for (const auto& [id, workshop] : contents_->workshops) {
      numbered.push_back(
          {workshop.number, {id, workshop.events.size(), workshop.events.front().at_ms}});
    }
    std::ranges::sort(numbered, {}, [](const auto& entry) { return entry.first; });
    std::vector<WorkshopEntry> all;
    for (auto& [number, entry] : numbered) all.push_back(std::move(entry));
    return all;
  }

  Stored<void> snapshot(const std::function<void()>& reads) override {
    const std::scoped_lock lock(contents_->mutex);
    if (!contents_->health.accepting) return unavailable();
    in_snapshot_ = true;
    reads();
    in_snapshot_ = false;
    return {};
  }

 private:
  std::unique_lock<std::mutex> lock_unless_in_snapshot() const {
    return in_snapshot_ ? std::unique_lock<std::mutex>() : std::unique_lock(contents_->mutex);
  }

  std::unexpected<StorageError> unavailable() const {
    return std::unexpected(StorageError{contents_->health.detail});
  }

  template <typename Value, typename Query>
  Stored<Value> with(std::string_view workshop, Value absent, const Query& query) const {
    const auto lock = lock_unless_in_snapshot();
    if (!contents_->health.accepting) return unavailable();
    const auto found = contents_->workshops.find(workshop);
    if (found == contents_->workshops.end()) return absent;
    return query(found->second);
  }

  std::shared_ptr<Contents> contents_;
  bool in_snapshot_ = false;
};

MemoryLog::MemoryLog()
    : contents_(std::make_shared<Contents>()), own_reader_(std::make_unique<Reader>(contents_)) {}
MemoryLog::~MemoryLog() = default;

// Does `change` now, later or never, as the next fault has it.
Outcome MemoryLog::write(const std::function<void()>& change) {
  const std::scoped_lock lock(contents_->mutex);
  if (!contents_->health.accepting) return Outcome::refused;
  if (faults_.empty()) {
    change();
    ++transactions_;
    return Outcome::committed;
  }
  const Fault fault = faults_.front();
  faults_.erase(faults_.begin());
  if (fault == Fault::refused) return Outcome::refused;
  pending_ = change;
  pending_landed_ = fault == Fault::unknown_landed;
  contents_->health = {false, "a commit failed (on demand)"};
  return Outcome::unknown;
}

std::vector<Outcome> MemoryLog::commit(std::span<const Append> appends) {
  for (const Append& append : appends) assert_well_formed(append);
  std::vector<Outcome> outcomes(appends.size(), Outcome::refused);
  if (appends.empty()) return outcomes;
  // The change owns its appends: after an unknown outcome it is made later, or never.
  auto each = std::make_shared<std::vector<Outcome>>();
  const auto change = [contents = contents_, each,
                       batch = std::vector<Append>(appends.begin(), appends.end())] {
    for (const Append& append : batch) {
      const bool conflict = is_conflict(contents->workshops, append);
      if (!conflict) apply_append(contents->workshops, append, contents->next_number++);
      each->push_back(conflict ? Outcome::conflict : Outcome::committed);
    }
  };
  const Outcome outcome = write(change);
  if (outcome == Outcome::committed) return *each;
  std::ranges::fill(outcomes, outcome);
  return outcomes;
}

Outcome MemoryLog::remove(std::string_view workshop) {
  return write(
      [contents = contents_, id = std::string(workshop)] { contents->workshops.erase(id); });
}

Outcome MemoryLog::erase_texts(std::string_view workshop, std::span<const std::uint64_t> ids) {
  return write([contents = contents_, name = std::string(workshop),
                gone = std::vector<std::uint64_t>(ids.begin(), ids.end())] {
    const auto found = contents->workshops.find(name);
    if (found == contents->workshops.end()) return;
    for (const std::uint64_t id : gone) found->second.texts.erase(id);
  });
}

Outcome MemoryLog::put_checkpoint(std::string_view workshop, const StoredCheckpoint& checkpoint) {
  return write([contents = contents_, name = std::string(workshop), checkpoint] {
    const auto found = contents->workshops.find(name);
    if (found != contents->workshops.end()) found->second.checkpoint = checkpoint;
  });
}

void MemoryLog::settle(bool landed) {
  if (pending_ && landed) pending_();
  pending_ = nullptr;
  contents_->health = {};
}

Stored<void> MemoryLog::recover() {
  const std::scoped_lock lock(contents_->mutex);
  if (failing_recoveries_ > 0) {
    --failing_recoveries_;
    contents_->health = {false, "recovery failed (on demand)"};
    return std::unexpected(StorageError{contents_->health.detail});
  }
  settle(pending_landed_);
  return {};
}

void MemoryLog::power_loss() {
  const std::scoped_lock lock(contents_->mutex);
  settle(pending_landed_);
  faults_.clear();
  failing_recoveries_ = 0;
}

Health MemoryLog::health() const {
  const std::scoped_lock lock(contents_->mutex);
  return contents_->health;
}

Stored<std::unique_ptr<EventReader>> MemoryLog::open_reader() {
  return std::make_unique<Reader>(contents_);
}

Stored<std::uint64_t> MemoryLog::read(std::string_view workshop, std::uint64_t from_seq,
                                      const EventVisitor& visit) {
  return own_reader_->read(workshop, from_seq, visit);
}
Stored<std::vector<StoredText>> MemoryLog::texts(std::string_view workshop) {
  return own_reader_->texts(workshop);
}
Stored<std::vector<StoredAnswer>> MemoryLog::answers(std::string_view workshop,
                                                     std::string_view scope) {
  return own_reader_->answers(workshop, scope);
}
Stored<std::optional<StoredCheckpoint>> MemoryLog::checkpoint(std::string_view workshop) {
  return own_reader_->checkpoint(workshop);
}
Stored<std::vector<WorkshopEntry>> MemoryLog::workshops() {
  return own_reader_->workshops();
}
Stored<void> MemoryLog::snapshot(const std::function<void()>& reads) {
  return own_reader_->snapshot(reads);
}

}  // namespace cg::store
