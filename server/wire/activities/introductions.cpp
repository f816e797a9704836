#include "wire/activities/introductions.hpp"

#include <algorithm>

#include "domain/activities/introductions.hpp"

namespace cg::wire::introductions {
namespace {

namespace introductions = domain::introductions;
using domain::ActivityId;
using domain::PersonId;

constexpr std::size_t record_overhead_bytes = 160;

constexpr Method methods[] = {
    {"introduction.post",
     [](Params& params) -> domain::Command {
       return introductions::Post{params.id<ActivityId>("activity"), params.text("text")};
     }},
    {"introduction.withdraw",
     [](Params& params) -> domain::Command {
       return introductions::Withdraw{params.id<ActivityId>("activity")};
     }},
};

constexpr std::string_view hides[] = {"introduction"};

domain::Command hide(Params&, std::string_view key, bool on) {
  return introductions::Hide{domain::parse_id<PersonId>(key).value_or(PersonId{}), on};
}

const introductions::Content& content_of(const domain::Activity& activity) {
  return std::get<introductions::Content>(activity.content);
}

// Newest first: a wall that grows.
std::vector<std::uint32_t> entries(const Scene& scene, const Audience& audience,
                                   const domain::Activity& activity) {
  std::vector<std::pair<std::int64_t, std::uint32_t>> found;
  for (const auto& [person, introduction] : content_of(activity).by_person) {
    if (!is_shown(scene.workshop, person)) continue;
    if (introduction.hidden && !audience.is_desk()) continue;
    found.emplace_back(introduction.at_ms, person.value);
  }
  std::ranges::stable_sort(found, [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::uint32_t> ids;
  for (const auto& [at_ms, id] : found) ids.push_back(id);
  return ids;
}

std::size_t bytes(const Scene& scene, const domain::Activity& activity, std::uint32_t id) {
  const auto& introduction = content_of(activity).by_person.at(PersonId{id});
  return scene.workshop.text(introduction.text).size() + record_overhead_bytes;
}

Json record(const Scene& scene, const Audience& audience, const domain::Activity& activity,
            std::uint32_t id) {
  const domain::Workshop& workshop = scene.workshop;
  const domain::Person& person = *workshop.find(PersonId{id});
  const introductions::Introduction& introduction = content_of(activity).by_person.at(person.id);
  Json json{{"activity", to_text(activity.id)},
            {"name", workshop.text(person.name)},
            {"sector", workshop.sectors[person.sector].id},
            {"text", workshop.text(introduction.text)},
            {"at", introduction.at_ms}};
  if (person.organisation) json["organisation"] = workshop.text(person.organisation);
  if (person.role) json["role"] = workshop.text(person.role);
  if (introduction.hidden && audience.is_desk()) json["hidden"] = true;
  return json;
}

constexpr List lists[] = {{"introduction", "p", entries, bytes, record}};

// n of m by sector: of the people who are in, and those who introduced themselves and left.
void summary(const Scene& scene, const Audience& audience, const domain::Activity& activity,
             Records& records) {
  const domain::Workshop& workshop = scene.workshop;
  const introductions::Content& content = content_of(activity);
  std::vector<std::pair<unsigned, unsigned>> by_sector(workshop.sectors.size());
  Json awaited = Json::array();
  for (const domain::Person& person : workshop.people) {
    if (person.standing == domain::Standing::removed) continue;
    const bool introduced = content.by_person.contains(person.id);
    const bool in = person.standing == domain::Standing::in;
    auto& [introduced_count, people_count] = by_sector[person.sector];
    if (introduced) ++introduced_count;
    if (introduced || in) ++people_count;
    if (!introduced && in && awaited.size() < awaited_people_max) {
      awaited.push_back(to_text(person.id));
    }
  }
  Json sectors = Json::object();
  unsigned introduced = 0;
  unsigned people = 0;
  for (std::size_t i = 0; i < by_sector.size(); ++i) {
    introduced += by_sector[i].first;
    people += by_sector[i].second;
    sectors[workshop.sectors[i].id] = {{"introduced", by_sector[i].first},
                                       {"people", by_sector[i].second}};
  }
  const std::string id = to_text(activity.id);
  records.emplace_back(
      "progress/" + id,
      Json{{"introduced", introduced}, {"people", people}, {"by_sector", std::move(sectors)}});
  if (audience.is_desk()) {
    records.emplace_back("awaited/" + id, Json{{"people", std::move(awaited)}});
  }
}

void own(const Scene& scene, const domain::Person& person, const domain::Activity& activity,
         Records& records) {
  const introductions::Content& content = content_of(activity);
  const auto at = content.by_person.find(person.id);
  if (at == content.by_person.end()) return;
  Json json{{"text", scene.workshop.text(at->second.text)}};
  if (at->second.hidden) json["hidden"] = true;
  records.emplace_back("mine/introduction/" + to_text(activity.id), std::move(json));
}

}  // namespace

const KindWire kind{.methods = methods,
                    .lists = lists,
                    .settings = nullptr,
                    .summary = summary,
                    .own = own,
                    .hides = hides,
                    .hide = hide};

}  // namespace cg::wire::introductions
