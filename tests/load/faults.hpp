// What the server got wrong: an order, a view, an effect that was lost or doubled. One fault fails
// the run, whatever the times were.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace cg::load {

class Faults {
 public:
  void add(std::string what) {
    ++count_;
    if (first_.size() < shown_max) first_.push_back(std::move(what));
  }
  void require(bool holds, std::string what) {
    if (!holds) add(std::move(what));
  }
  // Adds those of one scenario.
  void take(const Faults& others, const std::string& scenario) {
    count_ += others.count_;
    for (const std::string& what : others.first_) first_.push_back(scenario + ": " + what);
  }
  [[nodiscard]] std::size_t count() const { return count_; }
  // The first few, in words.
  [[nodiscard]] const std::vector<std::string>& first() const { return first_; }

 private:
  static constexpr std::size_t shown_max = 20;
  std::size_t count_ = 0;
  std::vector<std::string> first_;
};

}  // namespace cg::load
