// A journal that commits when it is told to: for unit tests of the rooms and for the simulator.
//
// Everything on one thread. submit and submit_task only queue; step() does what JournalThread's
// thread would do next and runs the completions before it returns.
#pragma once

#include <utility>
#include <vector>

#include "store/journal_queue.hpp"

namespace cg::test {

class StepJournal final : public store::Journal {
 public:
  // The log must outlive the journal.
  explicit StepJournal(store::EventLog& log) : log_(log) {}

  void submit(store::Append append, Completion done) override {
    store::assert_well_formed(append);
    queue_.push({.append = std::move(append), .done = std::move(done)});
  }

  [[nodiscard]] bool submit_task(Task task) override {
    queue_.push(std::move(task));
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
    if (queue_.is_task_next()) {
      queue_.take_task()(log_);
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
  void commit_batch() {
    const store::JournalQueue::Batch batch = queue_.take_batch();
    const std::vector<store::Outcome> outcomes = log_.commit(batch.appends);
    if (!log_.health().accepting) refuse_waiting();
    for (std::size_t i = 0; i < outcomes.size(); ++i) batch.completions[i](outcomes[i]);
  }

  // Appends are refused while the log awaits recovery; tasks wait for it.
  void refuse_waiting() {
    for (const Completion& done : queue_.take_refused()) done(store::Outcome::refused);
  }

  store::EventLog& log_;
  store::JournalQueue queue_;
};

}  // namespace cg::test
