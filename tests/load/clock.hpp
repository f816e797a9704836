// The one clock of the load client: microseconds that never go back.
#pragma once

#include <chrono>
#include <cstdint>

namespace cg::load {

using Microseconds = std::int64_t;

inline constexpr Microseconds millisecond = 1'000;
inline constexpr Microseconds second = 1'000'000;

[[nodiscard]] inline Microseconds now_us() {
  using namespace std::chrono;
  return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

}  // namespace cg::load
