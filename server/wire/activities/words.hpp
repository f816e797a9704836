#pragma once

#include "wire/kind_wire.hpp"

namespace cg::wire {
extern const KindWire words_wire;
}  // namespace cg::wire
