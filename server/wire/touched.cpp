#include <type_traits>

#include "wire/records.hpp"
#include "wire/waiting.hpp"

namespace cg::wire {
namespace {

template <class Event>
constexpr bool is_core = requires(domain::CoreEvents core, Event event) { core = event; };

template <class Event>
void touch_activity(const Event& event, Touched& touched) {
  if constexpr (requires { event.activity; }) {
    const Part content{Part::Kind::content, event.activity.value};
    touched.parts.push_back({Part::Kind::activity, event.activity.value});
    if constexpr (requires { only_entry_changed(event); }) {
      touched.entry = {content, only_entry_changed(event)};
    } else {
      touched.parts.push_back(content);
    }
  }
}

template <class Event>
void touch_person(const Event& event, Touched& touched) {
  if constexpr (requires { domain::PersonId{event.person}; }) {
    touched.people.push_back(event.person);
    touched.parts.push_back({Part::Kind::person, event.person.value});
  }
}

template <class Event>
void touch_people(const domain::Workshop& workshop, const Event& event, Touched& touched) {
  if constexpr (requires { people_changed(workshop, event); }) {
    for (const domain::PersonId person : people_changed(workshop, event)) {
      touched.people.push_back(person);
      touched.parts.push_back({Part::Kind::person, person.value});
    }
  }
}

// A correction, removal or return is seen by those who hold the person's name: colleagues in a
// group. It is rare, so everybody's own records are looked at.
template <class Event>
constexpr bool renames =
    std::is_same_v<Event, domain::PersonEdited> || std::is_same_v<Event, domain::PersonRemoved> ||
    std::is_same_v<Event, domain::PersonRestored>;

// Every activity's record says at which place of the agenda it stands; a clear makes all drafts.
template <class Event>
constexpr bool reorders =
    std::is_same_v<Event, domain::ActivityAdded> || std::is_same_v<Event, domain::ActivityMoved> ||
    std::is_same_v<Event, domain::ActivityRemoved> ||
    std::is_same_v<Event, domain::WorkshopCleared>;

// People come and go all the time; that can wait for the tick.
template <class Event>
constexpr bool comes_or_goes =
    std::is_same_v<Event, domain::PersonJoined> || std::is_same_v<Event, domain::PersonLeft> ||
    std::is_same_v<Event, domain::PersonReturned> || std::is_same_v<Event, domain::PersonAdmitted>;

template <class Event>
constexpr bool changes_everyone() {
  if constexpr (renames<Event>) return true;
  if constexpr (requires { Event::changes_everyone; }) {
    return Event::changes_everyone;
  } else {
    return false;
  }
}

}  // namespace

Touched touched_by(const domain::Workshop& workshop, const domain::Event& event) {
  Touched touched;
  std::visit(
      [&]<class Event>(const Event& one) {
        touch_activity(one, touched);
        touch_person(one, touched);
        touch_people(workshop, one, touched);
        touched.all_people = changes_everyone<Event>();
        touched.steers = changes_everyone<Event>();
        touched.all_activities = reorders<Event>;
        if constexpr (is_core<Event>) {
          touched.parts.push_back({Part::Kind::workshop, 0});
          touched.all_content = true;
          touched.steers = !comes_or_goes<Event>;
        }
      },
      event);
  touch_waiting(workshop, event, touched);
  return touched;
}

}  // namespace cg::wire
