#include "wire/activities/ideas.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "domain/activities/breakout.hpp"
#include "domain/activities/ideas.hpp"
#include "domain/assert.hpp"

namespace cg::wire::ideas {
namespace {

namespace ideas = domain::ideas;
using domain::ActivityId;
using domain::IdeaId;
using ideas::Attribution;

// What a record takes besides its text, for each sector and altogether.
constexpr std::size_t sector_bytes = 64;
constexpr std::size_t record_overhead_bytes = 240;

std::string_view word(Attribution attribution) {
  switch (attribution) {
    case Attribution::name:
      return "name";
    case Attribution::organisation:
      return "organisation";
    case Attribution::none:
      return "none";
  }
  CG_ASSERT(false);
}

Attribution read_attribution(Params& params) {
  const std::string given = params.one_of("attribution", {"name", "organisation", "none"});
  if (given == "name") return Attribution::name;
  return given == "organisation" ? Attribution::organisation : Attribution::none;
}

domain::Command read_post(Params& params) {
  return ideas::Post{params.id<ActivityId>("activity"), params.text_if_given("column"),
                     params.text("text"), read_attribution(params)};
}

domain::Command read_edit(Params& params) {
  ideas::Edit command{params.id<IdeaId>("idea"), params.text("text"), std::nullopt};
  if (params.take("attribution", false) != nullptr) command.attribution = read_attribution(params);
  return command;
}

constexpr Method all_methods[] = {
    {"idea.post", read_post},
    {"idea.edit", read_edit},
    {"idea.withdraw",
     [](Params& params) -> domain::Command { return ideas::Withdraw{params.id<IdeaId>("idea")}; }},
    {"idea.vote",
     [](Params& params) -> domain::Command {
       return ideas::Vote{params.id<IdeaId>("idea"), params.whole("dots")};
     }},
    {"idea.move",
     [](Params& params) -> domain::Command {
       return ideas::Move{params.id<IdeaId>("idea"), params.text("column")};
     }},
};

// A group's ideas are its own, and the facilitators', until they are shared with the room.
bool may_see(const Scene& scene, const Audience& audience, const domain::Activity& activity,
             const ideas::Idea& idea) {
  if (audience.is_desk()) return visible_to_desk(scene.workshop, idea);
  if (!visible_to_all(scene.workshop, idea)) return false;
  const bool in_group = audience.kind == Audience::Kind::group;
  if (!idea.group || domain::breakout::ideas_are_shared(activity)) return !in_group;
  return in_group && audience.id == idea.group.value;
}

bool has_dots(const domain::Activity& activity) {
  return ideas::dots_budget(activity).value_or(0) > 0;
}

// 0 where they are withheld.
unsigned dots_shown(const Scene& scene, const domain::Activity& activity, const ideas::Idea& idea) {
  if (std::ranges::none_of(idea.dots, [](unsigned given) { return given > 0; })) return 0;
  const auto& asked = asked_in(scene, activity, ideas::ideas_of(activity)->voices);
  return domain::analysis::given_where_shown(shown_dots(idea, asked)).value_or(0);
}

// The most dots first, as far as they may be shown: the order must not tell more. Then older.
std::vector<std::uint32_t> entries(const Scene& scene, const Audience& audience,
                                   const domain::Activity& activity) {
  const ideas::Ideas& all = *ideas::ideas_of(activity);
  std::vector<std::pair<unsigned, std::uint32_t>> with_dots;
  std::vector<std::uint32_t> without;
  for (const ideas::Idea& idea : all.all) {
    if (!may_see(scene, audience, activity, idea)) continue;
    const unsigned dots = dots_shown(scene, activity, idea);
    if (dots > 0) {
      with_dots.emplace_back(dots, idea.id.value);
    } else {
      without.push_back(idea.id.value);
    }
  }
  std::ranges::stable_sort(with_dots, std::greater{}, &std::pair<unsigned, std::uint32_t>::first);
  std::vector<std::uint32_t> ids;
  ids.reserve(with_dots.size() + without.size());
  for (const auto& [dots, id] : with_dots) ids.push_back(id);
  ids.insert(ids.end(), without.begin(), without.end());
  return ids;
}

std::size_t bytes(const Scene& scene, const domain::Activity& activity, std::uint32_t id) {
  const domain::Workshop& workshop = scene.workshop;
  const ideas::Idea& idea = *find_idea(*ideas::ideas_of(activity), IdeaId{id});
  const std::size_t sectors = has_dots(activity) ? sector_bytes * workshop.sectors.size() : 0;
  return workshop.text(idea.text).size() + shown_author(workshop, idea).size() +
         record_overhead_bytes + sectors;
}

Json sectors_json(const domain::Workshop& workshop,
                  const std::vector<domain::analysis::SectorSupport>& sectors) {
  Json list = Json::array();
  for (std::size_t i = 0; i < sectors.size(); ++i) {
    Json cell{{"id", workshop.sectors[i].id}};
    if (sectors[i].withheld) {
      cell["withheld"] = true;
    } else {
      cell["dots"] = sectors[i].given;
      cell["asked"] = sectors[i].asked;
    }
    list.push_back(std::move(cell));
  }
  return list;
}

Json record(const Scene& scene, const Audience& audience, const domain::Activity& activity,
            std::uint32_t id) {
  const domain::Workshop& workshop = scene.workshop;
  const ideas::Ideas& all = *ideas::ideas_of(activity);
  const ideas::Idea& idea = *find_idea(all, IdeaId{id});
  Json json{{"activity", to_text(activity.id)},
            {"text", workshop.text(idea.text)},
            {"dots", Json()},
            {"sectors", Json::array()},
            {"at", idea.at_ms}};
  if (has_dots(activity)) {
    const auto sectors = shown_dots(idea, asked_in(scene, activity, all.voices));
    const auto dots = domain::analysis::given_where_shown(sectors);
    if (dots) json["dots"] = *dots;
    json["sectors"] = sectors_json(workshop, sectors);
  }
  if (!idea.column.empty()) json["column"] = idea.column;
  if (idea.group) json["group"] = to_text(idea.group);
  if (const auto by = shown_author(workshop, idea); !by.empty()) json["by"] = by;
  if (idea.hidden && audience.is_desk()) json["hidden"] = true;
  return json;
}

Json own_record(const Scene& scene, const domain::Activity& activity, const ideas::Idea& idea) {
  Json json{{"activity", to_text(activity.id)},
            {"text", scene.workshop.text(idea.text)},
            {"attribution", word(idea.attribution)}};
  if (!idea.column.empty()) json["column"] = idea.column;
  if (idea.group) json["group"] = to_text(idea.group);
  if (idea.hidden) json["hidden"] = true;
  return json;
}

}  // namespace

constinit const List list{"idea", "idea", entries, bytes, record};

std::span<const Method> methods() {
  return all_methods;
}

void summary(const Scene& scene, const Audience&, const domain::Activity& activity,
             Records& records) {
  const auto count = std::ranges::count_if(ideas::ideas_of(activity)->all, [&](const auto& idea) {
    return visible_to_all(scene.workshop, idea);
  });
  records.emplace_back("progress/" + to_text(activity.id), Json{{"ideas", count}});
}

void own(const Scene& scene, const domain::Person& person, const domain::Activity& activity,
         Records& records) {
  const ideas::Ideas& all = *ideas::ideas_of(activity);
  const ideas::Own& own = own_of(all, person.id);
  for (const IdeaId id : own.ideas) {
    records.emplace_back("mine/idea/" + to_text(id),
                         own_record(scene, activity, *find_idea(all, id)));
  }
  if (own.dots.empty()) return;
  Json dots = Json::object();
  for (const auto& [idea, given] : own.dots) dots[to_text(idea)] = given;
  const int left = ideas::dots_left(scene.workshop, activity, person.id).value_or(0);
  records.emplace_back("mine/dots/" + to_text(activity.id),
                       Json{{"left", left}, {"dots", std::move(dots)}});
}

domain::Command hide(Params&, std::string_view key, bool on) {
  return ideas::Hide{domain::parse_id<IdeaId>(key).value_or(IdeaId{}), on};
}

}  // namespace cg::wire::ideas
