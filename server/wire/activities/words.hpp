#pragma once

#include "wire/kind_wire.hpp"

namespace cg::wire::words {
extern const KindWire kind;
}  // namespace cg::wire::words
