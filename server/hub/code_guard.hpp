// Against guessing join codes: how many wrong ones an address may try, and all together, before
// further codes are looked at more slowly; and how long the answer to a wrong one is held back.
// A right code costs nothing, so a hall behind one address joins at once (rules FU1 to FU3).
//
// Six characters of 32 are 2^30 codes. At the sustained rate one address needs half a year to find
// one workshop with even chances, and all addresses together about six weeks.
//
// Pure: time is given. Not thread-safe.
#pragma once

#include <cstdint>
#include <string_view>

#include "hub/allowance.hpp"

namespace cg::hub {

class CodeGuard {
 public:
  // Wrong codes of one address, and of all. The burst is a hall in which everybody mistypes twice.
  static constexpr Rate of_address{600, 30};
  static constexpr Rate of_all{3000, 150};
  // An address with fewer than this many to pay for does not suffer for what others do.
  static constexpr std::int64_t blameless = 30;
  // A connection that has given this many wrong codes is closed.
  static constexpr unsigned wrong_max = 10;
  // A code that cannot be looked at within this time is refused, to be sent again.
  static constexpr std::int64_t wait_max_ms = 5'000;

  // How long until a code may be looked at; 0: now. Who waited asks again then. A connection that
  // has given wrong codes leaves half of its address's allowance to those that have not.
  [[nodiscard]] std::int64_t wait_ms(std::string_view address, unsigned wrong_before,
                                     std::int64_t now_ms) const;
  void was_wrong(std::string_view address, std::int64_t now_ms);

  // How long after it was looked at a wrong code is answered: always so long that it does not show
  // why it was wrong, and ever longer for a connection that goes on.
  [[nodiscard]] static std::int64_t answer_after_ms(unsigned wrong_before);

  [[nodiscard]] std::uint64_t wrong_count() const { return wrong_count_; }
  [[nodiscard]] std::size_t addresses_held() const { return by_address_.size(); }

 private:
  // An address is as good as new twenty seconds after its last wrong code at the latest.
  Allowances by_address_{1024};
  Allowance all_;
  std::uint64_t wrong_count_ = 0;
};

}  // namespace cg::hub
