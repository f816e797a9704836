// A board: ideas in columns, and dots to say which of them matter.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/activities/ideas.hpp"
#include "domain/activities/kind.hpp"

namespace cg::domain::board {

struct Settings {
  std::vector<Choice> columns;
  int dots = 0;  // each person may give
  friend bool operator==(const Settings&, const Settings&) = default;
};

struct Content {
  ideas::Ideas ideas;
  friend bool operator==(const Content&, const Content&) = default;
};

// The commands and events of ideas are listed here, once for all kinds that have ideas.
struct Kind : KindDefaults {
  using Settings = board::Settings;
  using Content = board::Content;
  using Commands = ideas::Commands;
  using Events = ideas::Events;
  static constexpr std::string_view name = "board";

  static Expected<Settings> plan(Draft& draft, const Plan& plan, const Settings* before);
  static std::vector<TextId> texts(const Settings& settings);
  static bool same_but_labels(const Settings& a, const Settings& b);
  static bool in_use(const Content& content) { return !content.ideas.all.empty(); }
  static std::vector<TextId> content_texts(const Content& content) {
    return ideas::texts(content.ideas);
  }

  // Ideas: a new one needs a column that is there.
  static Expected<ideas::Spot> spot(const Workshop& workshop, const Activity& activity,
                                    PersonId person, const std::optional<std::string>& column);
  static Expected<void> require_column(const Settings& settings, const Slug& column);
  static std::optional<int> dots(const Settings& settings) { return settings.dots; }
};

}  // namespace cg::domain::board
