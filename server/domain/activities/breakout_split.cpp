#include "domain/activities/breakout_split.hpp"

#include <algorithm>
#include <map>

#include "domain/activities/split.hpp"
#include "domain/draft.hpp"
#include "domain/limits.hpp"
#include "domain/text.hpp"

namespace cg::domain::breakout {
namespace {

std::size_t place_of(const Content& content, GroupId group) {
  const auto at = std::ranges::lower_bound(content.groups, group, {}, &Group::id);
  return static_cast<std::size_t>(at - content.groups.begin());
}

// The groups that a person has been in, in other breakouts.
std::vector<GroupId> past_groups(const Workshop& workshop, ActivityId now, PersonId person) {
  std::vector<GroupId> past;
  for (const Activity& activity : workshop.agenda) {
    const auto* content = content_of<Content>(&activity);
    if (content == nullptr || activity.id == now) continue;
    if (const auto group = group_of(*content, person)) past.push_back(*group);
  }
  return past;
}

// Organisations are the same when they read the same but for case and spaces.
class Organisations {
 public:
  explicit Organisations(const Workshop& workshop) : workshop_(workshop) {}
  std::uint32_t number(TextId organisation) {
    const std::string key = word_key(workshop_.text(organisation));
    if (key.empty()) return 0;
    return numbers_.try_emplace(key, static_cast<std::uint32_t>(numbers_.size() + 1)).first->second;
  }

 private:
  const Workshop& workshop_;
  std::map<std::string, std::uint32_t> numbers_;
};

std::vector<split::Member> members(const Workshop& workshop, ActivityId activity,
                                   const Content& content, std::size_t count) {
  Organisations organisations(workshop);
  std::vector<split::Member> members;
  for (const Person& person : workshop.people) {
    if (person.standing != Standing::in) continue;
    split::Member member{person.id, person.sector, organisations.number(person.organisation),
                         past_groups(workshop, activity, person.id), std::nullopt};
    if (content.moved_by_hand.contains(person.id)) {
      const std::size_t place = place_of(content, content.group_of.at(person.id));
      if (place < count) member.pinned_to = place;
    }
    members.push_back(std::move(member));
  }
  return members;
}

}  // namespace

Expected<std::size_t> require_group_count(const Workshop& workshop, const Split& command) {
  if (command.groups.has_value() == command.size.has_value()) {
    return reject(Reason::bad_split, command.groups ? "size" : "groups");
  }
  const std::string field = command.groups ? "groups" : "size";
  if (command.groups.value_or(1) < 1 || command.size.value_or(1) < 1) {
    return reject(Reason::bad_split, field);
  }
  const auto people = static_cast<std::size_t>(
      std::ranges::count(workshop.people, Standing::in, &Person::standing));
  const std::size_t count =
      command.groups ? static_cast<std::size_t>(*command.groups)
                     : split::groups_of_size(people, static_cast<std::size_t>(*command.size));
  if (count > limits::groups_max) return reject(Reason::bad_split, field);
  return count;
}

GroupsFormed form_groups(Draft& draft, const Activity& activity, const Content& content,
                         std::size_t count) {
  const auto people = split::split(members(draft.workshop(), activity.id, content, count), count,
                                   draft.context().seed);
  GroupsFormed event{activity.id, {}};
  for (std::size_t place = 0; place < count; ++place) {
    if (place < content.groups.size()) {
      const Group& group = content.groups[place];
      event.groups.push_back({group.id, group.name, people[place]});
    } else {
      const TextId name = draft.keep("Group " + std::to_string(place + 1));
      event.groups.push_back({draft.next_group(), name, people[place]});
    }
  }
  for (std::size_t place = count; place < content.groups.size(); ++place) {
    const Group& group = content.groups[place];
    for (const TextId text : {group.name, group.table, group.task}) draft.erase(text);
  }
  return event;
}

GroupId late_group(const Draft& draft, const Activity& activity, const Content& content,
                   SectorIndex sector) {
  const Workshop& workshop = draft.workshop();
  std::vector<std::vector<unsigned>> groups(content.groups.size(),
                                            std::vector<unsigned>(workshop.sectors.size()));
  for (const Person& person : workshop.people) {
    if (person.standing != Standing::in) continue;
    if (const auto group = group_of(content, person.id)) {
      ++groups[place_of(content, *group)][person.sector];
    }
  }
  // Those who are let in together are placed one after the other.
  for (const StampedEvent& stamped : draft.events()) {
    const auto* placed = std::get_if<PersonPlaced>(&stamped.event);
    if (placed == nullptr || placed->activity != activity.id) continue;
    if (const Person* person = workshop.find_waiting(placed->person)) {
      ++groups[place_of(content, placed->group)][person->sector];
    }
  }
  return content.groups[split::place_late(groups, sector)].id;
}

}  // namespace cg::domain::breakout
