// Measured times and their percentiles. All samples are kept, so nothing is estimated.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "load/clock.hpp"

namespace cg::load {

class Samples {
 public:
  void add(Microseconds value) {
    values_.push_back(value);
    sorted_ = false;
  }
  [[nodiscard]] std::size_t count() const { return values_.size(); }

  // The smallest value that at least this share (0 to 1) of the samples do not exceed, in
  // milliseconds; 0 without samples.
  [[nodiscard]] double percentile_ms(double share) {
    if (values_.empty()) return 0;
    if (!sorted_) std::ranges::sort(values_);
    sorted_ = true;
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(count())));
    return static_cast<double>(values_[std::clamp<std::size_t>(rank, 1, count()) - 1]) / 1000.0;
  }
  [[nodiscard]] double max_ms() { return percentile_ms(1.0); }

 private:
  std::vector<Microseconds> values_;
  bool sorted_ = true;
};

// Of an even number the mean of the middle two; 0 of none.
[[nodiscard]] inline double median(std::vector<double> values) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

}  // namespace cg::load
