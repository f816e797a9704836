#pragma once

#include "wire/kind_wire.hpp"

namespace cg::wire::scores {
extern const KindWire kind;
}  // namespace cg::wire::scores
