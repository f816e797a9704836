// How the domain's values look in the log. Short field names, numbers for ids: this is written once
// per event and read for years, so a field never changes its meaning (see stored_events.hpp).
#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "domain/ids.hpp"
#include "domain/plan.hpp"

namespace nlohmann {

template <class Tag>
struct adl_serializer<cg::domain::Id<Tag>> {
  static void to_json(json& out, cg::domain::Id<Tag> id) { out = id.value; }
  static void from_json(const json& in, cg::domain::Id<Tag>& id) {
    if (!in.is_number_unsigned() || in.get<std::uint64_t>() > 0xFFFF'FFFF) {
      throw nlohmann::detail::other_error::create(600, "an id is a small whole number", &in);
    }
    in.get_to(id.value);
  }
};
template <>
struct adl_serializer<cg::domain::TextId> {
  static void to_json(json& out, cg::domain::TextId id) { out = id.value; }
  static void from_json(const json& in, cg::domain::TextId& id) { in.get_to(id.value); }
};
template <class Value>
struct adl_serializer<std::optional<Value>> {
  static void to_json(json& out, const std::optional<Value>& value) {
    out = value ? json(*value) : json();
  }
  static void from_json(const json& in, std::optional<Value>& value) {
    value = in.is_null() ? std::nullopt : std::optional<Value>(in.get<Value>());
  }
};

}  // namespace nlohmann

namespace cg::domain {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Choice, id, label)

}  // namespace cg::domain
