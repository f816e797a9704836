// The methods that are commands: name -> how its params are read. The kinds' own are collected
// from their files.
#pragma once

#include <string_view>
#include <vector>

#include "wire/kind_wire.hpp"

namespace cg::wire {

// Null when there is no such command.
[[nodiscard]] const Method* find_method(std::string_view name);
// All of them, for tests against the schemas.
[[nodiscard]] std::vector<std::string_view> method_names();

}  // namespace cg::wire
