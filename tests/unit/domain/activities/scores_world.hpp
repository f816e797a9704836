// Scores in a small world: casting and revealing.
#pragma once

#include <gmock/gmock.h>

#include "domain/activities/scores.hpp"
#include "support/domain_world.hpp"

namespace cg::domain::scores {

class Scores : public test::DomainWorld {
 protected:
  static Plan plan(std::vector<std::string> items = {"value"}) {
    return {.kind = "scores", .choices = {{"items", test::choices(items)}}};
  }
  ActivityId given_scores(std::vector<std::string> items = {"value"}) {
    return given_open(plan(std::move(items)));
  }
  void cast(PersonId person, ActivityId activity, std::optional<int> score,
            Where where = Where::current()) {
    given(as(person), Cast{activity, {{"value", score}}}, where);
  }
  // The first of `people` give the scores, one each.
  void cast_all(const std::vector<PersonId>& people, ActivityId activity,
                const std::vector<int>& values, Where where = Where::current()) {
    for (std::size_t i = 0; i < values.size(); ++i) cast(people[i], activity, values[i], where);
  }
  const ItemResult& reveal(ActivityId activity, Where where = Where::current()) {
    given(facilitator(), RevealResults{activity}, where);
    return result(activity);
  }
  const ItemResult& result(ActivityId activity, std::size_t item = 0) {
    return content<Content>(activity).current().results->items.at(item);
  }
  Progress progress_of(ActivityId activity) {
    return progress(workshop, content<Content>(activity));
  }
};

}  // namespace cg::domain::scores
