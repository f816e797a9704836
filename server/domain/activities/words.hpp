// Words: a few of each person's own ("how was today?"), shown large by how many people said them.
//
// Words that differ in case and spaces alone are one word. They are told apart and merged when they
// are shown, never while an event is applied, since a text may be erased before a replay.
// Words carry no name, so those of a removed person stay (protocol rule PR8) and are hidden one by
// one.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/activities/kind.hpp"

namespace cg::domain::words {

struct Settings {
  int words = 0;  // how many each person may say
  friend bool operator==(const Settings&, const Settings&) = default;
};

struct Content {
  std::map<PersonId, std::vector<TextId>> by_person;  // nobody without a word
  // What facilitators have hidden, each the key of a word (word_key), kept as a text of theirs: so
  // it stays hidden when it is said anew.
  std::vector<TextId> hidden;
  friend bool operator==(const Content&, const Content&) = default;
};

// Commands
struct Post {
  ActivityId activity;
  std::vector<std::string> words;  // in place of those before; none: withdraws them
};
struct Hide {
  ActivityId activity;
  std::string word;
  bool on = true;
};
using Commands = std::variant<Post, Hide>;

// Events
struct Posted {
  static constexpr std::string_view name = "words_posted";
  ActivityId activity;
  PersonId person;
  std::vector<TextId> words;
};
struct Hidden {
  static constexpr std::string_view name = "word_hidden";
  ActivityId activity;
  TextId key;
  bool on = true;
};
using Events = std::variant<Posted, Hidden>;

[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const Post& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const Hide& command);
void apply(Workshop& workshop, const Stamp& stamp, const Posted& event);
void apply(Workshop& workshop, const Stamp& stamp, const Hidden& event);

struct CloudWord {
  std::string word;     // the most common spelling, of equally common ones the first
  unsigned people = 0;  // who said it
  bool hidden = false;  // shown to facilitators only
  friend bool operator==(const CloudWord&, const CloudWord&) = default;
};
// All words, those of most people first, then in alphabetical order.
[[nodiscard]] std::vector<CloudWord> cloud(const Workshop& workshop, const Content& content);

struct Kind : KindDefaults {
  using Settings = words::Settings;
  using Content = words::Content;
  using Commands = words::Commands;
  using Events = words::Events;
  static constexpr std::string_view name = "words";

  static Expected<Settings> plan(Draft& draft, const Plan& plan, const Settings* before);
  static std::vector<TextId> texts(const Settings&) { return {}; }
  static bool same_but_labels(const Settings& a, const Settings& b) { return a == b; }
  static bool in_use(const Content& content) { return !content.by_person.empty(); }
  static std::vector<TextId> content_texts(const Content& content);
};

}  // namespace cg::domain::words
