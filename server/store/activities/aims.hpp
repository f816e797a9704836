// The stored form of the aims' events and settings.
#pragma once

#include "domain/activities/aims.hpp"
#include "store/stored_json.hpp"

namespace cg::domain::aims {

inline void to_json(nlohmann::json& out, const Settings&) {
  out = nlohmann::json::object();
}
inline void from_json(const nlohmann::json&, Settings&) {}
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Posted, activity, person, aim, text)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Edited, activity, person, aim, text)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Withdrawn, activity, person, aim, endorsers)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Endorsed, activity, person, aim, on)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Merged, activity, aim, merged, text)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Unmerged, activity, aim)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Hidden, activity, person, aim, on)

}  // namespace cg::domain::aims
