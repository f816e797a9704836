// The waiting room: who has joined and is not let in yet has a connection and nothing else.
#include <algorithm>
#include <utility>

#include "domain/limits.hpp"
#include "hub/room.hpp"
#include "wire/replies.hpp"

namespace cg::hub {
namespace {

// While there is room enough, a phone that sleeps until its owner is let in keeps its place.
constexpr std::size_t crowded = domain::limits::waiting_max / 2;

}  // namespace

bool Room::waits(const Visitor& visitor) const {
  return visitor.is_phone() && shown_.find_waiting(visitor.subject().person) != nullptr;
}

// At position 0, which is before everything: whoever comes back with it gets a full view.
void Room::greet_waiting(Visitor& visitor) {
  OwnView& own = own_view(visitor.subject().person);
  const OwnView::Records now = own.render(scene());
  own.refresh(scene(), now, revision_);
  const std::string members = OwnView::full(now);
  const std::string_view put[] = {members};
  visitor.send(wire::make_frame(wire::view_text({epoch_, 0, put, {}, true})));
}

// Phones of people who were let in go on by themselves, with a full view. Those of people who were
// not are sent away by whoever sends away the removed.
void Room::let_in_admitted() {
  for (Visitor* visitor : std::exchange(at_the_door_, {})) {
    const bool goes_in = !waits(*visitor) && domain::may_enter(shown_, visitor->subject().person);
    if (!goes_in) {
      at_the_door_.push_back(visitor);
      continue;
    }
    greet(*visitor, std::nullopt);
    crowds_[phones].visitors.push_back(visitor);
  }
}

std::int64_t Room::absent_for_ms(domain::PersonId person, std::int64_t steady_ms) const {
  const auto at = absent_since_ms_.find(person);
  return steady_ms - (at == absent_since_ms_.end() ? opened_at_ms_ : at->second);
}

// Rule WR6: when the waiting room fills up, those give way who have been gone the longest.
void Room::make_room_at_door(std::int64_t steady_ms) {
  if (shown_.waiting.size() <= crowded) return;
  for (const domain::Person& person : shown_.waiting) {
    if (phones_of_.contains(person.id)) continue;
    if (absent_for_ms(person.id, steady_ms) < domain::limits::absent_until_left_ms) continue;
    note_left(person.id);
  }
}

}  // namespace cg::hub
