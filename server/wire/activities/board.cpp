#include "wire/activities/board.hpp"

#include "domain/activities/board.hpp"
#include "wire/activities/ideas.hpp"

namespace cg::wire {
namespace {

constexpr std::string_view hides[] = {"idea"};

const List lists[] = {idea_list};

void settings(const Scene& scene, const domain::Activity& activity, Json& record) {
  const auto& settings = std::get<domain::board::Settings>(activity.settings);
  record["columns"] = choices_json(scene.workshop, settings.columns);
  record["dots"] = settings.dots;
}

}  // namespace

const KindWire board_wire{.methods = idea_methods(),
                          .lists = lists,
                          .settings = settings,
                          .summary = ideas_summary,
                          .own = own_ideas,
                          .hides = hides,
                          .hide = hide_idea};

}  // namespace cg::wire
