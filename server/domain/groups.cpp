#include "domain/groups.hpp"

namespace cg::domain {

std::optional<GroupId> current_group(const Workshop& workshop, PersonId id) {
  const Person* person = workshop.find(id);
  if (person == nullptr || person->standing == Standing::removed) return std::nullopt;
  std::optional<GroupId> latest;
  std::uint64_t latest_seq = 0;
  for (const Activity& activity : workshop.agenda) {
    const auto* content = content_of<breakout::Content>(&activity);
    if (content == nullptr) continue;
    const auto group = breakout::group_of(*content, id);
    if (!group) continue;
    if (workshop.current == activity.id) return group;
    if (content->formed_seq > latest_seq) {
      latest = group;
      latest_seq = content->formed_seq;
    }
  }
  return latest;
}

std::optional<ActivityId> activity_of_group(const Workshop& workshop, GroupId group) {
  for (const Activity& activity : workshop.agenda) {
    const auto* content = content_of<breakout::Content>(&activity);
    if (content != nullptr && breakout::find_group(*content, group) != nullptr) return activity.id;
  }
  return std::nullopt;
}

}  // namespace cg::domain
