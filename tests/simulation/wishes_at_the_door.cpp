// What is asked for at the door: by those who wait to be let in, and by who lets them in.
#include <array>

#include "simulation/wishes.hpp"

namespace cg::simulation {
namespace {

using People = std::map<std::string, Model::Person>;

// Each with an even chance, and now and then somebody who does not wait (any more), or never came.
Json some_of(Dice& dice, const Model& model) {
  Json people = Json::array();
  for (const auto& [id, person] : model.waiting) {
    if (dice.below(2) == 0) people.push_back(id);
  }
  if (dice.below(4) == 0 && !model.people.empty()) people.push_back(dice.pick(model.people).first);
  if (dice.below(4) == 0) people.push_back("p" + std::to_string(1 + dice.below(20)));
  if (dice.below(40) == 0) people.push_back("p90000");
  return people;
}

Json all_of(const Model& model) {
  Json people = Json::array();
  for (const auto& [id, person] : model.waiting) people.push_back(id);
  return people;
}

// Mostly one who waits. Whoever has been turned away a moment ago is still thought to.
std::string one_of(Dice& dice, const Model& model) {
  const bool waits = !model.waiting.empty() && (model.people.empty() || dice.below(4) > 0);
  const People& among = waits ? model.waiting : model.people;
  return among.empty() ? "p1" : dice.pick(among).first;
}

std::string one_removed(Dice& dice, const Model& model) {
  std::vector<std::string> found;
  for (const auto& [id, person] : model.people) {
    if (person.removed) found.push_back(id);
  }
  return found.empty() || dice.below(3) == 0 ? one_of(dice, model) : dice.pick(found);
}

}  // namespace

Wish wish_of_newcomer(Dice& dice, const Model& model, const std::string& person) {
  switch (dice.below(8)) {
    case 0:
      return {"person.leave"};
    case 1:
      return {"waiting.admit", {{"people", {person}}}};
    case 2:
    case 3:
    case 4: {
      const Act act = dice.pick(std::array{Act::introduce, Act::aims, Act::score, Act::board,
                                           Act::breakout, Act::words, Act::wrong});
      return wish_of_phone(act, dice, model, person, "");
    }
    default:
      return wish_of_phone(Act::myself, dice, model, person, "");
  }
}

Wish wish_of_doorkeeper(Dice& dice, const Model& model) {
  switch (dice.below(12)) {
    case 0:
    case 1:
    case 2:
      return {"waiting.switch", {{"on", dice.below(4) > 0}}};
    case 3:
    case 4:
    case 5:
      return {"waiting.admit", {{"people", some_of(dice, model)}}};
    case 6:
      return {"waiting.admit", {{"people", all_of(model)}}};
    case 7:
    case 8:
      return {"waiting.refuse", {{"people", some_of(dice, model)}}};
    case 9:
      return {"person.restore", {{"person", one_removed(dice, model)}}};
    case 10:
      return {dice.pick(std::array{"person.remove", "person.leave"}),
              {{"person", one_of(dice, model)}}};
    default:
      return {"person.edit",
              {{"person", one_of(dice, model)},
               {"name", "Corrected " + std::to_string(dice.below(1'000))}}};
  }
}

}  // namespace cg::simulation
