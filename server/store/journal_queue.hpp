// What waits for a journal, in the order it came in: appends, which are committed together, and
// tasks, which keep their place among them.
//
// Not safe for threads by itself; the journal that owns it guards it.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <limits>
#include <optional>
#include <variant>
#include <vector>

#include "store/journal.hpp"

namespace cg::store {

class JournalQueue {
 public:
  using Clock = std::chrono::steady_clock;

  struct Waiting {
    Append append;
    Journal::Completion done;
    std::size_t bytes = 0;  // that it counts for, see bytes()
    Clock::time_point since;
  };
  // Appends and, at the same places, whom to tell.
  struct Batch {
    std::vector<Append> appends;
    std::vector<Journal::Completion> completions;
    Clock::time_point oldest;  // since when the first of them waited
  };

  void push(Waiting waiting);
  void push(Journal::Task task) { works_.emplace_back(std::move(task)); }

  [[nodiscard]] bool empty() const { return works_.empty(); }
  [[nodiscard]] std::size_t size() const { return works_.size(); }
  [[nodiscard]] std::size_t appends() const { return appends_; }
  [[nodiscard]] std::size_t tasks() const { return works_.size() - appends_; }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }  // of all appends
  // Since when the first append has been waiting; nothing if there is none.
  [[nodiscard]] std::optional<Clock::time_point> oldest() const;

  // Whether a task is next; if not, and the queue is not empty, appends are.
  [[nodiscard]] bool is_task_next() const;
  [[nodiscard]] Journal::Task take_task();
  // The appends at the head of the queue, up to the next task and at most so many.
  [[nodiscard]] Batch take_batch(std::size_t appends_max = std::numeric_limits<std::size_t>::max());
  // Takes out all appends, to be refused; the tasks stay.
  [[nodiscard]] std::vector<Journal::Completion> take_refused();

 private:
  std::deque<std::variant<Waiting, Journal::Task>> works_;
  std::size_t appends_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace cg::store
