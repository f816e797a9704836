// The journal of the simulated server: what store::JournalThread's thread does, one piece at a time
// and when it is told to, so that the process may die between any two pieces.
//
// As there, completions are not called by the piece that commits: they are posted, and a crash may
// come before them. One thread; time is given.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "store/journal_queue.hpp"

namespace cg::simulation {

class Journal final : public store::Journal {
 public:
  using Post = std::function<void(std::function<void()>)>;
  struct Watch {
    // Just before the room is told that this was committed.
    std::function<void(const store::Append&)> committed;
    // The log has been opened anew: what it holds is what counts.
    std::function<void(store::EventLog&)> recovered;
  };

  // The log outlives the journal.
  Journal(store::EventLog& log, Post post, Watch watch)
      : log_(log), post_(std::move(post)), watch_(std::move(watch)), health_(log.health()) {}

  void submit(store::Append append, Completion done) override;
  [[nodiscard]] bool submit_task(Task task) override;
  [[nodiscard]] store::Health health() const override { return health_; }

  // How long each piece of work takes, for a slow disk.
  void take_ms(std::int64_t ms) { takes_ms_ = ms; }
  // How many tasks may wait.
  void bound_tasks(std::size_t tasks_max) { tasks_max_ = tasks_max; }

  // Does one piece of work. False if there is none, or none that may be done at this time.
  bool step(std::int64_t steady_ms);
  [[nodiscard]] bool is_idle() const { return queue_.empty() && health_.accepting; }

 private:
  void commit_batch();
  bool recover(std::int64_t steady_ms);
  void note_health();
  void refuse_waiting();

  store::EventLog& log_;
  Post post_;
  Watch watch_;
  store::Health health_;
  store::JournalQueue queue_;
  std::size_t tasks_max_ = 1'024;
  std::int64_t takes_ms_ = 0;
  std::int64_t free_at_ms_ = 0;
  std::int64_t retry_after_ms_ = 100;
  std::optional<std::int64_t> retry_at_ms_;
};

}  // namespace cg::simulation
