// Whether the server has more to do than it can: then it lets nobody new in, and keeps what it has
// promised to those inside.
//
// Pure; not thread-safe: used from the loop's thread.
#pragma once

#include <cstddef>
#include <cstdint>

namespace cg::hub {

struct Load {
  std::size_t connections = 0;
  std::size_t queued_bytes = 0;    // on their way out to all connections together
  std::int64_t commit_lag_ms = 0;  // since when the oldest batch waits to be durable
};

class Overload {
 public:
  // Beyond any of `bounds` it begins; it ends when all are well below (at most half of the bytes
  // and the lag, at most nine tenths of the connections), so that it does not flicker.
  explicit Overload(const Load& bounds) : bounds_(bounds) {}

  // Takes a look; whether the server is overloaded from now on.
  bool look(const Load& load) {
    const bool is_beyond = load.connections > bounds_.connections ||
                           load.queued_bytes > bounds_.queued_bytes ||
                           load.commit_lag_ms > bounds_.commit_lag_ms;
    const bool is_well_below = load.connections <= bounds_.connections / 10 * 9 &&
                               load.queued_bytes <= bounds_.queued_bytes / 2 &&
                               load.commit_lag_ms <= bounds_.commit_lag_ms / 2;
    overloaded_ = is_beyond || (overloaded_ && !is_well_below);
    return overloaded_;
  }
  [[nodiscard]] bool now() const { return overloaded_; }

 private:
  Load bounds_;
  bool overloaded_ = false;
};

}  // namespace cg::hub
