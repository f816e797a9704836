// What visitors are told: a first view or what they missed, then what changed, at each crowd's
// pace.
#include <algorithm>
#include <set>
#include <utility>

#include "hub/room.hpp"
#include "wire/replies.hpp"

namespace cg::hub {
namespace {

// A fan-out budget: more phones than these are told less often, so many in a tick's time.
constexpr std::int64_t phones_per_tick = 500;
// In a crowd of this size a newcomer does not wait for the tick: everybody is told at once, so that
// what was acknowledged is in the first view. In a larger one it follows with the next frame.
constexpr std::size_t prompt_crowd = 100;

wire::SharedFrame frame_of(std::string_view epoch, std::uint64_t position, const Delta& delta,
                           bool full) {
  const std::string_view put[] = {delta.put};
  return wire::make_frame(wire::view_text({epoch, position, put, delta.remove, full}));
}

}  // namespace

Room::Pace Room::pace_of(const wire::Audience& audience) {
  switch (audience.kind) {
    case wire::Audience::Kind::desk:
      return desk;
    case wire::Audience::Kind::screen:
      return screen;
    case wire::Audience::Kind::observer:
      return observer;
    case wire::Audience::Kind::room:
    case wire::Audience::Kind::group:
    case wire::Audience::Kind::person:
      break;
  }
  return phones;
}

std::int64_t Room::tick_ms(Pace pace) const {
  const std::int64_t tick = surroundings_.tick_ms;
  if (pace != phones) return tick;
  const auto count = static_cast<std::int64_t>(crowds_[phones].visitors.size());
  return std::max(tick, count * tick / phones_per_tick);
}

bool Room::is_touched(Pace pace) const {
  if (crowds_[pace].view.is_touched()) return true;
  return pace == phones && std::ranges::any_of(groups_, [](const auto& entry) {
           return entry.second.view.is_touched();
         });
}

bool Room::is_due(Pace pace, std::int64_t steady_ms) const {
  const Crowd& crowd = crowds_[pace];
  if (crowd.visitors.empty() || !is_touched(pace)) return false;
  return steered_ || steady_ms - crowd.told_at_ms >= tick_ms(pace);
}

void Room::tell_due(std::int64_t steady_ms) {
  // The few before the many, who take longer.
  for (const Pace pace : {desk, screen, observer, phones}) {
    if (is_due(pace, steady_ms)) tell(pace, steady_ms);
  }
  steered_ = false;
}

void Room::tell(Pace pace, std::int64_t steady_ms) {
  Crowd& crowd = crowds_[pace];
  crowd.told_at_ms = steady_ms;
  crowd.view.refresh(scene(), revision_);
  const std::uint64_t from = std::exchange(crowd.position, revision_);
  if (pace == phones) return tell_phones(from, revision_);
  const auto delta = crowd.view.since(from);
  if (delta && delta->empty()) return;
  const auto frame = delta ? frame_of(epoch_, revision_, *delta, false)
                           : frame_of(epoch_, revision_, {crowd.view.full(), {}, {}}, true);
  for (Visitor* visitor : crowd.visitors) visitor->send(frame);
}

// One frame for everybody; the members of a group with news of its own get theirs with it, so that
// a record which moves between room and group is never lost on the way.
void Room::tell_phones(std::uint64_t from, std::uint64_t to) {
  const auto room_delta = crowds_[phones].view.since(from);
  std::set<const Visitor*> told;
  for (auto& [id, group] : groups_) {
    group.view.refresh(scene(), to);
    const auto group_delta = group.view.since(from);
    if (!room_delta) continue;
    if (!group_delta) {
      // The group's view is younger than the crowd's position (or has lost tombstones).
      for (Visitor* visitor : std::vector<Visitor*>(group.visitors)) {
        greet_phone(*visitor, std::nullopt);
        told.insert(visitor);
      }
      continue;
    }
    if (group_delta->empty()) continue;
    const auto frame = frame_of(epoch_, to, merge(*room_delta, *group_delta), false);
    for (Visitor* visitor : group.visitors) {
      visitor->send(frame);
      told.insert(visitor);
    }
  }
  if (!room_delta) {  // too much has left to say it piece by piece
    for (Visitor* visitor : crowds_[phones].visitors) greet_phone(*visitor, std::nullopt);
    return;
  }
  if (room_delta->empty()) return;
  const auto frame = frame_of(epoch_, to, *room_delta, false);
  for (Visitor* visitor : crowds_[phones].visitors) {
    if (!told.contains(visitor)) visitor->send(frame);
  }
}

void Room::tell_touched_people() {
  if (std::exchange(everyone_touched_, false)) {
    std::vector<domain::PersonId> everyone;
    for (const auto& [person, visitors] : phones_of_) everyone.push_back(person);
    touched_people_ = std::move(everyone);
  }
  std::ranges::sort(touched_people_);
  const auto doubles = std::ranges::unique(touched_people_);
  touched_people_.erase(doubles.begin(), doubles.end());
  for (const domain::PersonId person : touched_people_) tell_own(person);
  touched_people_.clear();
}

// What a person did themselves goes out at once, ahead of the crowd's tick: at its old position.
void Room::tell_own(domain::PersonId person) {
  if (!domain::may_enter(shown_, person)) return;  // is sent away, and told nothing more
  OwnView& own = own_view(person);
  const auto group_before = own.group();
  const Delta delta = own.refresh(scene(), own.render(scene()), revision_);
  const auto visitors = phones_of_.find(person);
  if (visitors == phones_of_.end()) return;
  if (!delta.empty()) {
    const bool is_waiting = shown_.find_waiting(person) != nullptr;
    const std::uint64_t position = is_waiting ? 0 : crowds_[phones].position;
    const auto frame = frame_of(epoch_, position, delta, false);
    for (Visitor* visitor : visitors->second) visitor->send(frame);
  }
  if (own.group() != group_before) follow_group(person, group_before, own.group());
}

// The person's phones lose what was their old group's alone and get what is the new one's.
void Room::follow_group(domain::PersonId person, std::optional<domain::GroupId> before,
                        std::optional<domain::GroupId> after) {
  const std::vector<Visitor*> visitors = phones_of_.at(person);
  Delta lost;
  Delta gained;
  if (before) {
    for (std::string& key : group(*before).view.keys()) {
      if (!crowds_[phones].view.holds(key)) lost.remove.push_back(std::move(key));
    }
    for (Visitor* visitor : visitors) leave_group(*before, *visitor);
  }
  if (after) {
    Group& entered = group(*after);
    gained = {entered.view.full(), entered.view.keys(), {}};
    entered.visitors.insert(entered.visitors.end(), visitors.begin(), visitors.end());
  }
  const Delta delta = merge(lost, gained);
  if (delta.empty()) return;
  const auto frame = frame_of(epoch_, crowds_[phones].position, delta, false);
  for (Visitor* visitor : visitors) visitor->send(frame);
}

OwnView& Room::own_view(domain::PersonId person) {
  const auto at = own_views_.find(person);
  if (at != own_views_.end()) return at->second;
  return own_views_.emplace(person, OwnView(person, revision_)).first->second;
}

Room::Group& Room::group(domain::GroupId id) {
  const auto at = groups_.find(id);
  if (at != groups_.end()) return at->second;
  const wire::Audience audience{wire::Audience::Kind::group, id.value};
  Group& made = groups_.emplace(id, Group{SharedView(audience, revision_), {}}).first->second;
  made.view.refresh(scene(), revision_);
  return made;
}

void Room::leave_group(domain::GroupId id, const Visitor& visitor) {
  const auto at = groups_.find(id);
  if (at == groups_.end()) return;
  std::erase(at->second.visitors, &visitor);
  // Tombstones go with the view: who comes back to an empty group gets all of it (greet_phone).
  if (at->second.visitors.empty()) groups_.erase(at);
}

// Nobody is at the old position, so the view may be brought up to date without telling anybody.
void Room::refresh_for_first(Pace pace) {
  Crowd& crowd = crowds_[pace];
  if (!crowd.visitors.empty()) return;
  crowd.view.refresh(scene(), revision_);
  crowd.position = revision_;
  crowd.told_at_ms = surroundings_.steady_ms();
}

void Room::greet(Visitor& visitor, std::optional<std::uint64_t> since) {
  const Pace pace = pace_of(visitor.audience());
  const std::int64_t steady_ms = surroundings_.steady_ms();
  const bool is_prompt = is_touched(pace) && crowds_[pace].visitors.size() <= prompt_crowd;
  if (is_prompt || is_due(pace, steady_ms)) tell(pace, steady_ms);
  refresh_for_first(pace);
  if (pace == phones) return greet_phone(visitor, since);
  const Crowd& crowd = crowds_[pace];
  const auto delta = since && *since <= crowd.position ? crowd.view.since(*since) : std::nullopt;
  visitor.send(delta ? frame_of(epoch_, crowd.position, *delta, false)
                     : frame_of(epoch_, crowd.position, {crowd.view.full(), {}, {}}, true));
}

void Room::greet_phone(Visitor& visitor, std::optional<std::uint64_t> since) {
  const Crowd& crowd = crowds_[phones];
  OwnView& own = own_view(visitor.subject().person);
  const OwnView::Records own_now = own.render(scene());
  own.refresh(scene(), own_now, revision_);
  Group* entered = own.group() ? &group(*own.group()) : nullptr;
  if (entered != nullptr &&
      std::ranges::find(entered->visitors, &visitor) == entered->visitors.end()) {
    entered->visitors.push_back(&visitor);
  }
  if (since && *since <= crowd.position && *since >= own.group_since()) {
    const auto room_delta = crowd.view.since(*since);
    const auto own_delta = own.since(own_now, *since);
    const auto group_delta =
        entered == nullptr ? std::optional<Delta>(Delta{}) : entered->view.since(*since);
    if (room_delta && own_delta && group_delta) {
      const Delta delta = merge(merge(*room_delta, *group_delta), *own_delta);
      return visitor.send(frame_of(epoch_, crowd.position, delta, false));
    }
  }
  const std::string own_members = OwnView::full(own_now);
  std::vector<std::string_view> put{crowd.view.full(), own_members};
  if (entered != nullptr) put.push_back(entered->view.full());
  visitor.send(wire::make_frame(wire::view_text({epoch_, crowd.position, put, {}, true})));
}

}  // namespace cg::hub
