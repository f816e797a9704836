// Ideas: short texts of single people, with dots to say which matter. What every kind has in which
// people write ideas (board, breakout); the commands are the same, the activity's kind decides.
// Such a kind's Content has a member `ideas::Ideas ideas`, and its Kind has
//
//   static Expected<ideas::Spot> spot(const Workshop&, const Activity&, PersonId,
//                                     const std::optional<std::string>& column)   for a new idea
//   static Expected<void> require_column(const Settings&, const Slug&)            to move it to
//   static std::optional<int> dots(const Settings&)   each person's budget; nothing: no dots here
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "domain/activities/kind.hpp"
#include "domain/activities/own.hpp"
#include "domain/activities/voices.hpp"
#include "domain/analysis/suppression.hpp"

namespace cg::domain::ideas {

// What an idea shows of who had it.
enum class Attribution : std::uint8_t { name, organisation, none };

// Where an idea belongs: a column of a board, or a group of a breakout.
struct Spot {
  Slug column;
  GroupId group;
};

struct Idea {
  IdeaId id;
  PersonId author;
  TextId text;
  Attribution attribution = Attribution::none;
  // A copy of the author's organisation as it was when they chose to show it: if it followed a
  // later correction of the person, the correction would tell who wrote this.
  TextId organisation;
  Slug column;
  GroupId group;
  std::int64_t at_ms = 0;
  bool hidden = false;
  std::vector<unsigned> dots;  // by sector of the givers' voices
  friend bool operator==(const Idea&, const Idea&) = default;
};

// What a person did.
struct Own {
  std::vector<IdeaId> ideas;   // in the order of posting
  std::map<IdeaId, int> dots;  // those given, 1 or more
  friend bool operator==(const Own&, const Own&) = default;
};

struct Ideas {
  std::vector<Idea> all;  // in the order of posting, which is that of ids; withdrawn ones are gone
  std::unordered_map<PersonId, Own> own;
  Voices voices;
  friend bool operator==(const Ideas&, const Ideas&) = default;
};

// Commands
struct Post {
  ActivityId activity;
  std::optional<std::string> column;
  std::string text;
  Attribution attribution = Attribution::none;
};
struct Edit {
  IdeaId idea;
  std::string text;
  std::optional<Attribution> attribution;
};
struct Withdraw {
  IdeaId idea;
};
struct Vote {
  IdeaId idea;
  int dots = 0;
};
struct Move {
  IdeaId idea;
  std::string column;
};
struct Hide {
  IdeaId idea;
  bool on = true;
};
using Commands = std::variant<Post, Edit, Withdraw, Vote, Move, Hide>;

// Events. `person` is the author, except in Voted.
struct Posted {
  static constexpr std::string_view name = "idea_posted";
  ActivityId activity;
  PersonId person;
  IdeaId idea;
  TextId text;
  Attribution attribution = Attribution::none;
  TextId organisation;
  Slug column;
  GroupId group;
};
struct Edited {
  static constexpr std::string_view name = "idea_edited";
  ActivityId activity;
  PersonId person;
  IdeaId idea;
  TextId text;
  Attribution attribution = Attribution::none;
  TextId organisation;
};
struct Withdrawn {
  static constexpr std::string_view name = "idea_withdrawn";
  ActivityId activity;
  PersonId person;
  IdeaId idea;
  std::vector<PersonId> givers;  // of the dots on it, which they get back
};
struct Voted {
  static constexpr std::string_view name = "idea_voted";
  ActivityId activity;
  PersonId person;
  IdeaId idea;
  int dots = 0;
};
struct Moved {
  static constexpr std::string_view name = "idea_moved";
  ActivityId activity;
  PersonId person;
  IdeaId idea;
  Slug column;
};
struct Hidden {
  static constexpr std::string_view name = "idea_hidden";
  ActivityId activity;
  PersonId person;
  IdeaId idea;
  bool on = true;
};
using Events = std::variant<Posted, Edited, Withdrawn, Voted, Moved, Hidden>;

[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const Post& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const Edit& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const Withdraw& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const Vote& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const Move& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const Hide& command);
void apply(Workshop& workshop, const Stamp& stamp, const Posted& event);
void apply(Workshop& workshop, const Stamp& stamp, const Edited& event);
void apply(Workshop& workshop, const Stamp& stamp, const Withdrawn& event);
void apply(Workshop& workshop, const Stamp& stamp, const Voted& event);
void apply(Workshop& workshop, const Stamp& stamp, const Moved& event);
void apply(Workshop& workshop, const Stamp& stamp, const Hidden& event);
// Who gave dots to the idea and may give them elsewhere now, or no longer.
[[nodiscard]] std::vector<PersonId> people_changed(const Workshop& workshop,
                                                   const Withdrawn& event);
[[nodiscard]] std::vector<PersonId> people_changed(const Workshop& workshop, const Hidden& event);

// Every event is about one idea, and changes what is shown of no other.
template <class Event>
  requires requires(const Event& event) { event.idea; }
[[nodiscard]] std::uint32_t only_entry_changed(const Event& event) {
  return event.idea.value;
}

// The ideas of the activity, or null when its kind has none.
[[nodiscard]] const Ideas* ideas_of(const Activity& activity);
// Null when it is not (or no longer) there. Valid until the next change.
[[nodiscard]] const Idea* find_idea(const Ideas& ideas, IdeaId id);
[[nodiscard]] std::vector<TextId> texts(const Ideas& ideas);

// Who may see an idea, as far as its author and hiding go. An idea that carries the name of a
// person who was removed is gone for everybody; the others stay (rule PR8).
[[nodiscard]] bool visible_to_desk(const Workshop& workshop, const Idea& idea);
[[nodiscard]] bool visible_to_all(const Workshop& workshop, const Idea& idea);

// What may be shown of who had the idea: the name, the organisation or nothing, as the author chose
// (rule PR1). Valid until the next change.
[[nodiscard]] std::string_view shown_author(const Workshop& workshop, const Idea& idea);

// The dots of an idea by sector, as far as they may be shown (rules PR3 and PR4). `asked` is
// domain::asked(workshop, ideas.voices), the same for all ideas of the activity.
[[nodiscard]] std::vector<analysis::SectorSupport> shown_dots(const Idea& idea,
                                                              std::span<const unsigned> asked);

// The dots that each person may give in the activity; nothing when there are none.
[[nodiscard]] std::optional<int> dots_budget(const Activity& activity);
// The dots that a person may still give; those on ideas that are hidden now do not count. Nothing
// when there are no dots in the activity.
[[nodiscard]] std::optional<int> dots_left(const Workshop& workshop, const Activity& activity,
                                           PersonId person);

}  // namespace cg::domain::ideas
