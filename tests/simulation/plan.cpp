#include "simulation/plan.hpp"

#include <array>
#include <iterator>

#include "simulation/dice.hpp"

namespace cg::simulation {
namespace {

struct Usual {
  Act act;
  std::string_view name;
  unsigned weight;  // among all; a world multiplies it by 0 to 3
};

constexpr Usual usual[] = {
    {Act::introduce, "introduce", 5},
    {Act::aims, "aims", 10},
    {Act::score, "score", 12},
    {Act::board, "board", 10},
    {Act::breakout, "breakout", 6},
    {Act::words, "words", 5},
    {Act::myself, "myself", 3},
    {Act::wrong, "wrong", 4},
    {Act::look_up, "look_up", 2},
    {Act::steer, "steer", 10},
    {Act::results, "results", 6},
    {Act::agenda, "agenda", 2},
    {Act::timer, "timer", 2},
    {Act::moderate, "moderate", 6},
    {Act::people, "people", 3},
    {Act::arrange, "arrange", 5},
    {Act::house, "house", 2},
    {Act::clear, "clear", 1},
    {Act::renew_links, "renew_links", 1},
    {Act::newcomer, "newcomer", 2},
    {Act::cut, "cut", 6},
    {Act::come_back, "come_back", 8},
    {Act::reload, "reload", 1},
    {Act::twice, "twice", 4},
    {Act::stall, "stall", 3},
    {Act::disk, "disk", 4},
    {Act::crash, "crash", 3},
    {Act::wait, "wait", 10},
    {Act::clock, "clock", 1},
    {Act::rest, "rest", 4},
};
// Those who wait are not in each world, and are drawn apart.
constexpr Usual usual_at_the_door[] = {
    {Act::knock, "knock", 4},
    {Act::outside, "outside", 8},
    {Act::doorkeeping, "doorkeeping", 10},
    {Act::absence, "absence", 1},
};
static_assert(std::size(usual) + std::size(usual_at_the_door) ==
              static_cast<std::size_t>(Act::count));

// Without these little would happen at all.
bool is_needed(Act act) {
  return act == Act::steer || act == Act::wait || act == Act::come_back || act == Act::rest;
}

unsigned phones_of(Dice& dice) {
  switch (dice.below(16)) {
    case 0:
      return 100 + dice.below(200);
    case 1:
    case 2:
      return 20 + dice.below(40);
    default:
      return 2 + dice.below(12);
  }
}

Climate climate_of(Dice& dice) {
  Climate climate;
  climate.phones = phones_of(dice);
  climate.desks = 1 + dice.below(3);
  climate.screens = 1 + dice.below(2);
  climate.observers = dice.below(3);
  climate.begins_open = dice.below(4) > 0;
  climate.has_file_disk = dice.below(6) == 0;
  climate.latency_ms_max = dice.below(3) == 0 ? 0 : 20 + dice.below(400);
  climate.haste = dice.below(3) == 0 ? 0 : dice.below(90);
  climate.checkpoint_every = dice.pick(std::array<std::uint64_t, 4>{1, 10, 40, 20'000});
  return climate;
}

constexpr std::uint64_t door_dice = 0x646F'6F72;

// The waiting room came into the product when some seeds were pinned already. So it has dice of
// its own and is in every other world: those of odd seeds went the same way without it.
bool has_waiting_room(std::uint64_t seed) {
  return seed % 2 == 0;
}

void add_waiting_room(Plan& plan) {
  Dice dice(plan.seed + door_dice);
  std::vector<Act> hat;
  for (const Usual& one : usual_at_the_door) hat.insert(hat.end(), one.weight, one.act);
  const unsigned share = 5 + dice.below(40);
  plan.climate.begins_waiting = dice.below(3) == 0;
  // So many that who is not there must give way (protocol rule WR6).
  if (dice.below(24) == 0) {
    plan.climate.phones = 255 + dice.below(40);
    plan.climate.begins_waiting = true;
    plan.steps.resize(100);
  }
  std::vector<Step> steps;
  for (const Step& step : plan.steps) {
    if (dice.happens(share)) {
      const Act act = dice.pick(hat);
      steps.push_back({act, dice.bits()});
    }
    steps.push_back(step);
  }
  plan.steps = std::move(steps);
}

}  // namespace

std::string_view name_of(Act act) {
  const auto place = static_cast<std::size_t>(act);
  const std::size_t inside = std::size(usual);
  return place < inside ? usual[place].name : usual_at_the_door[place - inside].name;
}

Plan plan_of(std::uint64_t seed) {
  Dice dice(seed);
  Plan plan{seed, climate_of(dice), {}};
  std::vector<Act> hat;
  for (const Usual& one : usual) {
    const unsigned times = is_needed(one.act) ? 1 + dice.below(2) : dice.below(4);
    hat.insert(hat.end(), std::size_t{one.weight} * times, one.act);
  }
  const unsigned length = plan.climate.phones < 100 ? 150 + dice.below(250) : 150;
  for (unsigned i = 0; i < length; ++i) {
    const Act act = dice.pick(hat);
    plan.steps.push_back({act, dice.bits()});
  }
  if (has_waiting_room(seed)) add_waiting_room(plan);
  return plan;
}

}  // namespace cg::simulation
