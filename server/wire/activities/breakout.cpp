#include "wire/activities/breakout.hpp"

#include "domain/activities/breakout.hpp"
#include "wire/activities/ideas.hpp"

namespace cg::wire::breakout {
namespace {

namespace breakout = domain::breakout;
using domain::ActivityId;
using domain::GroupId;
using domain::PersonId;

// What a record takes besides its texts, for each person and altogether.
constexpr std::size_t person_bytes = 64;
constexpr std::size_t record_overhead_bytes = 160;

domain::Command read_edit(Params& params) {
  return breakout::EditGroup{params.id<GroupId>("group"), params.text_if_given("name"),
                             params.text_if_given("table"), params.text_if_given("task")};
}

constexpr Method methods[] = {
    {"breakout.split",
     [](Params& params) -> domain::Command {
       return breakout::Split{params.id<ActivityId>("activity"), params.whole_if_given("groups"),
                              params.whole_if_given("size")};
     }},
    {"group.move",
     [](Params& params) -> domain::Command {
       return breakout::Move{params.id<PersonId>("person"), params.id<GroupId>("group")};
     }},
    {"group.edit", read_edit},
    {"group.report",
     [](Params& params) -> domain::Command {
       return breakout::WriteReport{params.id<GroupId>("group"), params.text("text")};
     }},
    {"group.help",
     [](Params& params) -> domain::Command {
       return breakout::AskHelp{params.id<GroupId>("group"), params.boolean("on")};
     }},
};

constexpr std::string_view hides[] = {"group"};

domain::Command hide(Params&, std::string_view key, bool on) {
  return breakout::HideReport{domain::parse_id<GroupId>(key).value_or(GroupId{}), on};
}

const breakout::Content& content_of(const domain::Activity& activity) {
  return std::get<breakout::Content>(activity.content);
}

// In the order of the groups. What a group shows to all is in the room's view, not in its own.
std::vector<std::uint32_t> entries(const Scene&, const Audience& audience,
                                   const domain::Activity& activity) {
  std::vector<std::uint32_t> ids;
  if (audience.kind == Audience::Kind::group) return ids;
  for (const breakout::Group& group : content_of(activity).groups) ids.push_back(group.id.value);
  return ids;
}

std::size_t bytes(const Scene& scene, const domain::Activity& activity, std::uint32_t id) {
  const breakout::Group& group = *find_group(content_of(activity), GroupId{id});
  std::size_t sum = record_overhead_bytes + person_bytes * group.people.size();
  for (const domain::TextId text : {group.name, group.table, group.task, group.report.text}) {
    sum += scene.workshop.text(text).size();
  }
  return sum;
}

// What everybody may see of a group.
Json group_json(const domain::Workshop& workshop, const domain::Activity& activity,
                const breakout::Group& group) {
  Json people = Json::array();
  for (const domain::Person* person : people_shown(workshop, group)) {
    people.push_back({{"person", to_text(person->id)},
                      {"name", workshop.text(person->name)},
                      {"sector", workshop.sectors[person->sector].id}});
  }
  Json json{{"activity", to_text(activity.id)},
            {"order", &group - content_of(activity).groups.data()},
            {"name", workshop.text(group.name)},
            {"task", workshop.text(group.task)},
            {"people", std::move(people)}};
  if (group.table) json["table"] = workshop.text(group.table);
  if (group.report.text && !group.report.hidden) {
    json["report"] = workshop.text(group.report.text);
  }
  return json;
}

Json record(const Scene& scene, const Audience& audience, const domain::Activity& activity,
            std::uint32_t id) {
  const breakout::Group& group = *find_group(content_of(activity), GroupId{id});
  Json json = group_json(scene.workshop, activity, group);
  if (!audience.is_desk()) return json;
  if (group.help) json["help"] = true;
  if (group.report.hidden) {
    json["report"] = scene.workshop.text(group.report.text);
    json["report_hidden"] = true;
  }
  return json;
}

const List lists[] = {{"group", "g", entries, bytes, record}, ideas::list};

void settings(const Scene&, const domain::Activity& activity, Json& record) {
  const auto& settings = std::get<breakout::Settings>(activity.settings);
  if (settings.groups > 0) record["groups"] = settings.groups;
  if (settings.size > 0) record["size"] = settings.size;
}

void own(const Scene& scene, const domain::Person& person, const domain::Activity& activity,
         Records& records) {
  ideas::own(scene, person, activity, records);
  const breakout::Content& content = content_of(activity);
  const auto id = group_of(content, person.id);
  if (!id) return;
  const breakout::Group& group = *find_group(content, *id);
  Json json = group_json(scene.workshop, activity, group);
  json["id"] = to_text(*id);
  if (group.help) json["help"] = true;
  records.emplace_back("mine/group/" + to_text(activity.id), std::move(json));
}

}  // namespace

const KindWire kind{.methods = methods,
                    .lists = lists,
                    .settings = settings,
                    .summary = ideas::summary,
                    .own = own,
                    .hides = hides,
                    .hide = hide};

}  // namespace cg::wire::breakout
