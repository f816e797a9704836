// Which rooms are to have a turn, and when: those that something came in for, and those whose time
// has come. So that a turn of the loop costs by what happened and not by how many rooms there are.
//
// Not thread-safe: used by Rooms. Refers to rooms weakly; one that is gone is passed over.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace cg::hub {

class Room;

class TurnList {
 public:
  // The room's own place in the list, so that it is in there once.
  struct Place {
    bool is_roused = false;
    std::optional<std::int64_t> alarm_ms;  // the earliest that is set
  };

  // The room gets a turn at the next opportunity.
  void rouse(Room& room);
  // The room gets a turn at that time at the latest (steady_ms of the Surroundings).
  void wake(Room& room, std::int64_t at_ms);

  // The rooms whose turn it is, each once, those that were roused first in that order.
  [[nodiscard]] std::vector<std::shared_ptr<Room>> take_due(std::int64_t steady_ms);
  // When the next alarm goes off.
  [[nodiscard]] std::optional<std::int64_t> next_ms() const;

 private:
  struct Alarm {
    std::int64_t at_ms;
    std::weak_ptr<Room> room;
  };
  static bool is_later(const Alarm& one, const Alarm& other) { return one.at_ms > other.at_ms; }

  std::vector<std::weak_ptr<Room>> roused_;
  std::vector<Alarm> alarms_;  // a heap, the next one first
};

}  // namespace cg::hub
