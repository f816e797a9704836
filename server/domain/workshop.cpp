#include "domain/workshop.hpp"

#include <algorithm>

namespace cg::domain {
namespace {

template <class Agenda>
auto* find_activity(Agenda& agenda, ActivityId id) {
  const auto at = std::ranges::find(agenda, id, &Activity::id);
  return at == agenda.end() ? nullptr : &*at;
}

// People are in the order of their numbers, usually without a gap: look where it should be first.
template <class People>
auto* find_person(People& people, PersonId id) {
  if (!people.empty()) {
    const std::size_t place = id.value - people.front().id.value;  // huge for a smaller number
    if (place < people.size() && people[place].id == id) return &people[place];
  }
  const auto at = std::ranges::lower_bound(people, id, {}, &Person::id);
  return at == people.end() || at->id != id ? nullptr : &*at;
}

template <class Counts>
std::vector<unsigned> count_by_sector(const Workshop& workshop, Counts counts) {
  std::vector<unsigned> by_sector(workshop.sectors.size());
  for (const Person& person : workshop.people) {
    if (counts(person.standing)) ++by_sector[person.sector];
  }
  return by_sector;
}

}  // namespace

const Activity* Workshop::find(ActivityId activity) const {
  return find_activity(agenda, activity);
}
Activity* Workshop::find(ActivityId activity) {
  return find_activity(agenda, activity);
}
const Person* Workshop::find(PersonId person) const {
  return find_person(people, person);
}
Person* Workshop::find(PersonId person) {
  return find_person(people, person);
}

const Person* Workshop::find_waiting(PersonId person) const {
  return find_person(waiting, person);
}
Person* Workshop::find_waiting(PersonId person) {
  return find_person(waiting, person);
}

std::optional<SectorIndex> Workshop::sector(std::string_view slug) const {
  const auto at = std::ranges::find(sectors, slug, &Choice::id);
  if (at == sectors.end()) return std::nullopt;
  return static_cast<SectorIndex>(at - sectors.begin());
}

std::string_view Workshop::text(TextId text_id) const {
  const auto at = texts.find(text_id);
  return at == texts.end() ? std::string_view{} : std::string_view(at->second.value);
}

bool may_enter(const Workshop& workshop, PersonId id) {
  if (workshop.find_waiting(id) != nullptr) return true;
  const Person* person = workshop.find(id);
  return person != nullptr && person->standing != Standing::removed;
}

std::vector<unsigned> asked_by_sector(const Workshop& workshop) {
  return count_by_sector(workshop, [](Standing s) { return s != Standing::removed; });
}

std::vector<unsigned> present_by_sector(const Workshop& workshop) {
  return count_by_sector(workshop, [](Standing s) { return s == Standing::in; });
}

std::string_view kind_name(const Activity& activity) {
  return with_kind(activity.settings.index(), []<class Kind>() { return Kind::name; });
}

}  // namespace cg::domain
