// The projection: which records an audience may see, and what is in them. Privacy is decided here
// and in the domain's analysis, nowhere later (protocol rule VW6). Pure functions of the scene.
//
// A view is made of parts, the unit of refreshing: when something happened in a part, its records
// are made again and compared; of its lists only the entries that something happened to, when that
// is known. Parts are bounded, so that is cheap.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/events.hpp"
#include "wire/audience.hpp"
#include "wire/json.hpp"

namespace cg::wire {

struct Part {
  enum class Kind : std::uint8_t {
    workshop,  // `workshop`, and `health` on the desk
    activity,  // `activity/{id}`
    content,   // what people did in an activity, with `progress/..`, `scores/..`, `awaited/..`
    waiting,   // `waiting/{id}` on the desk
    person,    // `person/{id}` on the desk
  };
  Kind kind = Kind::workshop;
  std::uint32_t id = 0;
  friend auto operator<=>(const Part&, const Part&) = default;
};

// One entry of the lists of a part.
struct Entry {
  Part part;
  std::uint32_t id = 0;  // behind the key's prefix
};

using Records = std::vector<std::pair<std::string, Json>>;

// The parts that a shared audience's view has now; in the order in which they are best sent.
[[nodiscard]] std::vector<Part> parts_of(const Scene& scene, const Audience& audience);
// Asked of each entry of a list that the audience is shown: whether the caller keeps the record
// that it holds, since that is as it was.
using Keeps = std::function<bool(const std::string& key, std::uint32_t entry)>;
// The records of one part for a shared audience, those left out that the caller keeps. A key is in
// one part only.
[[nodiscard]] Records records_of(const Scene& scene, const Audience& audience, const Part& part,
                                 const Keeps& keeps = {});
// `me` and `mine/...` of one person, or what they are sent while they wait to be let in; empty for
// somebody who is not (or no longer) there.
[[nodiscard]] Records own_records(const Scene& scene, domain::PersonId person);

// What an event may have changed.
struct Touched {
  std::vector<Part> parts;
  std::optional<Entry> entry;            // this, and what sums up its part
  bool all_content = false;              // every content part (people came, left, were corrected)
  bool all_activities = false;           // every `activity/..` record (their order changed)
  bool all_people = false;               // every person's own records, and the desk's of them
  std::vector<domain::PersonId> people;  // these persons' own records
  bool steers = false;                   // to be sent at once (DESIGN section 3)
};
// An event that changes what several people hold of their own names them by a function
// `people_changed(workshop, event)` beside it (found by ADL), or says changes_everyone. One that
// changes a single entry of its activity's lists names it by `only_entry_changed(event)`.
// `workshop` is the state after the event.
[[nodiscard]] Touched touched_by(const domain::Workshop& workshop, const domain::Event& event);

}  // namespace cg::wire
