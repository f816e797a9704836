// Who may come in how fast: what all connections of the server share against guessing and flooding
// (protocol README, "Fair use"). Rooms own it; visitors ask it.
//
// Not thread-safe: used from the loop's thread. Time is given, never taken.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "hub/allowance.hpp"
#include "hub/code_guard.hpp"
#include "hub/keyring.hpp"
#include "hub/later.hpp"

namespace cg::hub {

// Messages of one connection and, where it has joined or attached, of its person or key over all
// their connections. A person who taps as fast as they can stays below; a script does not.
namespace pace {
inline constexpr Rate stranger{40, 4};
inline constexpr Rate phone{120, 10};
inline constexpr Rate person{240, 20};
inline constexpr Rate desk{600, 60};
inline constexpr Rate key{1800, 180};
// Refusals for being too fast; whoever is over this as well is not listening and is closed.
inline constexpr Rate refusals{200, 5};
}  // namespace pace

// What one connection has used up.
struct ConnectionPace {
  Allowance messages;
  Allowance refusals;
};

class Doorkeeper {
 public:
  // A connection that says nothing we understand, and one that never joins, are closed after this.
  static constexpr std::int64_t silent_max_ms = 60'000;
  static constexpr std::int64_t stranger_max_ms = 15 * 60'000;

  // Takes one message. 0: go on; else it came too early by so many milliseconds, and is refused.
  // `subject` null: before joining or attaching.
  [[nodiscard]] std::int64_t early_by_ms(ConnectionPace& connection, std::string_view workshop,
                                         const Subject* subject, std::int64_t now_ms);
  // Counts a refusal for being too fast; true when the connection is to be closed.
  [[nodiscard]] bool is_flooding(ConnectionPace& connection, std::int64_t now_ms);

  CodeGuard codes;
  Later later;

  // For metrics and the log of the server; never an address.
  [[nodiscard]] std::uint64_t too_fast_count() const { return too_fast_count_; }
  [[nodiscard]] std::uint64_t closed_count() const { return closed_count_; }
  // A connection was closed because it guessed or flooded.
  void sent_away(std::string_view why) {
    ++closed_count_;
    on_sent_away(why);
  }
  std::function<void(std::string_view why)> on_sent_away = [](std::string_view) {};

 private:
  Allowances by_subject_{4096};
  std::uint64_t too_fast_count_ = 0;
  std::uint64_t closed_count_ = 0;
};

}  // namespace cg::hub
