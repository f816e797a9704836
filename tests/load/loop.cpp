#include "load/loop.hpp"

#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace cg::load {
namespace {

constexpr std::size_t scratch_bytes = 256 * 1024;
constexpr std::size_t events_per_turn = 512;
// Tasks are looked at again after this many, so that a crowd of them does not starve the sockets.
constexpr int tasks_per_turn = 64;

}  // namespace

Loop::Loop() : epoll_(::epoll_create1(EPOLL_CLOEXEC)), scratch_(scratch_bytes) {
  if (epoll_ < 0) throw std::system_error(errno, std::generic_category(), "epoll_create1");
}

Loop::~Loop() {
  ::close(epoll_);
}

void Loop::control(int operation, int descriptor, std::uint32_t epoll_events) {
  const auto index = static_cast<std::size_t>(descriptor);
  epoll_event event{};
  event.events = epoll_events;
  event.data.u64 = (std::uint64_t{registrations_[index].generation} << 32) |
                   static_cast<std::uint32_t>(descriptor);
  if (::epoll_ctl(epoll_, operation, descriptor, &event) != 0) {
    throw std::system_error(errno, std::generic_category(), "epoll_ctl");
  }
}

void Loop::watch(int descriptor, std::uint32_t epoll_events, Waiter& waiter) {
  const auto index = static_cast<std::size_t>(descriptor);
  if (index >= registrations_.size()) registrations_.resize(index + 1024);
  Registration& one = registrations_[index];
  one.waiter = &waiter;
  ++one.generation;
  control(EPOLL_CTL_ADD, descriptor, epoll_events);
}

void Loop::change(int descriptor, std::uint32_t epoll_events) {
  control(EPOLL_CTL_MOD, descriptor, epoll_events);
}

void Loop::forget(int descriptor) {
  registrations_[static_cast<std::size_t>(descriptor)].waiter = nullptr;
  control(EPOLL_CTL_DEL, descriptor, 0);
}

void Loop::at(Microseconds due, std::function<void()> task) {
  timetable_.push({due, task_count_++, std::move(task)});
}

void Loop::call_what_is_due() {
  const Microseconds now = now_us();
  for (int i = 0; i < tasks_per_turn && !timetable_.empty() && timetable_.top().due <= now; ++i) {
    const auto call = timetable_.top().call;
    timetable_.pop();
    call();
  }
}

void Loop::turn(Microseconds deadline) {
  call_what_is_due();
  const Microseconds until =
      timetable_.empty() ? deadline : std::min(deadline, timetable_.top().due);
  const Microseconds wait = std::clamp<Microseconds>(until - now_us(), 0, 100 * millisecond);
  // Below a millisecond the loop does not sleep: what is due shall not be late.
  const int wait_ms = static_cast<int>(wait / millisecond);
  std::array<epoll_event, events_per_turn> events;
  const int count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), wait_ms);
  for (int i = 0; i < count; ++i) {
    const epoll_event& event = events[static_cast<std::size_t>(i)];
    const auto index = static_cast<std::size_t>(event.data.u64 & 0xFFFF'FFFFU);
    const Registration one = registrations_[index];
    if (one.waiter == nullptr || one.generation != event.data.u64 >> 32) continue;
    one.waiter->on_ready(event.events);
  }
}

bool Loop::run_until(Microseconds deadline, const std::function<bool()>& done) {
  while (!done()) {
    if (now_us() >= deadline) return false;
    turn(deadline);
  }
  return true;
}

void Loop::run_for(Microseconds duration) {
  run_until(now_us() + duration, [] { return false; });
}

}  // namespace cg::load
