#include "domain/groups.hpp"

namespace cg::domain {

std::optional<GroupId> current_group(const Workshop&, PersonId) { return std::nullopt; }
std::optional<ActivityId> activity_of_group(const Workshop&, GroupId) { return std::nullopt; }

}  // namespace cg::domain
