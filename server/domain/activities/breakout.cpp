#include "domain/activities/breakout.hpp"

#include <algorithm>

#include "domain/activities/breakout_split.hpp"
#include "domain/assert.hpp"
#include "domain/draft.hpp"
#include "domain/limits.hpp"
#include "domain/text.hpp"

namespace cg::domain {
namespace {

std::vector<PersonId> everybody(const Workshop& workshop) {
  std::vector<PersonId> people;
  for (const Person& person : workshop.people) people.push_back(person.id);
  return people;
}

}  // namespace

namespace breakout {
namespace {

// A group and where it is.
struct Found {
  const Activity* activity = nullptr;
  const Content* content = nullptr;
  const Group* group = nullptr;
};

Expected<Found> require_group(const Workshop& workshop, GroupId id) {
  for (const Activity& activity : workshop.agenda) {
    const auto* content = content_of<Content>(&activity);
    if (content == nullptr) continue;
    if (const Group* group = find_group(*content, id)) return Found{&activity, content, group};
  }
  return reject(Reason::unknown_group, "group");
}

// A facilitator, at any time; or somebody in the group, while the activity is open.
Expected<Found> require_group_of(const Workshop& workshop, const Actor& actor, GroupId id) {
  if (actor.role == Actor::Role::facilitator) return require_group(workshop, id);
  if (auto person = require_contributor(workshop, actor); !person) {
    return std::unexpected(person.error());
  }
  auto found = require_group(workshop, id);
  if (!found) return found;
  if (group_of(*found->content, actor.person) != id) return reject(Reason::not_in_group, "group");
  if (auto open = require_open(*found->activity); !open) return std::unexpected(open.error());
  return found;
}

Expected<Found> steered_group(const Workshop& workshop, const Actor& actor, GroupId id) {
  if (auto ok = require_facilitator(actor); !ok) return std::unexpected(ok.error());
  return require_group(workshop, id);
}

Group& group_of_event(Content& content, GroupId id) {
  const auto at = std::ranges::lower_bound(content.groups, id, {}, &Group::id);
  CG_ASSERT(at != content.groups.end() && at->id == id);
  return *at;
}

void enter(Content& content, GroupId id, PersonId person) {
  auto& people = group_of_event(content, id).people;
  people.insert(std::ranges::lower_bound(people, person), person);
  content.group_of[person] = id;
}

std::vector<PersonId> people_in(const Workshop& workshop, ActivityId activity, GroupId id) {
  const auto* content = content_of<Content>(workshop.find(activity));
  const Group* group = content == nullptr ? nullptr : find_group(*content, id);
  return group == nullptr ? std::vector<PersonId>{} : group->people;
}

// An edited text: the old id when it stays, else a new one; the old text is erased.
TextId replace(Draft& draft, TextId before, std::string value) {
  if (draft.workshop().text(before) == value) return before;
  draft.erase(before);
  return draft.keep(std::move(value));
}

}  // namespace

const Group* find_group(const Content& content, GroupId id) {
  const auto at = std::ranges::lower_bound(content.groups, id, {}, &Group::id);
  return at == content.groups.end() || at->id != id ? nullptr : &*at;
}

std::optional<GroupId> group_of(const Content& content, PersonId person) {
  const auto at = content.group_of.find(person);
  if (at == content.group_of.end()) return std::nullopt;
  return at->second;
}

std::vector<const Person*> people_shown(const Workshop& workshop, const Group& group) {
  std::vector<const Person*> people;
  for (const PersonId id : group.people) {
    const Person* person = workshop.find(id);
    if (person != nullptr && person->standing != Standing::removed) people.push_back(person);
  }
  return people;
}

bool ideas_are_shared(const Activity& activity) {
  return activity.revealed;
}

Expected<Settings> Kind::plan(Draft&, const Plan& plan, const Settings* before) {
  if (auto only = require_only(plan, {}, {"groups", "size"}); !only) {
    return std::unexpected(only.error());
  }
  const auto groups = plan.numbers.find("groups");
  const auto size = plan.numbers.find("size");
  const bool has_groups = groups != plan.numbers.end();
  const bool has_size = size != plan.numbers.end();
  if (has_groups && has_size) return reject(Reason::bad_plan, "size");
  if (has_groups) {
    const bool fits = groups->second >= 1 && groups->second <= int{limits::groups_max};
    if (!fits) return reject(Reason::bad_plan, "groups");
    return Settings{groups->second, 0};
  }
  if (has_size) {
    const bool fits = size->second >= 1 && size->second <= int{limits::people_max};
    if (!fits) return reject(Reason::bad_plan, "size");
    return Settings{0, size->second};
  }
  return before == nullptr ? Settings{0, limits::group_size_default} : *before;
}

bool Kind::in_use(const Content& content) {
  return !content.ideas.all.empty() || std::ranges::any_of(content.groups, [](const Group& group) {
    return bool{group.report.text};
  });
}

std::vector<TextId> Kind::content_texts(const Content& content) {
  std::vector<TextId> texts = ideas::texts(content.ideas);
  for (const Group& group : content.groups) {
    for (const TextId text : {group.name, group.table, group.task, group.report.text}) {
      if (text) texts.push_back(text);
    }
  }
  return texts;
}

void Kind::on_join(Draft& draft, const Activity& activity, PersonId person, SectorIndex sector) {
  const Content& content = *content_of<Content>(&activity);
  // Groups that have finished stay what they were.
  if (activity.phase == Phase::closed || content.groups.empty()) return;
  if (content.group_of.contains(person)) return;
  draft.emit(PersonPlaced{activity.id, person, late_group(draft, activity, content, sector)});
}

// Who needed help then does not need it when the groups go on another time.
void Kind::on_close(Draft& draft, const Activity& activity) {
  for (const Group& group : content_of<Content>(&activity)->groups) {
    if (group.help) draft.emit(HelpAsked{activity.id, group.id, false});
  }
}

Expected<ideas::Spot> Kind::spot(const Workshop&, const Activity& activity, PersonId person,
                                 const std::optional<std::string>& column) {
  if (column) return reject(Reason::unknown_column, "column");
  const auto group = group_of(*content_of<Content>(&activity), person);
  if (!group) return reject(Reason::not_in_group, "activity");
  return ideas::Spot{{}, *group};
}

Expected<void> Kind::require_column(const Settings&, const Slug&) {
  return reject(Reason::wrong_kind, "idea");
}

Expected<void> decide(Draft& draft, const Actor& actor, const Split& command) {
  if (auto ok = require_facilitator(actor); !ok) return ok;
  const Workshop& workshop = draft.workshop();
  auto activity = require_activity(workshop, command.activity);
  if (!activity) return std::unexpected(activity.error());
  const auto* content = content_of<Content>(*activity);
  if (content == nullptr) return reject(Reason::wrong_kind, "activity");
  auto count = require_group_count(workshop, command);
  if (!count) return std::unexpected(count.error());
  if (Kind::in_use(*content)) return reject(Reason::groups_in_use, "activity");
  draft.emit(form_groups(draft, **activity, *content, *count));
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const Move& command) {
  const Workshop& workshop = draft.workshop();
  auto found = steered_group(workshop, actor, command.group);
  if (!found) return std::unexpected(found.error());
  const Person* person = workshop.find(command.person);
  if (person == nullptr || person->standing != Standing::in) {
    return reject(Reason::unknown_person, "person");
  }
  const auto from = group_of(*found->content, command.person);
  if (from == command.group) return {};
  draft.emit(
      PersonMoved{found->activity->id, command.person, command.group, from.value_or(GroupId{})});
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const EditGroup& command) {
  const Workshop& workshop = draft.workshop();
  auto found = steered_group(workshop, actor, command.group);
  if (!found) return std::unexpected(found.error());
  const Group& group = *found->group;
  const auto or_before = [&](const std::optional<std::string>& now, TextId before) {
    return now ? std::string_view(*now) : workshop.text(before);
  };
  auto name =
      require_text(or_before(command.name, group.name), Lines::one, limits::title_chars, "name");
  if (!name) return std::unexpected(name.error());
  auto table =
      allow_text(or_before(command.table, group.table), Lines::one, limits::title_chars, "table");
  if (!table) return std::unexpected(table.error());
  auto task =
      allow_text(or_before(command.task, group.task), Lines::many, limits::prompt_chars, "task");
  if (!task) return std::unexpected(task.error());
  const TextId name_id = replace(draft, group.name, *std::move(name));
  const TextId table_id = replace(draft, group.table, *std::move(table));
  const TextId task_id = replace(draft, group.task, *std::move(task));
  if (name_id == group.name && table_id == group.table && task_id == group.task) return {};
  draft.emit(GroupEdited{found->activity->id, group.id, name_id, table_id, task_id});
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const WriteReport& command) {
  const Workshop& workshop = draft.workshop();
  auto found = require_group_of(workshop, actor, command.group);
  if (!found) return std::unexpected(found.error());
  auto text = require_text(command.text, Lines::many, limits::report_chars, "text");
  if (!text) return std::unexpected(text.error());
  const TextId before = found->group->report.text;
  if (workshop.text(before) == *text) return {};
  if (actor.person) {
    if (auto room = require_own_room(workshop, actor.person, text->size()); !room) return room;
  }
  draft.erase(before);
  draft.emit(ReportWritten{found->activity->id, command.group,
                           draft.keep(*std::move(text), actor.person)});
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const AskHelp& command) {
  auto found = require_group_of(draft.workshop(), actor, command.group);
  if (!found) return std::unexpected(found.error());
  if (found->group->help == command.on) return {};
  draft.emit(HelpAsked{found->activity->id, command.group, command.on});
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const HideReport& command) {
  auto found = steered_group(draft.workshop(), actor, command.group);
  if (!found && found.error().reason != Reason::unknown_group) {
    return std::unexpected(found.error());
  }
  if (!found || !found->group->report.text) return reject(Reason::unknown_record, "record");
  if (found->group->report.hidden == command.on) return {};
  draft.emit(ReportHidden{found->activity->id, command.group, command.on});
  return {};
}

void apply(Workshop& workshop, const Stamp& stamp, const GroupsFormed& event) {
  Content& content = content_of_event<Content>(workshop, event.activity);
  const std::vector<Group> groups_before = std::exchange(content.groups, {});
  const auto group_of_before = std::exchange(content.group_of, {});
  for (const FormedGroup& formed : event.groups) {
    const auto before = std::ranges::find(groups_before, formed.group, &Group::id);
    Group group = before == groups_before.end() ? Group{} : *before;
    group.id = formed.group;
    group.name = formed.group_name;
    group.people = formed.people;
    for (const PersonId person : formed.people) content.group_of[person] = formed.group;
    content.groups.push_back(std::move(group));
    workshop.last.group = std::max(workshop.last.group, formed.group.value);
  }
  std::erase_if(content.moved_by_hand, [&](PersonId person) {
    return group_of(content, person) != group_of_before.at(person);
  });
  content.formed_seq = stamp.seq;
}

void apply(Workshop& workshop, const Stamp&, const PersonPlaced& event) {
  enter(content_of_event<Content>(workshop, event.activity), event.group, event.person);
}

void apply(Workshop& workshop, const Stamp&, const PersonMoved& event) {
  Content& content = content_of_event<Content>(workshop, event.activity);
  if (event.from) std::erase(group_of_event(content, event.from).people, event.person);
  enter(content, event.group, event.person);
  content.moved_by_hand.insert(event.person);
}

void apply(Workshop& workshop, const Stamp&, const GroupEdited& event) {
  Group& group = group_of_event(content_of_event<Content>(workshop, event.activity), event.group);
  group.name = event.group_name;
  group.table = event.table;
  group.task = event.task;
}

void apply(Workshop& workshop, const Stamp& stamp, const ReportWritten& event) {
  // What replaces a hidden report stays hidden until a facilitator has looked at it.
  Report& report =
      group_of_event(content_of_event<Content>(workshop, event.activity), event.group).report;
  report.text = event.text;
  report.at_ms = stamp.at_ms;
}

void apply(Workshop& workshop, const Stamp&, const ReportHidden& event) {
  group_of_event(content_of_event<Content>(workshop, event.activity), event.group).report.hidden =
      event.on;
}

void apply(Workshop& workshop, const Stamp&, const HelpAsked& event) {
  group_of_event(content_of_event<Content>(workshop, event.activity), event.group).help = event.on;
}

std::vector<PersonId> people_changed(const Workshop& workshop, const GroupsFormed&) {
  return everybody(workshop);
}

std::vector<PersonId> people_changed(const Workshop& workshop, const PersonPlaced& event) {
  return people_in(workshop, event.activity, event.group);
}

std::vector<PersonId> people_changed(const Workshop& workshop, const PersonMoved& event) {
  std::vector<PersonId> people = people_in(workshop, event.activity, event.group);
  for (const PersonId person : people_in(workshop, event.activity, event.from)) {
    people.push_back(person);
  }
  return people;
}

std::vector<PersonId> people_changed(const Workshop& workshop, const GroupEdited& event) {
  return people_in(workshop, event.activity, event.group);
}

std::vector<PersonId> people_changed(const Workshop& workshop, const ReportWritten& event) {
  return people_in(workshop, event.activity, event.group);
}

std::vector<PersonId> people_changed(const Workshop& workshop, const ReportHidden& event) {
  return people_in(workshop, event.activity, event.group);
}

std::vector<PersonId> people_changed(const Workshop& workshop, const HelpAsked& event) {
  return people_in(workshop, event.activity, event.group);
}

}  // namespace breakout

std::vector<PersonId> people_changed(const Workshop& workshop, const CurrentChanged&) {
  const auto with_groups = std::ranges::count_if(workshop.agenda, [](const Activity& activity) {
    const auto* content = content_of<breakout::Content>(&activity);
    return content != nullptr && !content->groups.empty();
  });
  return with_groups > 1 ? everybody(workshop) : std::vector<PersonId>{};
}

std::vector<PersonId> people_changed(const Workshop& workshop, const ActivityRemoved&) {
  return everybody(workshop);
}

}  // namespace cg::domain
