// Ideas on the wire: what board and breakout share.
#pragma once

#include "wire/kind_wire.hpp"

namespace cg::wire {

// The six `idea.*` methods; a board lists them for every kind with ideas.
[[nodiscard]] std::span<const Method> idea_methods();

// `idea/{id}`
extern const List idea_list;

// `progress/{activity}`
void ideas_summary(const Scene& scene, const Audience& audience, const domain::Activity& activity,
                   Records& records);
// `mine/idea/{id}`, and `mine/dots/{activity}` for those who have given some
void own_ideas(const Scene& scene, const domain::Person& person, const domain::Activity& activity,
               Records& records);

[[nodiscard]] domain::Command hide_idea(Params& params, std::string_view key, bool on);

}  // namespace cg::wire
