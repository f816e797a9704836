// Which breakout group people are in, for whoever needs it outside the breakout kind itself.
#pragma once

#include <optional>
#include <vector>

#include "domain/workshop.hpp"

namespace cg::domain {

// The person's group in the breakout that was split last among those they are in.
[[nodiscard]] std::optional<GroupId> current_group(const Workshop& workshop, PersonId person);
// The breakout that the group belongs to.
[[nodiscard]] std::optional<ActivityId> activity_of_group(const Workshop& workshop, GroupId group);

}  // namespace cg::domain
