// What a person did in an activity whose content keeps that by person, in a map named `own`.
#pragma once

#include <type_traits>

#include "domain/ids.hpp"

namespace cg::domain {

// Empty for somebody who did nothing. The reference lives as long as the content is not changed.
template <typename Content>
[[nodiscard]] const auto& own_of(const Content& content, PersonId person) {
  static const typename std::remove_cvref_t<decltype(content.own)>::mapped_type nothing;
  const auto at = content.own.find(person);
  return at == content.own.end() ? nothing : at->second;
}

}  // namespace cg::domain
