// What the tests of a breakout start from.
#pragma once

#include <set>

#include "domain/activities/breakout.hpp"
#include "domain/groups.hpp"
#include "support/domain_world.hpp"

namespace cg::test {

using namespace domain;
using breakout::Group;
using ideas::Attribution;

class Breakout : public DomainWorld {
 protected:
  Breakout() { given_workshop(); }

  [[nodiscard]] const std::vector<Group>& groups(ActivityId id) const {
    return content<breakout::Content>(id).groups;
  }
  [[nodiscard]] std::optional<GroupId> group_of(ActivityId id, PersonId person) const {
    return breakout::group_of(content<breakout::Content>(id), person);
  }
  // The group that the person is not in, of two.
  [[nodiscard]] GroupId other_group(ActivityId id, PersonId person) const {
    return groups(id)[0].id == group_of(id, person) ? groups(id)[1].id : groups(id)[0].id;
  }
  void given_split(ActivityId id, int count) {
    given(facilitator(), breakout::Split{id, count, std::nullopt});
  }
  [[nodiscard]] std::set<std::set<std::uint32_t>> as_sets(ActivityId id) const {
    std::set<std::set<std::uint32_t>> sets;
    for (const Group& group : groups(id)) {
      std::set<std::uint32_t> people;
      for (const PersonId person : group.people) people.insert(person.value);
      sets.insert(people);
    }
    return sets;
  }
};

}  // namespace cg::test
