// Aims: what people want the workshop to achieve. People post and endorse; a facilitator merges
// those that say the same into a shared aim, which keeps everybody's support.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "domain/activities/kind.hpp"
#include "domain/activities/own.hpp"
#include "domain/activities/voices.hpp"
#include "domain/analysis/consensus.hpp"

namespace cg::domain::aims {

struct Settings {
  friend bool operator==(const Settings&, const Settings&) = default;
};

struct Aim {
  TextId text;
  PersonId author;  // 0: a shared aim
  std::int64_t at_ms = 0;
  bool hidden = false;
  std::vector<AimId> merged;  // of a shared aim: what it stands for, in the order given
  AimId merged_into;          // 0: not merged
  std::set<PersonId> endorsers;
  std::vector<unsigned> endorsed;  // the endorsers by sector of their voice; kept in step
  friend bool operator==(const Aim&, const Aim&) = default;
};

// What is a person's own; kept in step with the aims.
struct Own {
  std::set<AimId> aims;      // of which they are the author
  std::set<AimId> endorsed;  // those merged into another included
  friend bool operator==(const Own&, const Own&) = default;
};

struct Content {
  std::map<AimId, Aim> aims;  // in the order of posting; withdrawn and unmerged ones are gone
  std::unordered_map<PersonId, Own> own;
  Voices voices;
  friend bool operator==(const Content&, const Content&) = default;
};

// Commands
struct Post {
  ActivityId activity;
  std::string text;
};
struct Edit {
  AimId aim;
  std::string text;
};
struct Withdraw {
  AimId aim;
};
struct Endorse {
  AimId aim;
  bool on = true;
};
struct Merge {
  ActivityId activity;
  std::vector<AimId> aims;
  std::string text;
};
struct Unmerge {
  AimId aim;
};
struct Hide {
  AimId aim;
  bool on = true;
};
using Commands = std::variant<Post, Edit, Withdraw, Endorse, Merge, Unmerge, Hide>;

// Events. In Edited and Hidden, `person` is the author: 0 when the aim is shared.
struct Posted {
  static constexpr std::string_view name = "aim_posted";
  ActivityId activity;
  PersonId person;
  AimId aim;
  TextId text;
};
struct Edited {
  static constexpr std::string_view name = "aim_edited";
  ActivityId activity;
  PersonId person;
  AimId aim;
  TextId text;
};
struct Withdrawn {
  static constexpr std::string_view name = "aim_withdrawn";
  ActivityId activity;
  PersonId person;
  AimId aim;
  std::vector<PersonId> endorsers;  // who no longer endorse it
};
struct Endorsed {
  static constexpr std::string_view name = "aim_endorsed";
  ActivityId activity;
  PersonId person;
  AimId aim;
  bool on = true;
};
struct Merged {
  static constexpr std::string_view name = "aims_merged";
  ActivityId activity;
  AimId aim;
  std::vector<AimId> merged;
  TextId text;
};
struct Unmerged {
  static constexpr std::string_view name = "aims_unmerged";
  static constexpr bool changes_everyone = true;
  ActivityId activity;
  AimId aim;
};
struct Hidden {
  static constexpr std::string_view name = "aim_hidden";
  ActivityId activity;
  PersonId person;
  AimId aim;
  bool on = true;
};
using Events = std::variant<Posted, Edited, Withdrawn, Endorsed, Merged, Unmerged, Hidden>;

[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const Post& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const Edit& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const Withdraw& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const Endorse& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const Merge& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const Unmerge& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const Hide& command);
void apply(Workshop& workshop, const Stamp& stamp, const Posted& event);
void apply(Workshop& workshop, const Stamp& stamp, const Edited& event);
void apply(Workshop& workshop, const Stamp& stamp, const Withdrawn& event);
void apply(Workshop& workshop, const Stamp& stamp, const Endorsed& event);
void apply(Workshop& workshop, const Stamp& stamp, const Merged& event);
void apply(Workshop& workshop, const Stamp& stamp, const Unmerged& event);
void apply(Workshop& workshop, const Stamp& stamp, const Hidden& event);
// Who else holds something of their own that the event changed.
[[nodiscard]] std::vector<PersonId> people_changed(const Workshop& workshop,
                                                   const Withdrawn& event);
[[nodiscard]] std::vector<PersonId> people_changed(const Workshop& workshop, const Merged& event);

// The frequent events, which change what is shown of one aim and of no other.
[[nodiscard]] inline std::uint32_t only_entry_changed(const Posted& event) {
  return event.aim.value;
}
[[nodiscard]] inline std::uint32_t only_entry_changed(const Edited& event) {
  return event.aim.value;
}
[[nodiscard]] inline std::uint32_t only_entry_changed(const Endorsed& event) {
  return event.aim.value;
}

// What is shown of the support for an aim.
struct Figures {
  std::optional<unsigned> endorsed;  // in the sectors that are shown; nothing when none is
  std::optional<analysis::Thousandths> common_ground;
  std::vector<analysis::SectorSupport> sectors;  // one for each sector of the workshop
  friend bool operator==(const Figures&, const Figures&) = default;
};
// `asked` is asked(workshop, content.voices), the same for all aims of an activity.
[[nodiscard]] Figures figures(const Aim& aim, std::span<const unsigned> asked);

// Whether the room sees the aim: not hidden, not merged into another, its author not removed (PR8).
[[nodiscard]] bool visible(const Workshop& workshop, const Aim& aim);
// Whether the desk does: it also sees what is hidden and what is merged.
[[nodiscard]] bool visible_to_desk(const Workshop& workshop, const Aim& aim);

// The aims that the room or the desk sees: the most common ground first, then the most endorsed,
// then older. On the desk those that the room does not see come last. `asked` as for `figures`.
enum class Seen : std::uint8_t { by_room, by_desk };
struct Ranked {
  AimId id;
  const Aim* aim = nullptr;  // valid until the workshop changes
};
[[nodiscard]] std::vector<Ranked> ranked(const Workshop& workshop, const Content& content,
                                         std::span<const unsigned> asked, Seen seen);

// The aims that the person endorses, except those merged into another.
[[nodiscard]] std::vector<AimId> endorsed_by(const Content& content, PersonId person);

struct Kind : KindDefaults {
  using Settings = aims::Settings;
  using Content = aims::Content;
  using Commands = aims::Commands;
  using Events = aims::Events;
  static constexpr std::string_view name = "aims";

  static Expected<Settings> plan(Draft& draft, const Plan& plan, const Settings* before);
  static std::vector<TextId> texts(const Settings&) { return {}; }
  static bool same_but_labels(const Settings&, const Settings&) { return true; }
  static bool in_use(const Content& content) { return !content.aims.empty(); }
};

}  // namespace cg::domain::aims
