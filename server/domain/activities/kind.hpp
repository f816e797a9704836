// What every activity kind offers. A kind is one header and one source file in this folder, and
// one line in domain/registry.hpp. It defines, in a namespace of its own:
//
//   struct Settings   what the organiser set (items, columns, budgets)
//   struct Content    what people did; a new activity has Content{}
//   commands, events  plain structs, listed in `Commands` and `Events`. Every event has a member
//                     `activity`; one that a person caused, or that changes what a person holds
//                     of their own, has `person` too. An event that changes what many people hold
//                     says so with `static constexpr bool changes_everyone = true`.
//   decide(Draft&, const Actor&, const Command&) -> Expected<void>     for each command (by ADL)
//   apply(Workshop&, const Stamp&, const Event&)                       for each event   (by ADL)
//   struct Kind : KindDefaults   the name, and the hooks below that it wants to differ
#pragma once

#include <string_view>
#include <vector>

#include "domain/ids.hpp"
#include "domain/plan.hpp"
#include "domain/rejection.hpp"

namespace cg::domain {

struct Workshop;
struct Activity;
struct Person;
struct Stamp;
struct Actor;
class Draft;

struct KindDefaults {
  // Whether the results of a round are hidden until they are revealed, and can be asked for again.
  static constexpr bool has_rounds = false;
  // Whether a workshop may have one activity of this kind at most.
  static constexpr bool once = false;
  // The texts that belong to what people did, as far as there can be any while nobody has
  // contributed (names of groups): they go with the activity.
  template <class Content>
  static std::vector<TextId> content_texts(const Content&) {
    return {};
  }
  // A person joined, was let in, came back or was let back in while the activity was there (drafts
  // included).
  static void on_join(Draft&, const Activity&, PersonId, SectorIndex) {}
  // A facilitator closes the activity.
  static void on_close(Draft&, const Activity&) {}
  // The next three are called while an event is applied, and only for kinds with rounds.
  static void on_opened(Workshop&, Activity&) {}
  static void on_results_seen(Workshop&, Activity&) {}
  static void on_again(Workshop&, Activity&) {}
};

}  // namespace cg::domain
