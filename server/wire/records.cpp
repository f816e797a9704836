#include "wire/records.hpp"

#include <algorithm>

#include "domain/assert.hpp"
#include "domain/groups.hpp"
#include "wire/kind_wire.hpp"
#include "wire/waiting.hpp"

namespace cg::wire {
namespace {

using domain::Activity;
using domain::Person;
using domain::Workshop;

// Long lists are cut to what fits these; see limits::view_bytes_max for the sum.
constexpr std::size_t brief_current_bytes = 12 * 1024;
constexpr std::size_t brief_recent_bytes = 3 * 1024;
constexpr std::size_t wide_bytes = 256 * 1024;
constexpr std::size_t recent_activities = 2;  // beside the current one
constexpr std::size_t desk_people = 500;

std::string_view phase_word(domain::Phase phase) {
  switch (phase) {
    case domain::Phase::draft:
      return "draft";
    case domain::Phase::open:
      return "open";
    case domain::Phase::closed:
      return "closed";
  }
  CG_ASSERT(false);
}

void put_if(Json& json, std::string_view name, const std::optional<std::int64_t>& value) {
  if (value) json[name] = *value;
}

void put_if(const Workshop& workshop, Json& json, std::string_view name, domain::TextId text) {
  if (text) json[name] = workshop.text(text);
}

Json workshop_record(const Scene& scene) {
  const Workshop& workshop = scene.workshop;
  const auto counts = domain::asked_by_sector(workshop);
  Json by_sector = Json::object();
  unsigned people = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    by_sector[workshop.sectors[i].id] = counts[i];
    people += counts[i];
  }
  return {{"id", workshop.id},
          {"title", workshop.text(workshop.title)},
          {"code", workshop.code},
          {"join_url", scene.live.join_url + "/join/" + workshop.code},
          {"sectors", choices_json(workshop, workshop.sectors)},
          {"now", workshop.current ? Json(to_text(*workshop.current)) : Json()},
          {"locked", workshop.locked},
          {"ended", workshop.ended},
          {"blanked", workshop.blanked},
          {"people", people},
          {"by_sector", std::move(by_sector)}};
}

Json activity_record(const Scene& scene, const Activity& activity) {
  const Workshop& workshop = scene.workshop;
  const auto order = &activity - workshop.agenda.data();
  Json json{{"order", order},
            {"kind", kind_name(activity)},
            {"title", workshop.text(activity.title)},
            {"prompt", workshop.text(activity.prompt)},
            {"minutes", activity.minutes},
            {"state", phase_word(activity.phase)},
            {"revealed", activity.revealed}};
  put_if(json, "ends_at", activity.ends_at_ms);
  put_if(json, "opened_at", activity.first_opened_at_ms);
  put_if(json, "closed_at", activity.closed_at_ms);
  if (const auto settings = kind_wire(activity).settings) settings(scene, activity, json);
  return json;
}

Json person_record(const Scene& scene, const Person& person) {
  const Workshop& workshop = scene.workshop;
  Json json{{"name", workshop.text(person.name)},
            {"sector", workshop.sectors[person.sector].id},
            {"present", scene.live.present(person.id)}};
  put_if(workshop, json, "organisation", person.organisation);
  put_if(workshop, json, "role", person.role);
  if (person.standing == domain::Standing::left) json["left"] = true;
  if (person.standing == domain::Standing::removed) json["removed"] = true;
  if (const auto group = domain::current_group(workshop, person.id)) {
    json["group"] = to_text(*group);
  }
  const std::string resembles = scene.live.lookalikes.of(workshop, person);
  if (!resembles.empty()) json["resembles"] = resembles;
  return json;
}

// The current activity, and those opened last before it: what phones and screen hold.
std::vector<const Activity*> shown_briefly(const Workshop& workshop) {
  std::vector<const Activity*> recent;
  for (const Activity& activity : workshop.agenda) {
    if (activity.opened_at_ms && activity.id != workshop.current) recent.push_back(&activity);
  }
  std::ranges::stable_sort(recent, [](const Activity* a, const Activity* b) {
    return *a->opened_at_ms > *b->opened_at_ms;
  });
  if (recent.size() > recent_activities) recent.resize(recent_activities);
  if (workshop.current) recent.insert(recent.begin(), workshop.find(*workshop.current));
  return recent;
}

std::size_t list_bytes_max(const Scene& scene, const Audience& audience, const Activity& activity) {
  if (!audience.is_brief()) return wide_bytes;
  return scene.workshop.current == activity.id ? brief_current_bytes : brief_recent_bytes;
}

// The leading entries fill half of the room, the newest of the others (those with the highest
// numbers) the rest (rule VW5).
std::vector<std::uint32_t> window(const Scene& scene, const Audience& audience,
                                  const Activity& activity, const List& list) {
  const std::size_t bytes_max = list_bytes_max(scene, audience, activity);
  std::size_t bytes = 0;
  const auto fits = [&](std::uint32_t id, std::size_t most) {
    const std::size_t with_it = bytes + list.bytes(scene, activity, id);
    if (with_it > most) return false;
    bytes = with_it;
    return true;
  };
  std::vector<std::uint32_t> ids = list.entries(scene, audience, activity);
  const auto others =
      std::ranges::find_if_not(ids, [&](std::uint32_t id) { return fits(id, bytes_max / 2); });
  std::vector<std::uint32_t> chosen(ids.begin(), others);
  // A heap: of thousands only some hundreds are wanted in order.
  std::make_heap(others, ids.end());
  for (auto end = ids.end(); end != others && fits(*others, bytes_max); --end) {
    chosen.push_back(*others);
    std::pop_heap(others, end);
  }
  return chosen;
}

Records content_records(const Scene& scene, const Audience& audience, const Activity& activity,
                        const Keeps& keeps) {
  Records records;
  const KindWire& wire = kind_wire(activity);
  // A group's own audience holds nothing but what is its alone.
  if (wire.summary != nullptr && audience.kind != Audience::Kind::group) {
    wire.summary(scene, audience, activity, records);
  }
  for (const List& list : wire.lists) {
    const std::string start = list.start_of_keys();
    for (const std::uint32_t id : window(scene, audience, activity, list)) {
      std::string key = start + std::to_string(id);
      if (keeps && keeps(key, id)) continue;
      records.emplace_back(std::move(key), list.record(scene, audience, activity, id));
    }
  }
  return records;
}

std::vector<Part> parts_of_group(const Scene& scene, std::uint32_t group) {
  const auto activity = domain::activity_of_group(scene.workshop, domain::GroupId{group});
  if (!activity) return {};
  return {{Part::Kind::content, activity->value}};
}

}  // namespace

