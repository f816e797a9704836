#include "hub/code_guard.hpp"

#include <algorithm>

namespace cg::hub {
namespace {

constexpr std::int64_t first_answer_ms = 250;
constexpr std::int64_t last_answer_ms = 5'000;
constexpr unsigned mistakes = 3;  // which anybody may make
constexpr std::size_t codes_sweep_min = 1024;

}  // namespace

std::int64_t CodeGuard::wait_ms(std::string_view address, unsigned wrong_before,
                                std::int64_t now_ms) const {
  const auto at = by_address_.find(std::string(address));
  const Allowance own = at == by_address_.end() ? Allowance{} : at->second;
  const std::int64_t kept = wrong_before == 0 ? 0 : of_address.burst / 2;
  const std::int64_t own_wait_ms = own.wait_ms(of_address, now_ms, kept);
  if (own.taken(of_address, now_ms) < blameless) return own_wait_ms;
  return std::max(own_wait_ms, all_.wait_ms(of_all, now_ms));
}

void CodeGuard::was_wrong(std::string_view address, std::int64_t now_ms) {
  ++wrong_count_;
  all_.take(of_all, now_ms);
  by_address_[std::string(address)].take(of_address, now_ms);
  if (by_address_.size() >= sweep_at_) forget_the_paid(now_ms);
}

// An address is as new twenty seconds after its last wrong code at the latest, so the map stays as
// small as the number of addresses that guess just now.
void CodeGuard::forget_the_paid(std::int64_t now_ms) {
  std::erase_if(by_address_, [&](const auto& entry) { return entry.second.is_full(now_ms); });
  sweep_at_ = std::max(codes_sweep_min, 2 * by_address_.size());
}

std::int64_t CodeGuard::answer_after_ms(unsigned wrong_before) {
  if (wrong_before < mistakes) return first_answer_ms;
  const unsigned doublings = std::min(wrong_before - mistakes + 1, 10U);
  return std::min(first_answer_ms << doublings, last_answer_ms);
}

std::string address_of_source(std::string_view address) {
  if (address.find(':') == std::string_view::npos) return std::string(address);
  // "2001:db8::5" has zeros where "::" stands: the first four groups, as they are written out.
  std::string network;
  int groups = 0;
  std::size_t at = 0;
  while (groups < 4 && at < address.size()) {
    const std::size_t end = std::min(address.find(':', at), address.size());
    if (end == at) break;  // "::"
    network.append(address.substr(at, end - at)).push_back(':');
    ++groups;
    at = end + 1;
  }
  if (groups == 4) return network + ":/64";
  // How many groups "::" leaves out, and so whether those behind it are among the first four.
  const std::string_view behind = at < address.size() ? address.substr(at + 1) : "";
  std::string rest(behind);
  const auto written = rest.empty() ? 0 : 1 + std::ranges::count(rest, ':');
  for (auto left = 8 - groups - written; groups < 4 && left > 0; ++groups, --left) network += "0:";
  for (std::size_t from = 0; groups < 4 && from < rest.size(); ++groups) {
    const std::size_t end = std::min(rest.find(':', from), rest.size());
    network.append(rest.substr(from, end - from)).push_back(':');
    from = end + 1;
  }
  return network + ":/64";
}

}  // namespace cg::hub
