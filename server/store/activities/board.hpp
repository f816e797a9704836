// The stored form of a board's settings and of the events of ideas, of whatever kind.
#pragma once

#include "domain/activities/board.hpp"
#include "store/stored_json.hpp"

namespace cg::domain::ideas {

NLOHMANN_JSON_SERIALIZE_ENUM(Attribution, {{Attribution::none, "none"},
                                           {Attribution::organisation, "organisation"},
                                           {Attribution::name, "name"}})
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Posted, activity, person, idea, text, attribution, organisation,
                                   column, group)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Edited, activity, person, idea, text, attribution, organisation)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Withdrawn, activity, person, idea, givers)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Voted, activity, person, idea, dots)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Moved, activity, person, idea, column)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Hidden, activity, person, idea, on)

}  // namespace cg::domain::ideas

namespace cg::domain::board {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Settings, columns, dots)

}  // namespace cg::domain::board
