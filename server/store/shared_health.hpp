// A log's health as any thread may read it and the log's own thread sets it.
#pragma once

#include <mutex>
#include <utility>

#include "store/event_log.hpp"

namespace cg::store {

class SharedHealth {
 public:
  explicit SharedHealth(Health health) : health_(std::move(health)) {}

  [[nodiscard]] Health get() const {
    const std::scoped_lock lock(mutex_);
    return health_;
  }
  [[nodiscard]] bool accepting() const {
    const std::scoped_lock lock(mutex_);
    return health_.accepting;
  }
  void set(Health health) {
    const std::scoped_lock lock(mutex_);
    health_ = std::move(health);
  }

 private:
  mutable std::mutex mutex_;
  Health health_;
};

}  // namespace cg::store
