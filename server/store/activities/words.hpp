// The stored form of the events and settings of words.
#pragma once

#include "domain/activities/words.hpp"
#include "store/stored_json.hpp"

namespace cg::domain::words {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Settings, words)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Posted, activity, person, words)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Hidden, activity, key, on)

}  // namespace cg::domain::words
