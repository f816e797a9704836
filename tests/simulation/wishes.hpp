// What people ask for: mostly what makes sense in the workshop as it is, now and then what does
// not.
//
// Pure: the same dice and the same workshop give the same wish.
#pragma once

#include <string>

#include "simulation/dice.hpp"
#include "simulation/model.hpp"
#include "simulation/plan.hpp"

namespace cg::simulation {

struct Wish {
  std::string method;  // empty: nothing comes to mind
  Json params = Json::object();
};

// The body with which a workshop with every kind of activity is made.
[[nodiscard]] Json workshop_body();
[[nodiscard]] const std::vector<std::string>& sector_ids();

// `group`: the one that the person is in, or empty.
[[nodiscard]] Wish wish_of_phone(Act act, Dice& dice, const Model& model, const std::string& person,
                                 const std::string& group);
[[nodiscard]] Wish wish_of_desk(Act act, Dice& dice, const Model& model);
// Of somebody who waits to be let in, and of a facilitator about them (wishes_at_the_door.cpp).
[[nodiscard]] Wish wish_of_newcomer(Dice& dice, const Model& model, const std::string& person);
[[nodiscard]] Wish wish_of_doorkeeper(Dice& dice, const Model& model);
// What cannot even be read.
[[nodiscard]] std::string garbage(Dice& dice);

}  // namespace cg::simulation
