// What has happened. Ids only: names and texts are kept beside, by TextId, so that they can be
// erased while the log still replays. The events of the activity kinds stand beside the kinds.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/ids.hpp"
#include "domain/plan.hpp"
#include "domain/registry.hpp"

namespace cg::domain {

struct WorkshopCreated {
  static constexpr std::string_view name = "workshop_created";
  std::string id;
  std::string code;
  TextId title;
  std::vector<Choice> sectors;
};
struct WorkshopEdited {
  static constexpr std::string_view name = "workshop_edited";
  TextId title;
};
struct JoiningLocked {
  static constexpr std::string_view name = "joining_locked";
  bool on = true;
};
struct WaitingRoomSwitched {
  static constexpr std::string_view name = "waiting_room_switched";
  bool on = true;
};
struct WorkshopEnded {
  static constexpr std::string_view name = "workshop_ended";
  bool on = true;
};
struct ScreenBlanked {
  static constexpr std::string_view name = "screen_blanked";
  bool on = true;
};
struct WorkshopCleared {
  static constexpr std::string_view name = "workshop_cleared";
  static constexpr bool changes_everyone = true;
  bool people = false;
};

// The links of these roles were renewed; those given out before open nothing any more.
struct LinksRenewed {
  static constexpr std::string_view name = "links_renewed";
  bool lead = false, process = false, screen = false, observer = false;
};

struct PersonJoined {
  static constexpr std::string_view name = "person_joined";
  PersonId person;
  TextId person_name, organisation, role;
  SectorIndex sector = 0;
};
// Joined while the waiting room was on.
struct PersonWaits {
  static constexpr std::string_view name = "person_waits";
  PersonId person;
  TextId person_name, organisation, role;
  SectorIndex sector = 0;
};
// The three ways out of the waiting room.
struct PersonAdmitted {
  static constexpr std::string_view name = "person_admitted";
  PersonId person;
};
struct PersonTurnedAway {
  static constexpr std::string_view name = "person_turned_away";
  PersonId person;
};
// By themselves, or because the place was needed: nothing of them is kept.
struct PersonWithdrew {
  static constexpr std::string_view name = "person_withdrew";
  PersonId person;
};
struct PersonEdited {
  static constexpr std::string_view name = "person_edited";
  PersonId person;
  TextId person_name, organisation, role;
  SectorIndex sector = 0;
};
struct PersonLeft {
  static constexpr std::string_view name = "person_left";
  PersonId person;
};
struct PersonReturned {
  static constexpr std::string_view name = "person_returned";
  PersonId person;
};
struct PersonRemoved {
  static constexpr std::string_view name = "person_removed";
  PersonId person;
};
struct PersonRestored {
  static constexpr std::string_view name = "person_restored";
  PersonId person;
};

struct ActivityAdded {
  static constexpr std::string_view name = "activity_added";
  ActivityId activity;
  std::optional<ActivityId> before;
  TextId title, prompt;
  int minutes = 0;
  KindSettings settings;
};
struct ActivityEdited {
  static constexpr std::string_view name = "activity_edited";
  ActivityId activity;
  TextId title, prompt;
  int minutes = 0;
  KindSettings settings;
};
struct ActivityMoved {
  static constexpr std::string_view name = "activity_moved";
  ActivityId activity;
  std::optional<ActivityId> before;
};
struct ActivityRemoved {
  static constexpr std::string_view name = "activity_removed";
  ActivityId activity;
};
struct CurrentChanged {
  static constexpr std::string_view name = "current_changed";
  std::optional<ActivityId> current;
};
struct ActivityOpened {
  static constexpr std::string_view name = "activity_opened";
  ActivityId activity;
};
struct ActivityClosed {
  static constexpr std::string_view name = "activity_closed";
  ActivityId activity;
};
struct ResultsPeeked {
  static constexpr std::string_view name = "results_peeked";
  ActivityId activity;
};
struct ResultsRevealed {
  static constexpr std::string_view name = "results_revealed";
  ActivityId activity;
};
struct ResultsHidden {
  static constexpr std::string_view name = "results_hidden";
  ActivityId activity;
};
struct AskedAgain {
  static constexpr std::string_view name = "asked_again";
  static constexpr bool changes_everyone = true;
  ActivityId activity;
};
struct TimerSet {
  static constexpr std::string_view name = "timer_set";
  ActivityId activity;
  std::optional<std::int64_t> ends_at_ms;  // absent: ended
};

using CoreEvents = std::variant<
    WorkshopCreated, WorkshopEdited, JoiningLocked, WorkshopEnded, ScreenBlanked, WorkshopCleared,
    LinksRenewed, PersonJoined, PersonEdited, PersonLeft, PersonReturned, PersonRemoved,
    PersonRestored, ActivityAdded, ActivityEdited, ActivityMoved, ActivityRemoved, CurrentChanged,
    ActivityOpened, ActivityClosed, ResultsPeeked, ResultsRevealed, ResultsHidden, AskedAgain,
    TimerSet, WaitingRoomSwitched, PersonWaits, PersonAdmitted, PersonTurnedAway, PersonWithdrew>;
using Event = Concat<CoreEvents, KindEvents>;

// When and at which place in the workshop's log an event happened.
struct Stamp {
  std::uint64_t seq = 0;
  std::int64_t at_ms = 0;
};

struct StampedEvent {
  Stamp stamp;
  Event event;
};

}  // namespace cg::domain
