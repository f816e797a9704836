#include "domain/activities/board.hpp"

#include <algorithm>

#include "domain/draft.hpp"
#include "domain/limits.hpp"

namespace cg::domain::board {

Expected<Settings> Kind::plan(Draft& draft, const Plan& plan, const Settings* before) {
  if (auto only = require_only(plan, {"columns"}, {"dots"}); !only) {
    return std::unexpected(only.error());
  }
  Settings settings = before == nullptr ? Settings{{}, limits::dots_default} : *before;
  if (const auto at = plan.numbers.find("dots"); at != plan.numbers.end()) {
    if (at->second < 0 || at->second > limits::dots_max) return reject(Reason::bad_plan, "dots");
    settings.dots = at->second;
  }
  const auto columns = plan.choices.find("columns");
  if (columns == plan.choices.end()) {
    if (before == nullptr) return reject(Reason::bad_plan, "columns");
    return settings;
  }
  auto planned = plan_choices(draft, columns->second, 1, limits::columns_max, "columns");
  if (!planned) return std::unexpected(planned.error());
  settings.columns = *std::move(planned);
  return settings;
}

std::vector<TextId> Kind::texts(const Settings& settings) {
  std::vector<TextId> texts;
  for (const Choice& column : settings.columns) texts.push_back(column.label);
  return texts;
}

bool Kind::same_but_labels(const Settings& a, const Settings& b) {
  return a.dots == b.dots && std::ranges::equal(a.columns, b.columns, {}, &Choice::id, &Choice::id);
}

Expected<ideas::Spot> Kind::spot(const Workshop&, const Activity& activity, PersonId,
                                 const std::optional<std::string>& column) {
  const auto& settings = std::get<Settings>(activity.settings);
  const Slug slug = column.value_or("");
  if (auto known = require_column(settings, slug); !known) return std::unexpected(known.error());
  return ideas::Spot{slug, {}};
}

Expected<void> Kind::require_column(const Settings& settings, const Slug& column) {
  if (std::ranges::find(settings.columns, column, &Choice::id) == settings.columns.end()) {
    return reject(Reason::unknown_column, "column");
  }
  return {};
}

}  // namespace cg::domain::board