std::string to_text(const Audience& audience) {
  switch (audience.kind) {
    case Audience::Kind::room:
      return "room";
    case Audience::Kind::group:
      return "group/g" + std::to_string(audience.id);
    case Audience::Kind::person:
      return "person/p" + std::to_string(audience.id);
    case Audience::Kind::desk:
      return "desk";
    case Audience::Kind::screen:
      return "screen";
    case Audience::Kind::observer:
      return "observer";
  }
  CG_ASSERT(false);
}

Json choices_json(const Workshop& workshop, const std::vector<domain::Choice>& choices) {
  Json list = Json::array();
  for (const domain::Choice& choice : choices) {
    list.push_back({{"id", choice.id}, {"label", workshop.text(choice.label)}});
  }
  return list;
}

// The nearest binary fraction prints as the decimal one that it came from.
Json number(domain::analysis::Tenths value) {
  return value.value / 10.0;
}
Json number(domain::analysis::Thousandths value) {
  return value.value / 1000.0;
}

const std::vector<unsigned>& asked_in(const Scene& scene, const Activity& activity,
                                      const domain::Voices& voices) {
  if (scene.asked_seq != scene.workshop.seq) {
    scene.asked.clear();
    scene.asked_seq = scene.workshop.seq;
  }
  const auto [at, is_new] = scene.asked.try_emplace(activity.id);
  if (is_new) at->second = domain::asked(scene.workshop, voices);
  return at->second;
}

