// Breakout: people work in groups, write ideas there, and each group reports to the room.
//
// Groups can be formed as soon as the activity is on the agenda, and again until a group has an
// idea or a report. Formed again, a group keeps its number, name, table and task as far as there
// are as many groups as before. Whoever joins later is placed at once.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "domain/activities/ideas.hpp"
#include "domain/activities/kind.hpp"

namespace cg::domain {

struct CurrentChanged;
struct ActivityRemoved;

namespace breakout {

// How people are to be split, for the desk to start from: exactly one of the two is not 0.
struct Settings {
  int groups = 0;
  int size = 0;
  friend bool operator==(const Settings&, const Settings&) = default;
};

struct Report {
  TextId text;  // 0: none yet. Owned by the person who wrote it, if it was one.
  std::int64_t at_ms = 0;
  bool hidden = false;
  friend bool operator==(const Report&, const Report&) = default;
};

struct Group {
  GroupId id;
  TextId name;
  TextId table;  // 0: none
  TextId task;   // 0: none, the activity's prompt holds
  std::vector<PersonId>
      people;  // in the order of their numbers; those who left or were removed, too
  Report report;
  bool help = false;  // asked for, until somebody says it is given or the activity closes
  friend bool operator==(const Group&, const Group&) = default;
};

struct Content {
  std::vector<Group> groups;  // in order, which is also that of their numbers
  std::unordered_map<PersonId, GroupId> group_of;
  std::set<PersonId> moved_by_hand;  // they stay where they are when groups are formed again
  std::uint64_t formed_seq = 0;      // of the event that formed the groups last
  ideas::Ideas ideas;
  friend bool operator==(const Content&, const Content&) = default;
};

// Commands
struct Split {
  ActivityId activity;
  std::optional<int> groups;  // exactly one of the two
  std::optional<int> size;    // at most so many people in a group
};
struct Move {
  PersonId person;
  GroupId group;
};
struct EditGroup {
  GroupId group;
  std::optional<std::string> name;
  std::optional<std::string> table;
  std::optional<std::string> task;
};
struct WriteReport {
  GroupId group;
  std::string text;
};
struct AskHelp {
  GroupId group;
  bool on = true;
};
struct HideReport {
  GroupId group;
  bool on = true;
};
using Commands = std::variant<Split, Move, EditGroup, WriteReport, AskHelp, HideReport>;

// Events
struct FormedGroup {
  GroupId group;
  TextId group_name;
  std::vector<PersonId> people;
};
struct GroupsFormed {
  static constexpr std::string_view name = "groups_formed";
  static constexpr bool changes_everyone = true;
  ActivityId activity;
  std::vector<FormedGroup> groups;
};
// Of a late joiner.
struct PersonPlaced {
  static constexpr std::string_view name = "person_placed";
  ActivityId activity;
  PersonId person;
  GroupId group;
};
// By hand.
struct PersonMoved {
  static constexpr std::string_view name = "person_moved";
  ActivityId activity;
  PersonId person;
  GroupId group;
  GroupId from;  // 0: from none
};
struct GroupEdited {
  static constexpr std::string_view name = "group_edited";
  ActivityId activity;
  GroupId group;
  TextId group_name, table, task;
};
struct ReportWritten {
  static constexpr std::string_view name = "group_report_written";
  ActivityId activity;
  GroupId group;
  TextId text;
};
struct ReportHidden {
  static constexpr std::string_view name = "group_report_hidden";
  ActivityId activity;
  GroupId group;
  bool on = true;
};
struct HelpAsked {
  static constexpr std::string_view name = "group_help_asked";
  ActivityId activity;
  GroupId group;
  bool on = true;
};
using Events = std::variant<GroupsFormed, PersonPlaced, PersonMoved, GroupEdited, ReportWritten,
                            ReportHidden, HelpAsked>;

[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const Split& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const Move& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const EditGroup& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const WriteReport& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const AskHelp& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const HideReport& command);
void apply(Workshop& workshop, const Stamp& stamp, const GroupsFormed& event);
void apply(Workshop& workshop, const Stamp& stamp, const PersonPlaced& event);
void apply(Workshop& workshop, const Stamp& stamp, const PersonMoved& event);
void apply(Workshop& workshop, const Stamp& stamp, const GroupEdited& event);
void apply(Workshop& workshop, const Stamp& stamp, const ReportWritten& event);
void apply(Workshop& workshop, const Stamp& stamp, const ReportHidden& event);
void apply(Workshop& workshop, const Stamp& stamp, const HelpAsked& event);
// Whose own copy of their group changed.
[[nodiscard]] std::vector<PersonId> people_changed(const Workshop& workshop,
                                                   const GroupsFormed& event);
[[nodiscard]] std::vector<PersonId> people_changed(const Workshop& workshop,
                                                   const PersonPlaced& event);
[[nodiscard]] std::vector<PersonId> people_changed(const Workshop& workshop,
                                                   const PersonMoved& event);
[[nodiscard]] std::vector<PersonId> people_changed(const Workshop& workshop,
                                                   const GroupEdited& event);
[[nodiscard]] std::vector<PersonId> people_changed(const Workshop& workshop,
                                                   const ReportWritten& event);
[[nodiscard]] std::vector<PersonId> people_changed(const Workshop& workshop,
                                                   const ReportHidden& event);
[[nodiscard]] std::vector<PersonId> people_changed(const Workshop& workshop,
                                                   const HelpAsked& event);

// Null when there is no such group here.
[[nodiscard]] const Group* find_group(const Content& content, GroupId id);
// The group that the person is in here; nothing when they are in none.
[[nodiscard]] std::optional<GroupId> group_of(const Content& content, PersonId person);
// The people to be named in a group: those who were not removed.
[[nodiscard]] std::vector<const Person*> people_shown(const Workshop& workshop, const Group& group);
// Whether the room sees the groups' ideas; before, each group and the facilitators see its own.
[[nodiscard]] bool ideas_are_shared(const Activity& activity);

struct Kind : KindDefaults {
  using Settings = breakout::Settings;
  using Content = breakout::Content;
  using Commands = breakout::Commands;
  using Events = breakout::Events;
  static constexpr std::string_view name = "breakout";

  static Expected<Settings> plan(Draft& draft, const Plan& plan, const Settings* before);
  static std::vector<TextId> texts(const Settings&) { return {}; }
  static bool same_but_labels(const Settings& a, const Settings& b) { return a == b; }
  static bool in_use(const Content& content);
  static std::vector<TextId> content_texts(const Content& content);
  static void on_join(Draft& draft, const Activity& activity, PersonId person, SectorIndex sector);
  static void on_close(Draft& draft, const Activity& activity);

  // Ideas: they belong to the group that the person is in; they have no columns and no dots.
  static Expected<ideas::Spot> spot(const Workshop& workshop, const Activity& activity,
                                    PersonId person, const std::optional<std::string>& column);
  static Expected<void> require_column(const Settings& settings, const Slug& column);
  static std::optional<int> dots(const Settings&) { return std::nullopt; }
};

}  // namespace breakout

// Whose current group (domain/groups.hpp) may be another now.
[[nodiscard]] std::vector<PersonId> people_changed(const Workshop& workshop,
                                                   const CurrentChanged& event);
[[nodiscard]] std::vector<PersonId> people_changed(const Workshop& workshop,
                                                   const ActivityRemoved& event);

}  // namespace cg::domain
