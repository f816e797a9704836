// The stored form of a breakout's events and settings.
#pragma once

#include "domain/activities/breakout.hpp"
#include "store/stored_json.hpp"

namespace cg::domain::breakout {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Settings, groups, size)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(FormedGroup, group, group_name, people)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(GroupsFormed, activity, groups)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PersonPlaced, activity, person, group)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PersonMoved, activity, person, group, from)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(GroupEdited, activity, group, group_name, table, task)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ReportWritten, activity, group, text)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ReportHidden, activity, group, on)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(HelpAsked, activity, group, on)

}  // namespace cg::domain::breakout