bool is_shown(const Workshop& workshop, domain::PersonId author) {
  const Person* person = workshop.find(author);
  return person != nullptr && person->standing != domain::Standing::removed;
}

std::vector<Part> parts_of(const Scene& scene, const Audience& audience) {
  const Workshop& workshop = scene.workshop;
  CG_ASSERT(audience.kind != Audience::Kind::person);
  if (audience.kind == Audience::Kind::group) return parts_of_group(scene, audience.id);
  std::vector<Part> parts{{Part::Kind::workshop, 0}};
  for (const Activity& activity : workshop.agenda) {
    parts.push_back({Part::Kind::activity, activity.id.value});
  }
  if (audience.is_brief()) {
    for (const Activity* activity : shown_briefly(workshop)) {
      parts.push_back({Part::Kind::content, activity->id.value});
    }
    return parts;
  }
  for (const Activity& activity : workshop.agenda) {
    parts.push_back({Part::Kind::content, activity.id.value});
  }
  if (audience.is_desk()) {
    for (const Person& person : workshop.waiting) {
      parts.push_back({Part::Kind::waiting, person.id.value});
    }
    const std::size_t count = std::min(workshop.people.size(), desk_people);
    for (auto at = workshop.people.end() - static_cast<std::ptrdiff_t>(count);
         at != workshop.people.end(); ++at) {
      parts.push_back({Part::Kind::person, at->id.value});
    }
  }
  return parts;
}

Records records_of(const Scene& scene, const Audience& audience, const Part& part,
                   const Keeps& keeps) {
  const Workshop& workshop = scene.workshop;
  switch (part.kind) {
    case Part::Kind::workshop: {
      Records records{{"workshop", workshop_record(scene)}};
      if (audience.is_desk()) {
        records.front().second["waiting_room"] = workshop.waiting_room;
        if (scene.live.insecure_lan) records.front().second["insecure_lan"] = true;
        records.emplace_back("health",
                             Json{{"storage", scene.live.storage_ok ? "ok" : "unavailable"}});
      }
      return records;
    }
    case Part::Kind::activity: {
      const Activity* activity = workshop.find(domain::ActivityId{part.id});
      if (activity == nullptr) return {};
      return {{"activity/" + to_text(activity->id), activity_record(scene, *activity)}};
    }
    case Part::Kind::content: {
      const Activity* activity = workshop.find(domain::ActivityId{part.id});
      if (activity == nullptr) return {};
      return content_records(scene, audience, *activity, keeps);
    }
    case Part::Kind::waiting:
      return waiting_records(scene, audience, domain::PersonId{part.id});
    case Part::Kind::person: {
      const Person* person = workshop.find(domain::PersonId{part.id});
      if (person == nullptr) return {};
      return {{"person/" + to_text(person->id), person_record(scene, *person)}};
    }
  }
  CG_ASSERT(false);
}

Records own_records(const Scene& scene, domain::PersonId id) {
  const Workshop& workshop = scene.workshop;
  if (const Person* newcomer = workshop.find_waiting(id)) {
    return records_while_waiting(scene, *newcomer);
  }
  const Person* person = workshop.find(id);
  if (person == nullptr) return {};
  Json me{{"person", to_text(id)},
          {"name", workshop.text(person->name)},
          {"sector", workshop.sectors[person->sector].id}};
  put_if(workshop, me, "organisation", person->organisation);
  put_if(workshop, me, "role", person->role);
  if (person->standing == domain::Standing::left) me["left"] = true;
  if (const auto group = domain::current_group(workshop, id)) me["group"] = to_text(*group);
  Records records{{"me", std::move(me)}};
  for (const Activity& activity : workshop.agenda) {
    if (const auto own = kind_wire(activity).own) own(scene, *person, activity, records);
  }
  return records;
}

}  // namespace cg::wire
