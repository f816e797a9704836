#include <algorithm>

#include "domain/assert.hpp"
#include "domain/decide.hpp"

namespace cg::domain {
namespace {

Activity& activity_of(Workshop& workshop, ActivityId id) {
  Activity* activity = workshop.find(id);
  CG_ASSERT(activity != nullptr);
  return *activity;
}

Person& person_of(Workshop& workshop, PersonId id) {
  Person* person = workshop.find(id);
  CG_ASSERT(person != nullptr);
  return *person;
}

// In the workshop, or waiting to be let in.
Person& anybody_of(Workshop& workshop, PersonId id) {
  Person* person = workshop.find_waiting(id);
  return person != nullptr ? *person : person_of(workshop, id);
}

Person take_from_waiting(Workshop& workshop, PersonId id) {
  const auto at = std::ranges::lower_bound(workshop.waiting, id, {}, &Person::id);
  CG_ASSERT(at != workshop.waiting.end() && at->id == id);
  const Person person = *at;
  workshop.waiting.erase(at);
  return person;
}

// People are in the order of their numbers, and who waited has one that was given long ago.
void enter(Workshop& workshop, const Person& person) {
  auto& people = workshop.people;
  people.insert(std::ranges::lower_bound(people, person.id, {}, &Person::id), person);
}

KindContent empty_content(const KindSettings& settings) {
  return with_kind(settings.index(),
                   []<class Kind>() { return KindContent{typename Kind::Content{}}; });
}

void insert_before(std::vector<Activity>& agenda, std::optional<ActivityId> before,
                   Activity activity) {
  const auto at = before ? std::ranges::find(agenda, *before, &Activity::id) : agenda.end();
  agenda.insert(at, std::move(activity));
}

void open(Workshop& workshop, Activity& activity, std::int64_t now_ms) {
  activity.phase = Phase::open;
  activity.revealed = false;
  activity.opened_at_ms = now_ms;
  if (!activity.first_opened_at_ms) activity.first_opened_at_ms = now_ms;
  activity.closed_at_ms.reset();
  with_kind(activity.settings.index(), [&]<class Kind>() { Kind::on_opened(workshop, activity); });
}

void results_seen(Workshop& workshop, Activity& activity) {
  with_kind(activity.settings.index(),
            [&]<class Kind>() { Kind::on_results_seen(workshop, activity); });
}

void apply(Workshop& workshop, const Stamp& stamp, const WorkshopCreated& event) {
  workshop.id = event.id;
  workshop.code = event.code;
  workshop.title = event.title;
  workshop.sectors = event.sectors;
  workshop.created_at_ms = stamp.at_ms;
}
void apply(Workshop& workshop, const Stamp&, const WorkshopEdited& event) {
  workshop.title = event.title;
}
void apply(Workshop& workshop, const Stamp&, const JoiningLocked& event) {
  workshop.locked = event.on;
}
void apply(Workshop& workshop, const Stamp&, const WaitingRoomSwitched& event) {
  workshop.waiting_room = event.on;
}
void apply(Workshop& workshop, const Stamp&, const WorkshopEnded& event) {
  workshop.ended = event.on;
}
void apply(Workshop& workshop, const Stamp&, const ScreenBlanked& event) {
  workshop.blanked = event.on;
}
void apply(Workshop& workshop, const Stamp&, const WorkshopCleared& event) {
  for (Activity& activity : workshop.agenda) {
    activity.phase = Phase::draft;
    activity.revealed = false;
    activity.opened_at_ms.reset();
    activity.first_opened_at_ms.reset();
    activity.closed_at_ms.reset();
    activity.ends_at_ms.reset();
    activity.content = empty_content(activity.settings);
  }
  workshop.current.reset();
  if (!event.people) return;
  workshop.people.clear();
  workshop.waiting.clear();
}

void apply(Workshop& workshop, const Stamp&, const LinksRenewed& event) {
  LinkGenerations& links = workshop.links;
  if (event.lead) ++links.lead;
  if (event.process) ++links.process;
  if (event.screen) ++links.screen;
  if (event.observer) ++links.observer;
}

// Somebody with a new number: PersonJoined or PersonWaits.
Person newcomer(Workshop& workshop, const Stamp& stamp, const auto& event) {
  CG_ASSERT(event.person.value > workshop.last.person);
  workshop.last.person = event.person.value;
  return {event.person, event.person_name, event.organisation, event.role,
          event.sector, Standing::in,      stamp.at_ms};
}
void apply(Workshop& workshop, const Stamp& stamp, const PersonJoined& event) {
  workshop.people.push_back(newcomer(workshop, stamp, event));
}
void apply(Workshop& workshop, const Stamp& stamp, const PersonWaits& event) {
  workshop.waiting.push_back(newcomer(workshop, stamp, event));
}
void apply(Workshop& workshop, const Stamp& stamp, const PersonAdmitted& event) {
  Person person = take_from_waiting(workshop, event.person);
  person.joined_at_ms = stamp.at_ms;
  enter(workshop, person);
}
void apply(Workshop& workshop, const Stamp&, const PersonTurnedAway& event) {
  Person person = take_from_waiting(workshop, event.person);
  person.standing = Standing::removed;
  enter(workshop, person);
}
void apply(Workshop& workshop, const Stamp&, const PersonWithdrew& event) {
  take_from_waiting(workshop, event.person);
}
void apply(Workshop& workshop, const Stamp&, const PersonEdited& event) {
  Person& person = anybody_of(workshop, event.person);
  person.name = event.person_name;
  person.organisation = event.organisation;
  person.role = event.role;
  person.sector = event.sector;
}
void apply(Workshop& workshop, const Stamp&, const PersonLeft& event) {
  person_of(workshop, event.person).standing = Standing::left;
}
void apply(Workshop& workshop, const Stamp&, const PersonReturned& event) {
  person_of(workshop, event.person).standing = Standing::in;
}
void apply(Workshop& workshop, const Stamp&, const PersonRemoved& event) {
  person_of(workshop, event.person).standing = Standing::removed;
}
void apply(Workshop& workshop, const Stamp&, const PersonRestored& event) {
  person_of(workshop, event.person).standing = Standing::in;
}

void apply(Workshop& workshop, const Stamp&, const ActivityAdded& event) {
  CG_ASSERT(event.activity.value > workshop.last.activity);
  workshop.last.activity = event.activity.value;
  Activity activity;
  activity.id = event.activity;
  activity.title = event.title;
  activity.prompt = event.prompt;
  activity.minutes = event.minutes;
  activity.settings = event.settings;
  activity.content = empty_content(event.settings);
  insert_before(workshop.agenda, event.before, std::move(activity));
}
void apply(Workshop& workshop, const Stamp&, const ActivityEdited& event) {
  Activity& activity = activity_of(workshop, event.activity);
  CG_ASSERT(activity.settings.index() == event.settings.index());
  activity.title = event.title;
  activity.prompt = event.prompt;
  activity.minutes = event.minutes;
  activity.settings = event.settings;
}
void apply(Workshop& workshop, const Stamp&, const ActivityMoved& event) {
  const auto at = std::ranges::find(workshop.agenda, event.activity, &Activity::id);
  CG_ASSERT(at != workshop.agenda.end());
  Activity activity = std::move(*at);
  workshop.agenda.erase(at);
  insert_before(workshop.agenda, event.before, std::move(activity));
}
void apply(Workshop& workshop, const Stamp&, const ActivityRemoved& event) {
  std::erase_if(workshop.agenda, [&](const Activity& one) { return one.id == event.activity; });
}
void apply(Workshop& workshop, const Stamp&, const CurrentChanged& event) {
  workshop.current = event.current;
}
void apply(Workshop& workshop, const Stamp& stamp, const ActivityOpened& event) {
  open(workshop, activity_of(workshop, event.activity), stamp.at_ms);
}
void apply(Workshop& workshop, const Stamp& stamp, const ActivityClosed& event) {
  Activity& activity = activity_of(workshop, event.activity);
  activity.phase = Phase::closed;
  activity.closed_at_ms = stamp.at_ms;
}
void apply(Workshop& workshop, const Stamp&, const ResultsPeeked& event) {
  results_seen(workshop, activity_of(workshop, event.activity));
}
void apply(Workshop& workshop, const Stamp&, const ResultsRevealed& event) {
  Activity& activity = activity_of(workshop, event.activity);
  activity.revealed = true;
  results_seen(workshop, activity);
}
void apply(Workshop& workshop, const Stamp&, const ResultsHidden& event) {
  activity_of(workshop, event.activity).revealed = false;
}
void apply(Workshop& workshop, const Stamp& stamp, const AskedAgain& event) {
  Activity& activity = activity_of(workshop, event.activity);
  with_kind(activity.settings.index(), [&]<class Kind>() { Kind::on_again(workshop, activity); });
  open(workshop, activity, stamp.at_ms);
}
void apply(Workshop& workshop, const Stamp&, const TimerSet& event) {
  activity_of(workshop, event.activity).ends_at_ms = event.ends_at_ms;
}

}  // namespace

void apply(Workshop& workshop, const StampedEvent& stamped) {
  CG_ASSERT(stamped.stamp.seq == workshop.seq + 1);
  workshop.seq = stamped.stamp.seq;
  std::visit([&](const auto& event) { apply(workshop, stamped.stamp, event); }, stamped.event);
}

void put_text(Workshop& workshop, const TextPut& put) {
  if (put.text.owner) {
    workshop.own_bytes[put.text.owner] += static_cast<std::uint32_t>(put.text.value.size());
  }
  const bool is_new = workshop.texts.emplace(put.id, put.text).second;
  CG_ASSERT(is_new);
}

void erase_text(Workshop& workshop, TextId id) {
  const auto at = workshop.texts.find(id);
  if (at == workshop.texts.end()) return;
  const Text& text = at->second;
  if (text.owner) {
    const auto held = workshop.own_bytes.find(text.owner);
    held->second -= static_cast<std::uint32_t>(text.value.size());
    if (held->second == 0) workshop.own_bytes.erase(held);
  }
  workshop.texts.erase(at);
}

void apply(Workshop& workshop, const Decision& decision) {
  for (const TextPut& put : decision.put) put_text(workshop, put);
  for (const StampedEvent& event : decision.events) apply(workshop, event);
  for (const TextId id : decision.erase) erase_text(workshop, id);
}

}  // namespace cg::domain
