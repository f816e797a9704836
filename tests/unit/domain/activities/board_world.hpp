// What the tests of ideas on a board start from.
#pragma once

#include "domain/activities/board.hpp"
#include "support/domain_world.hpp"

namespace cg::test {

using namespace domain;
using ideas::Attribution;

class Board : public DomainWorld {
 protected:
  Board() { given_workshop(); }

  static Plan plan(int dots = 3) {
    Plan plan{.kind = "board"};
    plan.choices["columns"] = choices({"barriers", "solutions"});
    plan.numbers["dots"] = dots;
    return plan;
  }
  PersonId given_member(std::string sector, std::string name, std::string organisation) {
    given(newcomer(), Join{.name = std::move(name),
                           .organisation = std::move(organisation),
                           .sector = std::move(sector),
                           .consent = true});
    return created<PersonId>();
  }
  IdeaId given_idea(PersonId author, ActivityId board, std::string text = "Share the data",
                    Attribution attribution = Attribution::none) {
    given(as(author), ideas::Post{board, "barriers", std::move(text), attribution});
    return created<IdeaId>();
  }
  [[nodiscard]] const ideas::Ideas& ideas_in(ActivityId board) const {
    return content<board::Content>(board).ideas;
  }
  [[nodiscard]] const ideas::Idea& idea(ActivityId board, IdeaId id) const {
    return *find_idea(ideas_in(board), id);
  }
  [[nodiscard]] std::optional<int> left(ActivityId board, PersonId person) const {
    return ideas::dots_left(workshop, activity(board), person);
  }
};

}  // namespace cg::test
