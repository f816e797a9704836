#include <array>

#include "wire/activities/aims.hpp"
#include "wire/activities/board.hpp"
#include "wire/activities/breakout.hpp"
#include "wire/activities/introductions.hpp"
#include "wire/activities/scores.hpp"
#include "wire/activities/words.hpp"
#include "wire/kind_wire.hpp"

namespace cg::wire {
namespace {

// In the order of domain::Kinds.
const std::array<const KindWire*, std::tuple_size_v<domain::Kinds>> kinds{
    &introductions_wire, &aims_wire, &scores_wire, &board_wire, &breakout_wire, &words_wire};

}  // namespace

const KindWire& kind_wire(std::size_t kind) {
  return *kinds.at(kind);
}

}  // namespace cg::wire
