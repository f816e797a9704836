// How a breakout forms its groups: the workshop's people, made ready for split.hpp. Private to the
// breakout.
#pragma once

#include "domain/activities/breakout.hpp"

namespace cg::domain::breakout {

// The number of groups that is asked for, or bad_split.
[[nodiscard]] Expected<std::size_t> require_group_count(const Workshop& workshop,
                                                        const Split& command);

// Splits those who are in, by the seed of the draft's context. Keeps the names of new groups and
// erases the texts of those that go.
[[nodiscard]] GroupsFormed form_groups(Draft& draft, const Activity& activity,
                                       const Content& content, std::size_t count);

// Where somebody who joins now is placed, after those whom the same draft has placed already. There
// is at least one group.
[[nodiscard]] GroupId late_group(const Draft& draft, const Activity& activity,
                                 const Content& content, SectorIndex sector);

}  // namespace cg::domain::breakout
