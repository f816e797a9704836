#include "wire/waiting.hpp"

#include <type_traits>
#include <variant>

namespace cg::wire {
namespace {

using domain::Person;
using domain::Workshop;

Json details_of(const Workshop& workshop, const Person& person) {
  Json json{{"name", workshop.text(person.name)}, {"sector", workshop.sectors[person.sector].id}};
  if (person.organisation) json["organisation"] = workshop.text(person.organisation);
  if (person.role) json["role"] = workshop.text(person.role);
  return json;
}

template <class Event, class... OneOf>
constexpr bool is_one_of = (std::is_same_v<Event, OneOf> || ...);

// What happens at the door and nowhere else.
template <class Event>
constexpr bool at_the_door =
    is_one_of<Event, domain::PersonWaits, domain::PersonWithdrew, domain::PersonTurnedAway>;

// What the page of somebody who waits tells of the workshop.
template <class Event>
constexpr bool seen_from_outside = is_one_of<Event, domain::WorkshopEdited, domain::WorkshopEnded>;

}  // namespace

Records waiting_records(const Scene& scene, const Audience& audience, domain::PersonId id) {
  const Person* person = scene.workshop.find_waiting(id);
  if (person == nullptr || !audience.is_desk()) return {};
  Json json = details_of(scene.workshop, *person);
  json["since"] = person->joined_at_ms;
  json["present"] = scene.live.present(id);
  const std::string resembles = scene.live.lookalikes.of_newcomer(scene.workshop, *person);
  if (!resembles.empty()) json["resembles"] = resembles;
  return {{"waiting/" + to_text(id), std::move(json)}};
}

Records records_while_waiting(const Scene& scene, const Person& person) {
  const Workshop& workshop = scene.workshop;
  Json me = details_of(workshop, person);
  me["person"] = to_text(person.id);
  Json room{{"title", workshop.text(workshop.title)},
            {"sector", workshop.text(workshop.sectors[person.sector].label)}};
  if (workshop.ended) room["ended"] = true;
  return {{"me", std::move(me)}, {"waiting_room", std::move(room)}};
}

void touch_waiting(const Workshop& workshop, const domain::Event& event, Touched& touched) {
  std::visit(
      [&]<class Event>([[maybe_unused]] const Event& one) {
        if constexpr (at_the_door<Event>) {
          // Nothing changes for those inside, however many come and are turned away.
          touched = {};
          touched.people = {one.person};
          touched.parts = {{Part::Kind::waiting, one.person.value},
                           {Part::Kind::person, one.person.value}};
        } else if constexpr (std::is_same_v<Event, domain::PersonEdited>) {
          if (workshop.find_waiting(one.person) == nullptr) return;
          touched = {};
          touched.people = {one.person};
          touched.parts = {{Part::Kind::waiting, one.person.value}};
        } else if constexpr (std::is_same_v<Event, domain::PersonAdmitted>) {
          touched.parts.push_back({Part::Kind::waiting, one.person.value});
        } else if constexpr (seen_from_outside<Event>) {
          for (const Person& person : workshop.waiting) touched.people.push_back(person.id);
        }
      },
      event);
}

}  // namespace cg::wire
