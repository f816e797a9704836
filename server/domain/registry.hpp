// The activity kinds, named once. Everything that is per kind in the domain follows from this list.
#pragma once

#include <concepts>
#include <string_view>
#include <tuple>
#include <variant>

#include "domain/activities/aims.hpp"
#include "domain/activities/board.hpp"
#include "domain/activities/breakout.hpp"
#include "domain/activities/introductions.hpp"
#include "domain/activities/scores.hpp"
#include "domain/activities/words.hpp"

namespace cg::domain {

using Kinds = std::tuple<introductions::Kind, aims::Kind, scores::Kind, board::Kind, breakout::Kind,
                         words::Kind>;

namespace registry_detail {

template <class... Variants>
struct Concatenated;
template <class... A>
struct Concatenated<std::variant<A...>> {
  using type = std::variant<A...>;
};
template <class... A, class... B, class... Rest>
struct Concatenated<std::variant<A...>, std::variant<B...>, Rest...> {
  using type = typename Concatenated<std::variant<A..., B...>, Rest...>::type;
};

template <class Tuple>
struct PerKind;
template <class... Kind>
struct PerKind<std::tuple<Kind...>> {
  using Settings = std::variant<typename Kind::Settings...>;
  using Content = std::variant<typename Kind::Content...>;
  using Commands = typename Concatenated<typename Kind::Commands...>::type;
  using Events = typename Concatenated<typename Kind::Events...>::type;
};

}  // namespace registry_detail

template <class... Variants>
using Concat = typename registry_detail::Concatenated<Variants...>::type;

using KindSettings = registry_detail::PerKind<Kinds>::Settings;
using KindContent = registry_detail::PerKind<Kinds>::Content;
using KindCommands = registry_detail::PerKind<Kinds>::Commands;
using KindEvents = registry_detail::PerKind<Kinds>::Events;

// Calls `visit.template operator()<Kind>()` for the kind whose place in the list is `index`.
template <std::size_t at = 0, class Visit>
decltype(auto) with_kind(std::size_t index, Visit&& visit) {
  if constexpr (at + 1 < std::tuple_size_v<Kinds>) {
    if (index != at) return with_kind<at + 1>(index, std::forward<Visit>(visit));
  }
  return visit.template operator()<std::tuple_element_t<at, Kinds>>();
}

// The place of the kind called `name`, or the number of kinds if there is none.
[[nodiscard]] constexpr std::size_t kind_index(std::string_view name) {
  std::size_t at = 0;
  bool found = false;
  const auto look = [&]<class Kind>() {
    if (!found && Kind::name == name) found = true;
    if (!found) ++at;
  };
  [&]<class... Kind>(std::type_identity<std::tuple<Kind...>>) {
    (look.template operator()<Kind>(), ...);
  }(std::type_identity<Kinds>{});
  return at;
}

}  // namespace cg::domain
