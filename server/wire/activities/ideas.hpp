// Ideas on the wire: what board and breakout share.
#pragma once

#include "wire/kind_wire.hpp"

namespace cg::wire::ideas {

// The six `idea.*` methods; a board lists them for every kind with ideas.
[[nodiscard]] std::span<const Method> methods();

// `idea/{id}`
extern const List list;

// `progress/{activity}`
void summary(const Scene& scene, const Audience& audience, const domain::Activity& activity,
             Records& records);
// `mine/idea/{id}`, and `mine/dots/{activity}` for those who have given some
void own(const Scene& scene, const domain::Person& person, const domain::Activity& activity,
         Records& records);

[[nodiscard]] domain::Command hide(Params& params, std::string_view key, bool on);

}  // namespace cg::wire::ideas
