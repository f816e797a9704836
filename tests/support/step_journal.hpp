// A journal that commits when it is told to: for unit tests of the rooms and for the simulator.
//
// Everything on one thread. submit and submit_task only queue; step() does what JournalThread's
// thread would do next and runs the completions before it returns.
#pragma once

#include <algorithm>
#include <deque>
#include <memory>
#include <utility>
#include <variant>
#include <vector>

#include "store/journal.hpp"

namespace cg::test {

class StepJournal final : public store::Journal {
 public:
  // The log must outlive the journal.
  explicit StepJournal(store::EventLog& log) : log_(log) {}

  void submit(store::Append append, Completion done) override {
    store::assert_well_formed(append);
    queue_.emplace_back(Queued{std::move(append), std::move(done)});
  }

  [[nodiscard]] bool submit_task(Task task) override {
    queue_.emplace_back(std::move(task));
    return true;
  }

  [[nodiscard]] store::Health health() const override { return log_.health(); }

  [[nodiscard]] bool is_idle() const { return queue_.empty(); }

  // Recovers the log if it needs it; commits the appends at the head of the queue as one batch, or
  // runs the one task there. False if there was nothing to do, or the recovery failed.
  bool step() {
    if (!log_.health().accepting && !log_.recover()) {
      refuse_waiting();
      return false;
    }
    if (queue_.empty()) return false;
    if (auto* const task = std::get_if<Task>(&queue_.front())) {
      const Task mine = std::move(*task);
      queue_.pop_front();
      mine(log_);
    } else {
      commit_batch();
    }
    log_.tend(queue_.empty());
    return true;
  }

  // Steps until nothing is left to do, also of what the completions submit.
  void run() {
    while (step()) {
    }
  }

 private:
  struct Queued {
    store::Append append;
    Completion done;
  };

  void commit_batch() {
    std::vector<store::Append> appends;
    std::vector<Completion> completions;
    while (!queue_.empty()) {
      auto* const queued = std::get_if<Queued>(&queue_.front());
      if (queued == nullptr) break;
      appends.push_back(std::move(queued->append));
      completions.push_back(std::move(queued->done));
      queue_.pop_front();
    }
    const std::vector<store::Outcome> outcomes = log_.commit(appends);
    if (!log_.health().accepting) refuse_waiting();
    for (std::size_t i = 0; i < completions.size(); ++i) completions[i](outcomes[i]);
  }

  // Appends are refused while the log awaits recovery; tasks wait for it.
  void refuse_waiting() {
    std::deque<std::variant<Queued, Task>> tasks;
    std::vector<Completion> refused;
    for (auto& work : queue_) {
      if (auto* const queued = std::get_if<Queued>(&work)) {
        refused.push_back(std::move(queued->done));
      } else {
        tasks.push_back(std::move(work));
      }
    }
    queue_ = std::move(tasks);
    for (const Completion& done : refused) done(store::Outcome::refused);
  }

  store::EventLog& log_;
  std::deque<std::variant<Queued, Task>> queue_;
};

}  // namespace cg::test
