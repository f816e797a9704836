#pragma once

#include "wire/kind_wire.hpp"

namespace cg::wire::aims {
extern const KindWire kind;
}  // namespace cg::wire::aims
