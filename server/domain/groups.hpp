// Which breakout group people are in, for whoever needs it outside the breakout kind itself.
#pragma once

#include <optional>
#include <vector>

#include "domain/workshop.hpp"

namespace cg::domain {

// The group that counts for a person now: that of the current activity if they are in one there,
// else that of the breakout whose groups were formed last. Nothing for a removed person.
[[nodiscard]] std::optional<GroupId> current_group(const Workshop& workshop, PersonId person);
// The breakout that the group belongs to.
[[nodiscard]] std::optional<ActivityId> activity_of_group(const Workshop& workshop, GroupId group);

}  // namespace cg::domain
