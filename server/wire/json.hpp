// JSON as it comes from outside: bounded in depth, without duplicate keys.
#pragma once

#include <expected>
#include <nlohmann/json.hpp>
#include <string_view>

#include "wire/reasons.hpp"

namespace cg::wire {

using Json = nlohmann::json;

// Refusals: parse_error, too_deep (limits::message_depth_max), duplicate_key. Never throws.
[[nodiscard]] std::expected<Json, Refusal> parse_json(std::string_view text);

}  // namespace cg::wire
