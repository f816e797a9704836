// Chance that a seed repeats: splitmix64, so small that every step has dice of its own. What a step
// does thus stays the same when other steps are left out.
#pragma once

#include <cstdint>
#include <iterator>

namespace cg::simulation {

class Dice {
 public:
  explicit Dice(std::uint64_t seed = 0) : state_(seed) {}

  std::uint64_t bits() {
    std::uint64_t mixed = state_ += 0x9E37'79B9'7F4A'7C15U;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58'476D'1CE4'E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D0'49BB'1331'11EBU;
    return mixed ^ (mixed >> 31U);
  }
  // One of the numbers below `count`, which is not 0.
  std::uint32_t below(std::size_t count) { return static_cast<std::uint32_t>(bits() % count); }
  bool happens(unsigned in_a_hundred) { return below(100) < in_a_hundred; }
  template <class List>
  const auto& pick(const List& list) {
    return *std::next(std::begin(list), below(std::size(list)));
  }

 private:
  std::uint64_t state_;
};

}  // namespace cg::simulation
