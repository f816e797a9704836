// Random histories for properties: the numbers that RandomHistory makes its steps of.
#pragma once

#include <rapidcheck.h>

#include <cstdint>
#include <vector>

namespace cg::test {

inline rc::Gen<std::vector<std::uint64_t>> histories(int length) {
  using Numbers = std::vector<std::uint64_t>;
  return rc::gen::resize(length, rc::gen::container<Numbers>(rc::gen::arbitrary<std::uint64_t>()));
}

}  // namespace cg::test
