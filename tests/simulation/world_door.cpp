// What the steps of a plan do at the door of a world's workshop.
#include "simulation/world.hpp"

namespace cg::simulation {

void World::at_the_door(Act act) {
  if (act == Act::knock) {
    knock();
  } else if (act == Act::outside) {
    outside();
  } else if (act == Act::doorkeeping) {
    doorkeeping();
  } else if (act == Act::absence) {
    absence();
  }
}

std::vector<Page*> World::pages_outside() const {
  std::vector<Page*> found;
  for (const auto& page : pages_) {
    if (page->is_inside() && page->is_outside()) found.push_back(page.get());
  }
  return found;
}

void World::knock() {
  for (unsigned i = 1 + dice_.below(3); i > 0; --i) {
    Page& page = add_phone();
    tell(page.name() + " ");
    page.connect(false);
  }
}

void World::outside() {
  const std::vector<Page*> all = pages_outside();
  if (all.empty()) return;
  Page& page = *dice_.pick(all);
  switch (dice_.below(10)) {
    case 0:
      return cut(page);
    case 1:
      tell(page.name() + " is loaded again");
      dice_.below(2) == 0 ? page.forget_joining() : page.forget();
      return page.connect(false);
    case 2:
      tell("another page of " + page.name());
      pages_.push_back(page.twin());
      return pages_.back()->connect(false);
    case 3:
      return look_up(page);
    default:
      break;
  }
  const Wish wish = wish_of_newcomer(dice_, oracle_.now(), page.person());
  tell(page.name() + " " + wish.method + " " + wish.params.dump());
  page.call(wish.method, wish.params);
}

// Two facilitators may press at the same time, and one may think better of it at once.
void World::doorkeeping() {
  for (unsigned presses = 1 + dice_.below(3); presses > 0; --presses) {
    Page& desk = *pages_[dice_.below(plan_.climate.desks)];  // the first ones
    if (!desk.is_inside()) continue;
    const Wish wish = wish_of_doorkeeper(dice_, oracle_.now());
    tell(desk.name() + " " + wish.method + " " + wish.params.dump() + "; ");
    desk.call(wish.method, wish.params);
  }
}

void World::absence() {
  unsigned gone = 0;
  for (Page* const page : pages_outside()) {
    if (dice_.below(3) > 0) continue;
    page->cut(false, clock_.steady_ms);
    ++gone;
  }
  tell("of " + std::to_string(gone) + " who waited");
  pass(absence_ms);
}

}  // namespace cg::simulation
