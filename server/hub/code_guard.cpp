#include "hub/code_guard.hpp"

#include <algorithm>

namespace cg::hub {
namespace {

constexpr std::int64_t first_answer_ms = 250;
constexpr std::int64_t last_answer_ms = 5'000;
constexpr unsigned mistakes = 3;  // which anybody may make

}  // namespace

std::int64_t CodeGuard::wait_ms(std::string_view address, unsigned wrong_before,
                                std::int64_t now_ms) const {
  const Allowance own = by_address_.of(address);
  const std::int64_t kept = wrong_before == 0 ? 0 : of_address.burst / 2;
  const std::int64_t own_wait_ms = own.wait_ms(of_address, now_ms, kept);
  if (own.taken(of_address, now_ms) < blameless) return own_wait_ms;
  return std::max(own_wait_ms, all_.wait_ms(of_all, now_ms));
}

void CodeGuard::was_wrong(std::string_view address, std::int64_t now_ms) {
  ++wrong_count_;
  all_.take(of_all, now_ms);
  by_address_.of(std::string(address), now_ms).take(of_address, now_ms);
}

std::int64_t CodeGuard::answer_after_ms(unsigned wrong_before) {
  if (wrong_before < mistakes) return first_answer_ms;
  const unsigned doublings = std::min(wrong_before - mistakes + 1, 10U);
  return std::min(first_answer_ms << doublings, last_answer_ms);
}

}  // namespace cg::hub
