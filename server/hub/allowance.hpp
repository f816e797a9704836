// How much of something may happen: so many at once, and so many a second for ever after.
// A plain value of eight bytes; the time is given (milliseconds of a clock of the caller's choice).
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace cg::hub {

struct Rate {
  std::int64_t burst;       // at once, after a rest
  std::int64_t per_second;  // sustained
  [[nodiscard]] constexpr std::int64_t us_each() const { return 1'000'000 / per_second; }
  [[nodiscard]] constexpr std::int64_t us_burst() const { return burst * us_each(); }
};

// What has been taken is a debt that time pays off (the generic cell rate algorithm).
class Allowance {
 public:
  // How long until one may be taken while `kept` are left for others; 0: now.
  [[nodiscard]] std::int64_t wait_ms(const Rate& rate, std::int64_t now_ms,
                                     std::int64_t kept = 0) const {
    const std::int64_t owed_max_us = (rate.burst - kept - 1) * rate.us_each();
    const std::int64_t over_us = owed_us(rate, now_ms) - owed_max_us;
    return over_us <= 0 ? 0 : (over_us + 999) / 1000;
  }
  // Takes one, whether there is one or not; the debt is never more than the burst.
  void take(const Rate& rate, std::int64_t now_ms) {
    const std::int64_t owed = std::min(owed_us(rate, now_ms) + rate.us_each(), rate.us_burst());
    paid_at_us_ = now_ms * 1000 + owed;
  }
  // How many have been taken that time has not paid for.
  [[nodiscard]] std::int64_t taken(const Rate& rate, std::int64_t now_ms) const {
    return (owed_us(rate, now_ms) + rate.us_each() - 1) / rate.us_each();
  }
  // Whether it is as good as new, and need not be kept.
  [[nodiscard]] bool is_full(std::int64_t now_ms) const { return paid_at_us_ <= now_ms * 1000; }

 private:
  // A clock that was set back must not leave a debt of hours.
  [[nodiscard]] std::int64_t owed_us(const Rate& rate, std::int64_t now_ms) const {
    return std::clamp<std::int64_t>(paid_at_us_ - now_ms * 1000, 0, rate.us_burst());
  }
  std::int64_t paid_at_us_ = 0;
};

// One allowance for each of many names. Those that are as good as new are forgotten from time to
// time, so that it stays as small as the number of names that took something of late.
class Allowances {
 public:
  // Looks for what to forget when it holds `sweep_min` or more.
  explicit Allowances(std::size_t sweep_min) : sweep_min_(sweep_min), sweep_at_(sweep_min) {}

  [[nodiscard]] Allowance of(std::string_view name) const {
    const auto at = by_name_.find(std::string(name));
    return at == by_name_.end() ? Allowance{} : at->second;
  }
  // To take from; good until the next call.
  [[nodiscard]] Allowance& of(std::string name, std::int64_t now_ms) {
    if (by_name_.size() >= sweep_at_) {
      std::erase_if(by_name_, [&](const auto& entry) { return entry.second.is_full(now_ms); });
      sweep_at_ = std::max(sweep_min_, 2 * by_name_.size());
    }
    return by_name_[std::move(name)];
  }
  [[nodiscard]] std::size_t size() const { return by_name_.size(); }

 private:
  std::unordered_map<std::string, Allowance> by_name_;
  std::size_t sweep_min_;
  std::size_t sweep_at_;
};

}  // namespace cg::hub
