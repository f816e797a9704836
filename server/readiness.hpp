// Whether the server should be sent work: red while the storage takes nothing, or refuses what it
// is given (a full disk), and green again by itself.
//
// Pure: what happened and the time are given. Not thread-safe.
#pragma once

#include <cstdint>

namespace cg {

class Readiness {
 public:
  // After a refusal it stays red for this long at least, and after that while the disk has less
  // room than the database needs to grow at all; a commit that succeeds ends it at once.
  static constexpr std::int64_t red_ms = 5'000;
  static constexpr std::uint64_t room_bytes_min = 1024 * 1024;

  // How many batches have been committed and refused since the start; to be told often.
  void note(std::uint64_t committed, std::uint64_t refused, std::int64_t now_ms) {
    if (refused > refused_) {
      is_refusing_ = true;
      refused_at_ms_ = now_ms;
    } else if (committed > committed_) {
      is_refusing_ = false;
    }
    committed_ = committed;
    refused_ = refused;
  }

  // `room_bytes`: what is free on the disk of the database.
  [[nodiscard]] bool is_ready(bool accepting, std::uint64_t room_bytes, std::int64_t now_ms) const {
    if (!accepting) return false;
    if (!is_refusing_) return true;
    const bool long_ago = now_ms - refused_at_ms_ > red_ms || now_ms < refused_at_ms_;
    return long_ago && room_bytes >= room_bytes_min;
  }

 private:
  std::uint64_t committed_ = 0;
  std::uint64_t refused_ = 0;
  std::int64_t refused_at_ms_ = 0;
  bool is_refusing_ = false;
};

}  // namespace cg
