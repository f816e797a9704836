// Introductions: each person says once who they are and what they bring; the latest text counts.
#pragma once

#include <map>
#include <string>
#include <variant>

#include "domain/activities/kind.hpp"

namespace cg::domain::introductions {

struct Settings {
  friend bool operator==(const Settings&, const Settings&) = default;
};

struct Introduction {
  TextId text;
  std::int64_t at_ms = 0;
  bool hidden = false;
  friend bool operator==(const Introduction&, const Introduction&) = default;
};

struct Content {
  std::map<PersonId, Introduction> by_person;
  friend bool operator==(const Content&, const Content&) = default;
};

// Commands
struct Post {
  ActivityId activity;
  std::string text;
};
struct Withdraw {
  ActivityId activity;
};
struct Hide {
  PersonId person;
  bool on = true;
};
using Commands = std::variant<Post, Withdraw, Hide>;

// Events
struct Posted {
  static constexpr std::string_view name = "introduction_posted";
  ActivityId activity;
  PersonId person;
  TextId text;
};
struct Withdrawn {
  static constexpr std::string_view name = "introduction_withdrawn";
  ActivityId activity;
  PersonId person;
};
struct Hidden {
  static constexpr std::string_view name = "introduction_hidden";
  ActivityId activity;
  PersonId person;
  bool on = true;
};
using Events = std::variant<Posted, Withdrawn, Hidden>;

[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const Post& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const Withdraw& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const Hide& command);
void apply(Workshop& workshop, const Stamp& stamp, const Posted& event);
void apply(Workshop& workshop, const Stamp& stamp, const Withdrawn& event);
void apply(Workshop& workshop, const Stamp& stamp, const Hidden& event);

// Every event is about one person's introduction.
template <class Event>
  requires requires(const Event& event) { event.person; }
[[nodiscard]] std::uint32_t only_entry_changed(const Event& event) {
  return event.person.value;
}

struct Kind : KindDefaults {
  using Settings = introductions::Settings;
  using Content = introductions::Content;
  using Commands = introductions::Commands;
  using Events = introductions::Events;
  static constexpr std::string_view name = "introductions";
  static constexpr bool once = true;

  // Makes the settings out of a plan; `before` is null for a new activity, else what is changed.
  static Expected<Settings> plan(Draft& draft, const Plan& plan, const Settings* before);
  // The texts that belong to the settings (labels).
  static std::vector<TextId> texts(const Settings&) { return {}; }
  // Whether two settings differ in nothing but texts (a change allowed after contributions).
  static bool same_but_labels(const Settings&, const Settings&) { return true; }
  // Whether anybody has contributed.
  static bool in_use(const Content& content) { return !content.by_person.empty(); }
};

}  // namespace cg::domain::introductions
