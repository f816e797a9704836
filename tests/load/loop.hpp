// One epoll loop with a timetable. The load client runs everything on it, on one thread.
//
// What is due is called as soon as the loop gets to it, in order; who measures from the time at
// which something was due, and not from when it was done, is not fooled by a busy loop.
#pragma once

#include <cstdint>
#include <functional>
#include <queue>
#include <span>
#include <vector>

#include "load/clock.hpp"

namespace cg::load {

class Loop {
 public:
  // Whoever waits for a descriptor. Outlives its registration.
  class Waiter {
   public:
    Waiter() = default;
    Waiter(const Waiter&) = delete;
    Waiter& operator=(const Waiter&) = delete;
    virtual ~Waiter() = default;
    virtual void on_ready(std::uint32_t epoll_events) = 0;
  };

  // Throws std::system_error when the system has no more descriptors.
  Loop();
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  void watch(int descriptor, std::uint32_t epoll_events, Waiter& waiter);
  void change(int descriptor, std::uint32_t epoll_events);
  // Before the descriptor is closed. Events of it that were fetched already are not delivered.
  void forget(int descriptor);

  void at(Microseconds due, std::function<void()> task);

  // Runs until `done` says so or the deadline has passed; whether it was done. `done` is asked
  // after every turn.
  bool run_until(Microseconds deadline, const std::function<bool()>& done);
  void run_for(Microseconds duration);

  // For reading into: shared by all connections, overwritten by the next read.
  [[nodiscard]] std::span<char> scratch() { return scratch_; }

 private:
  struct Task {
    Microseconds due;
    std::uint64_t number;  // those due at the same time keep their order
    std::function<void()> call;
    friend bool operator>(const Task& one, const Task& other) {
      return one.due != other.due ? one.due > other.due : one.number > other.number;
    }
  };
  struct Registration {
    Waiter* waiter = nullptr;
    std::uint32_t generation = 0;  // descriptors are used again at once
  };

  void turn(Microseconds deadline);
  void call_what_is_due();
  void control(int operation, int descriptor, std::uint32_t epoll_events);

  int epoll_ = -1;
  std::vector<Registration> registrations_;  // by descriptor
  std::priority_queue<Task, std::vector<Task>, std::greater<>> timetable_;
  std::uint64_t task_count_ = 0;
  std::vector<char> scratch_;
};

}  // namespace cg::load
