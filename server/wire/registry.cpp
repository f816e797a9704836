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
    &introductions::kind, &aims::kind, &scores::kind, &board::kind, &breakout::kind, &words::kind};

}  // namespace

const KindWire& kind_wire(std::size_t kind) {
  return *kinds.at(kind);
}

}  // namespace cg::wire
