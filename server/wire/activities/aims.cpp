#include "wire/activities/aims.hpp"

#include "domain/activities/aims.hpp"

namespace cg::wire::aims {
namespace {

namespace aims = domain::aims;
using domain::ActivityId;
using domain::AimId;

// What a record takes besides its text, for each sector and altogether.
constexpr std::size_t sector_bytes = 64;
constexpr std::size_t record_overhead_bytes = 200;

AimId read_aim(std::string_view id) {
  return domain::parse_id<AimId>(id).value_or(AimId{});
}

domain::Command read_merge(Params& params) {
  aims::Merge command{.activity = params.id<ActivityId>("activity")};
  for (const std::string& id : params.texts("aims")) command.aims.push_back(read_aim(id));
  command.text = params.text("text");
  return command;
}

constexpr Method methods[] = {
    {"aim.post",
     [](Params& params) -> domain::Command {
       return aims::Post{params.id<ActivityId>("activity"), params.text("text")};
     }},
    {"aim.edit",
     [](Params& params) -> domain::Command {
       return aims::Edit{params.id<AimId>("aim"), params.text("text")};
     }},
    {"aim.withdraw",
     [](Params& params) -> domain::Command { return aims::Withdraw{params.id<AimId>("aim")}; }},
    {"aim.endorse",
     [](Params& params) -> domain::Command {
       return aims::Endorse{params.id<AimId>("aim"), params.boolean("on")};
     }},
    {"aim.merge", read_merge},
    {"aim.unmerge",
     [](Params& params) -> domain::Command { return aims::Unmerge{params.id<AimId>("aim")}; }},
};

constexpr std::string_view hides[] = {"aim"};

domain::Command hide(Params&, std::string_view key, bool on) {
  return aims::Hide{read_aim(key), on};
}

const aims::Content& content_of(const domain::Activity& activity) {
  return std::get<aims::Content>(activity.content);
}

aims::Seen seen_by(const Audience& audience) {
  return audience.is_desk() ? aims::Seen::by_desk : aims::Seen::by_room;
}

std::vector<std::uint32_t> entries(const Scene& scene, const Audience& audience,
                                   const domain::Activity& activity) {
  std::vector<std::uint32_t> ids;
  if (audience.kind == Audience::Kind::group) return ids;
  const aims::Content& content = content_of(activity);
  const auto& asked = asked_in(scene, activity, content.voices);
  for (const aims::Ranked& one : ranked(scene.workshop, content, asked, seen_by(audience))) {
    ids.push_back(one.id.value);
  }
  return ids;
}

std::size_t bytes(const Scene& scene, const domain::Activity& activity, std::uint32_t id) {
  const domain::Workshop& workshop = scene.workshop;
  return workshop.text(content_of(activity).aims.at(AimId{id}).text).size() +
         record_overhead_bytes + sector_bytes * workshop.sectors.size();
}

Json sectors_json(const domain::Workshop& workshop,
                  const std::vector<domain::analysis::SectorSupport>& sectors) {
  Json list = Json::array();
  for (std::size_t i = 0; i < sectors.size(); ++i) {
    Json cell{{"id", workshop.sectors[i].id}};
    if (sectors[i].withheld) {
      cell["withheld"] = true;
    } else {
      cell["endorsed"] = sectors[i].given;
      cell["asked"] = sectors[i].asked;
    }
    list.push_back(std::move(cell));
  }
  return list;
}

Json record(const Scene& scene, const Audience& audience, const domain::Activity& activity,
            std::uint32_t id) {
  const domain::Workshop& workshop = scene.workshop;
  const aims::Content& content = content_of(activity);
  const aims::Aim& aim = content.aims.at(AimId{id});
  const auto figures = aims::figures(aim, asked_in(scene, activity, content.voices));
  Json json{{"activity", to_text(activity.id)},
            {"text", workshop.text(aim.text)},
            {"endorsed", figures.endorsed ? Json(*figures.endorsed) : Json()},
            {"common_ground", number_or_null(figures.common_ground)},
            {"sectors", sectors_json(workshop, figures.sectors)},
            {"at", aim.at_ms}};
  if (aim.author) {
    const domain::Person& author = *workshop.find(aim.author);
    json["by"] = workshop.text(author.name);
    json["sector"] = workshop.sectors[author.sector].id;
  } else {
    Json merged = Json::array();
    for (const AimId source : aim.merged) merged.push_back(to_text(source));
    json["merged"] = std::move(merged);
  }
  if (!audience.is_desk()) return json;
  if (aim.merged_into) json["merged_into"] = to_text(aim.merged_into);
  if (aim.hidden) json["hidden"] = true;
  return json;
}

constexpr List lists[] = {{"aim", "aim", entries, bytes, record}};

void summary(const Scene& scene, const Audience&, const domain::Activity& activity,
             Records& records) {
  unsigned count = 0;
  for (const auto& [id, aim] : content_of(activity).aims) {
    if (visible(scene.workshop, aim)) ++count;
  }
  records.emplace_back("progress/" + to_text(activity.id), Json{{"aims", count}});
}

void own(const Scene& scene, const domain::Person& person, const domain::Activity& activity,
         Records& records) {
  const aims::Content& content = content_of(activity);
  for (const AimId id : own_of(content, person.id).aims) {
    const aims::Aim& aim = content.aims.at(id);
    Json json{{"activity", to_text(activity.id)}, {"text", scene.workshop.text(aim.text)}};
    if (aim.hidden) json["hidden"] = true;
    if (aim.merged_into) json["merged_into"] = to_text(aim.merged_into);
    records.emplace_back("mine/aim/" + to_text(id), std::move(json));
  }
  Json endorsed = Json::array();
  for (const AimId id : endorsed_by(content, person.id)) endorsed.push_back(to_text(id));
  if (endorsed.empty()) return;
  records.emplace_back("mine/endorsed/" + to_text(activity.id),
                       Json{{"aims", std::move(endorsed)}});
}

}  // namespace

const KindWire kind{.methods = methods,
                    .lists = lists,
                    .settings = nullptr,
                    .summary = summary,
                    .own = own,
                    .hides = hides,
                    .hide = hide};

}  // namespace cg::wire::aims
