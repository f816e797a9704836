#pragma once

#include "wire/kind_wire.hpp"

namespace cg::wire {
extern const KindWire breakout_wire;
}  // namespace cg::wire
