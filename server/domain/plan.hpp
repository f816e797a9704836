// What a facilitator asks an activity to be, before it is checked. The members that belong to one
// kind alone are named lists and numbers, so that a new kind needs no change here.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.hpp"

namespace cg::domain {

// Something to choose or to score: an item, a column, a sector.
struct Choice {
  Slug id;
  TextId label;
  friend bool operator==(const Choice&, const Choice&) = default;
};

struct ChoicePlan {
  std::string id;
  std::string label;
};

struct Plan {
  std::string kind;  // empty when an activity is edited: the kind never changes
  std::optional<std::string> title;
  std::optional<std::string> prompt;
  std::optional<int> minutes;
  std::map<std::string, std::vector<ChoicePlan>> choices;  // "items", "columns"
  std::map<std::string, int> numbers;                      // "dots", "words", "groups", "size"
};

}  // namespace cg::domain
