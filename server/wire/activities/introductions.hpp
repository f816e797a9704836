#pragma once

#include "wire/kind_wire.hpp"

namespace cg::wire::introductions {
extern const KindWire kind;
}  // namespace cg::wire::introductions
