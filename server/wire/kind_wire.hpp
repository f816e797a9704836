// What every activity kind offers to the wire: how its commands are read and its records made.
// One file per kind in wire/activities/, one line in wire/registry.cpp.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/activities/voices.hpp"
#include "domain/analysis/rounding.hpp"
#include "domain/commands.hpp"
#include "wire/audience.hpp"
#include "wire/params.hpp"
#include "wire/records.hpp"

namespace cg::wire {

// Reads the params of one method; what is wrong is noted in `params`.
struct Method {
  std::string_view name;
  domain::Command (*decode)(Params& params);
};

// A list of records `{of}/{prefix}{id}`, which may be long.
struct List {
  std::string_view of;      // "aim": the first part of the key
  std::string_view prefix;  // "aim" in "aim/aim5"
  // The numbers behind the keys' prefix of all entries that the audience may see, the leading
  // first. Called at every change, however long the list: little is to be done for each.
  std::vector<std::uint32_t> (*entries)(const Scene&, const Audience&, const domain::Activity&);
  // About what one's record takes, for the bounds of views.
  std::size_t (*bytes)(const Scene&, const domain::Activity&, std::uint32_t id);
  Json (*record)(const Scene&, const Audience&, const domain::Activity&, std::uint32_t id);

  [[nodiscard]] std::string start_of_keys() const {
    return std::string(of) + "/" + std::string(prefix);
  }
};

// Any member may be empty or null.
struct KindWire {
  std::span<const Method> methods;
  std::span<const List> lists;
  // Adds the kind's settings to the `activity/{id}` record.
  void (*settings)(const Scene&, const domain::Activity&, Json& record) = nullptr;
  // Records that sum up: `progress/..`, `scores/..`, `words/..`, and on the desk `awaited/..`.
  void (*summary)(const Scene&, const Audience&, const domain::Activity&, Records&) = nullptr;
  // `mine/...` of a person in this activity.
  void (*own)(const Scene&, const domain::Person&, const domain::Activity&, Records&) = nullptr;
  // Reads `text.hide` for records with these key prefixes ("aim").
  std::span<const std::string_view> hides;
  domain::Command (*hide)(Params& params, std::string_view key, bool on) = nullptr;
};

// The wire side of the kind at this place in domain::Kinds.
[[nodiscard]] const KindWire& kind_wire(std::size_t kind);
[[nodiscard]] inline const KindWire& kind_wire(const domain::Activity& activity) {
  return kind_wire(activity.settings.index());
}

// The desk names at most this many people who are still awaited.
inline constexpr std::size_t awaited_people_max = 100;

// [{id, label}]
[[nodiscard]] Json choices_json(const domain::Workshop& workshop,
                                const std::vector<domain::Choice>& choices);
// A rounded number as JSON; null when there is none.
[[nodiscard]] Json number(domain::analysis::Tenths value);
[[nodiscard]] Json number(domain::analysis::Thousandths value);
template <class Rounded>
[[nodiscard]] Json number_or_null(const std::optional<Rounded>& value) {
  return value ? number(*value) : Json();
}
// domain::asked for the activity, worked out once in a rendering. Valid as long as the scene.
[[nodiscard]] const std::vector<unsigned>& asked_in(const Scene& scene,
                                                    const domain::Activity& activity,
                                                    const domain::Voices& voices);
// What carries a name is not shown to others once the person is removed (rule PR8).
[[nodiscard]] bool is_shown(const domain::Workshop& workshop, domain::PersonId author);

}  // namespace cg::wire
