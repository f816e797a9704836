#include "wire/activities/board.hpp"

#include "domain/activities/board.hpp"
#include "wire/activities/ideas.hpp"

namespace cg::wire::board {
namespace {

constexpr std::string_view hides[] = {"idea"};

const List lists[] = {ideas::list};

void settings(const Scene& scene, const domain::Activity& activity, Json& record) {
  const auto& settings = std::get<domain::board::Settings>(activity.settings);
  record["columns"] = choices_json(scene.workshop, settings.columns);
  record["dots"] = settings.dots;
}

}  // namespace

const KindWire kind{.methods = ideas::methods(),
                    .lists = lists,
                    .settings = settings,
                    .summary = ideas::summary,
                    .own = ideas::own,
                    .hides = hides,
                    .hide = ideas::hide};

}  // namespace cg::wire::board
