#include "hub/rooms.hpp"

#include <algorithm>

#include "store/stored_events.hpp"

namespace cg::hub {

Rooms::~Rooms() {
  for (const auto* rooms : {&rooms_, &being_made_}) {
    for (const auto& [id, room] : *rooms) room->abandon();
  }
}

store::Stored<void> Rooms::load_index(store::EventReader& reader) {
  auto workshops = reader.workshops();
  if (!workshops) return std::unexpected(workshops.error());
  for (const store::WorkshopEntry& entry : *workshops) {
    std::string code;
    const auto head = reader.read(entry.id, 1, [&](const store::StoredEvent& stored) {
      if (const auto event = store::decode(stored.body)) {
        const auto* made = std::get_if<domain::WorkshopCreated>(&*event);
        if (made != nullptr) code = made->code;
      }
      return false;
    });
    if (!head) return std::unexpected(head.error());
    index_.push_back({entry.id, std::move(code)});
  }
  return {};
}

void Rooms::with_code(std::string_view code, Found found) {
  const auto at = std::ranges::find(index_, code, &Listed::code);
  if (at == index_.end() || code.empty()) return found({});
  with_id(std::string(at->id), std::move(found));
}

void Rooms::with_id(std::string_view id, Found found) {
  if (const auto room = rooms_.find(id); room != rooms_.end()) return found({room->second});
  const auto at = std::ranges::find(index_, id, &Listed::id);
  if (at == index_.end()) return found({});
  // It would wait for the storage to come back.
  if (!surroundings_.journal.health().accepting) return found({nullptr, true});
  auto& waiting = opening_[at->id];
  waiting.push_back(std::move(found));
  if (waiting.size() == 1) open(at->id);
}

void Rooms::open(const std::string& id) {
  const bool taken = surroundings_.journal.submit_task([this, id](store::EventLog& log) {
    auto loaded = std::make_shared<store::Stored<LoadedWorkshop>>(load_workshop(log, id));
    surroundings_.post([this, id, loaded] {
      std::shared_ptr<Room> room;
      if (*loaded) {
        room = make_room(std::move(**loaded));
      } else {
        on_unreadable(id, loaded->error().what);
      }
      opened(id, room);
    });
  });
  if (!taken) opened(id, nullptr);
}

void Rooms::opened(const std::string& id, const std::shared_ptr<Room>& room) {
  if (room) rooms_.emplace(id, room);
  const auto waiting = opening_.extract(id);
  if (waiting.empty()) return;
  for (const Found& found : waiting.mapped()) found({room, room == nullptr});
}

std::shared_ptr<Room> Rooms::make_room(LoadedWorkshop loaded) {
  auto room = std::make_shared<Room>(surroundings_, std::move(loaded), new_id());
  room->on_roused = [turns = turns_, one = room.get()] { turns->rouse(*one); };
  turns_->rouse(*room);  // its first turn says when it wants the next
  return room;
}

std::string Rooms::new_id() {
  return id_of_bits(surroundings_.random_bits(), surroundings_.random_bits());
}

std::vector<std::string> Rooms::ids() const {
  std::vector<std::string> ids;
  for (auto at = index_.rbegin(); at != index_.rend(); ++at) ids.push_back(at->id);
  return ids;
}

void Rooms::create(domain::CreateWorkshop workshop, const Created& created) {
  workshop.id = new_id();
  do {
    workshop.code = join_code_of_bits(surroundings_.random_bits());
  } while (std::ranges::find(index_, workshop.code, &Listed::code) != index_.end());
  const Listed listed{workshop.id, workshop.code};
  auto room = make_room(LoadedWorkshop{});
  being_made_.emplace(listed.id, room);
  Submission submission;
  submission.actor = {domain::Actor::Role::organiser, {}};
  submission.command = std::move(workshop);
  submission.accepted = [this, listed, created](const Answer&) {
    auto made = being_made_.extract(listed.id);
    index_.push_back(listed);
    rooms_.emplace(listed.id, made.mapped());
    created(made.mapped());
  };
  submission.refused = [this, listed, created](const wire::Refusal& refusal) {
    created(std::unexpected(refusal));
    surroundings_.post([this, id = listed.id] { being_made_.erase(id); });
  };
  room->submit(std::move(submission));
}

void Rooms::remove(std::string_view id, const std::function<void(bool)>& removed) {
  const auto at = std::ranges::find(index_, id, &Listed::id);
  if (at == index_.end()) return removed(false);
  const std::string workshop(id);
  const auto finish = [this, workshop, removed](store::Outcome outcome) {
    const bool gone = outcome == store::Outcome::committed;
    if (gone) {
      std::erase_if(index_, [&](const Listed& one) { return one.id == workshop; });
      if (const auto room = rooms_.extract(workshop); !room.empty()) {
        room.mapped()->dismiss(close_code::workshop_deleted, "workshop_deleted");
      }
    }
    removed(gone);
  };
  const bool taken =
      surroundings_.journal.submit_task([this, workshop, finish](store::EventLog& log) {
        surroundings_.post([finish, outcome = log.remove(workshop)] { finish(outcome); });
      });
  if (!taken) removed(false);
}

void Rooms::turn() {
  const std::int64_t steady_ms = surroundings_.steady_ms();
  doorkeeper_.later.run(steady_ms);
  for (const auto& room : turns_->take_due(steady_ms)) {
    room->turn();
    if (room->is_deserted(steady_ms)) {
      const auto at = rooms_.find(room->id());
      if (at != rooms_.end() && at->second == room) rooms_.erase(at);
    } else if (const auto wanted = room->next_turn_ms()) {
      turns_->wake(*room, *wanted);
    }
  }
}

std::optional<std::int64_t> Rooms::next_turn_ms() const {
  const auto rooms = turns_->next_ms();
  const auto visitors = doorkeeper_.later.next_ms();
  return rooms && visitors ? std::min(*rooms, *visitors) : rooms ? rooms : visitors;
}

void Rooms::storage_changed(bool ok) {
  for (const auto& [id, room] : rooms_) room->storage_changed(ok);
}

void Rooms::dismiss_all(std::uint16_t code, std::string_view reason) {
  for (const auto& [id, room] : rooms_) room->dismiss(code, reason);
}

bool Rooms::is_busy() const {
  const auto busy = [](const auto& entry) { return entry.second->is_busy(); };
  return std::ranges::any_of(rooms_, busy) || std::ranges::any_of(being_made_, busy);
}

std::size_t Rooms::visitor_count() const {
  std::size_t count = 0;
  for (const auto& [id, room] : rooms_) count += room->visitor_count();
  return count;
}

}  // namespace cg::hub
