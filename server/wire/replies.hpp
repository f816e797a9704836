// What the server says: answers, refusals and views, as JSON text.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "wire/json.hpp"
#include "wire/reasons.hpp"

namespace cg::wire {

[[nodiscard]] std::string result_text(const Json& id, const Json& result);
// `retry_after_ms` 0: not said.
[[nodiscard]] std::string error_text(const Json& id, const Refusal& refusal,
                                     std::int64_t retry_after_ms = 0);

// One record as it stands in a `view`: its key and its JSON, already as text.
struct RecordText {
  std::string_view key;
  std::string_view json;
};
// The members of a `put` object, without the braces; may be joined by commas and kept.
[[nodiscard]] std::string put_members(std::span<const RecordText> records);

struct ViewText {
  std::string_view epoch;
  std::uint64_t seq = 0;
  std::span<const std::string_view> put;  // made by put_members; empty ones are skipped
  std::span<const std::string> remove;
  bool full = false;
};
[[nodiscard]] std::string view_text(const ViewText& view);

}  // namespace cg::wire
