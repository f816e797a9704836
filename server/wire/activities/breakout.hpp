#pragma once

#include "wire/kind_wire.hpp"

namespace cg::wire::breakout {
extern const KindWire kind;
}  // namespace cg::wire::breakout
