#include "hub/turn_list.hpp"

#include <algorithm>
#include <utility>

#include "hub/room.hpp"

namespace cg::hub {

void TurnList::rouse(Room& room) {
  if (std::exchange(room.turn_place.is_roused, true)) return;
  roused_.push_back(room.weak_from_this());
}

void TurnList::wake(Room& room, std::int64_t at_ms) {
  auto& set = room.turn_place.alarm_ms;
  if (set && *set <= at_ms) return;  // asked again then
  set = at_ms;
  alarms_.push_back({at_ms, room.weak_from_this()});
  std::ranges::push_heap(alarms_, is_later);
}

std::vector<std::shared_ptr<Room>> TurnList::take_due(std::int64_t steady_ms) {
  std::vector<std::shared_ptr<Room>> due;
  for (const auto& weak : std::exchange(roused_, {})) {
    auto room = weak.lock();
    if (!room) continue;
    room->turn_place.is_roused = false;
    due.push_back(std::move(room));
  }
  const auto roused = static_cast<std::ptrdiff_t>(due.size());
  while (!alarms_.empty() && alarms_.front().at_ms <= steady_ms) {
    std::ranges::pop_heap(alarms_, is_later);
    const Alarm alarm = std::move(alarms_.back());
    alarms_.pop_back();
    auto room = alarm.room.lock();
    // One that was set earlier and then brought forward has nothing more to say.
    if (!room || room->turn_place.alarm_ms != alarm.at_ms) continue;
    room->turn_place.alarm_ms.reset();
    if (std::find(due.begin(), due.begin() + roused, room) == due.begin() + roused) {
      due.push_back(std::move(room));
    }
  }
  return due;
}

std::optional<std::int64_t> TurnList::next_ms() const {
  if (alarms_.empty()) return std::nullopt;
  return alarms_.front().at_ms;
}

}  // namespace cg::hub
