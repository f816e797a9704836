#pragma once

#include "wire/kind_wire.hpp"

namespace cg::wire::board {
extern const KindWire kind;
}  // namespace cg::wire::board
