// Things to be done at a time, in the order of their times and, at the same time, as they came.
// Times are those of a clock that is never set back.
//
// Not thread-safe. What is done may add more; that waits for the next `run`.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace cg::hub {

class Later {
 public:
  void at(std::int64_t at_ms, std::function<void()> task) {
    waiting_.emplace(at_ms, std::move(task));
  }
  void run(std::int64_t now_ms) {
    std::vector<std::function<void()>> due;
    const auto end = waiting_.upper_bound(now_ms);
    for (auto one = waiting_.begin(); one != end; ++one) due.push_back(std::move(one->second));
    waiting_.erase(waiting_.begin(), end);
    for (const auto& task : due) task();
  }
  [[nodiscard]] std::optional<std::int64_t> next_ms() const {
    return waiting_.empty() ? std::nullopt : std::optional(waiting_.begin()->first);
  }
  [[nodiscard]] std::size_t size() const { return waiting_.size(); }

 private:
  std::multimap<std::int64_t, std::function<void()>> waiting_;
};

}  // namespace cg::hub
