// Aims in a small world: posting, merging and looking at the figures.
#pragma once

#include <gmock/gmock.h>

#include "domain/activities/aims.hpp"
#include "support/domain_world.hpp"

namespace cg::domain::aims {

class Aims : public test::DomainWorld {
 protected:
  ActivityId given_aims() { return given_open({.kind = "aims"}); }

  AimId given_aim(PersonId author, ActivityId activity, std::string text = "Fewer forms",
                  Where where = Where::current()) {
    given(as(author), Post{activity, std::move(text)}, where);
    return created<AimId>();
  }
  AimId given_merged(ActivityId activity, std::vector<AimId> aims, Where where = Where::current()) {
    given(facilitator(), Merge{activity, std::move(aims), "Less paper"}, where);
    return created<AimId>();
  }

  const Aim& aim(ActivityId activity, AimId id) { return content<Content>(activity).aims.at(id); }
  Figures figures_of(ActivityId activity, AimId id) {
    const auto& held = content<Content>(activity);
    return figures(held.aims.at(id), asked(workshop, held.voices));
  }
  std::vector<AimId> order(ActivityId activity, Seen seen) {
    const auto& held = content<Content>(activity);
    std::vector<AimId> ids;
    for (const Ranked& one : ranked(workshop, held, asked(workshop, held.voices), seen)) {
      ids.push_back(one.id);
    }
    return ids;
  }
};

}  // namespace cg::domain::aims
