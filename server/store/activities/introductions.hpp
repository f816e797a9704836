// The stored form of the introductions' events and settings.
#pragma once

#include "domain/activities/introductions.hpp"
#include "store/stored_json.hpp"

namespace cg::domain::introductions {

inline void to_json(nlohmann::json& out, const Settings&) {
  out = nlohmann::json::object();
}
inline void from_json(const nlohmann::json&, Settings&) {}
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Posted, activity, person, text)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Withdrawn, activity, person)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Hidden, activity, person, on)

}  // namespace cg::domain::introductions
