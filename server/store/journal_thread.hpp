// The server's journal: one thread that owns the event log, commits for all rooms, keeps house when
// nothing waits, and brings the log back after a failed commit.
//
// Group commit: while one transaction is being synced, appends gather; the next transaction takes
// them all (up to batch_appends_max). Nothing is delayed on purpose.
//
// After an unknown outcome every append that waits is refused, recover() is called until it
// succeeds (first after retry_first, then after twice as long each time, at most retry_max), and
// then work goes on, without a restart.
//
// Threads: everything but the constructor, stop() and the destructor may be called from any thread.
// Completions and on_health are handed to `post`, which must be callable from the journal's and the
// submitting threads until stop() has returned, must run them in order, and never within the call.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "store/journal.hpp"
#include "store/journal_queue.hpp"

namespace cg::store {

struct JournalOptions {
  std::size_t queue_appends_max = 8'192;
  std::size_t queue_bytes_max = 64 * 1024 * 1024;
  std::size_t queue_tasks_max = 1'024;
  std::size_t batch_appends_max = 1'024;
  std::chrono::milliseconds quiet_after{100};  // without work, before housekeeping
  std::chrono::milliseconds retry_first{100};
  std::chrono::milliseconds retry_max{5'000};
  std::function<void(const Health&)> on_health;  // whenever it changes; may be empty
};

// Since the start; for the metrics.
struct JournalCounts {
  std::uint64_t transactions = 0;  // commits, whatever came of them
  std::uint64_t committed = 0;     // appends, by outcome
  std::uint64_t conflicts = 0;
  std::uint64_t refused = 0;
  std::uint64_t unknown = 0;
  std::uint64_t recoveries = 0;      // that succeeded
  std::uint64_t transaction_us = 0;  // in commits, together
  std::uint64_t transaction_us_max = 0;
  std::size_t queued = 0;           // appends and tasks that wait now
  std::chrono::milliseconds lag{};  // since when the oldest append that is not settled waits
};

class JournalThread final : public Journal {
 public:
  using Post = std::function<void(std::function<void()>)>;

  // Starts the thread. The log is the journal's from now on; only its health() and open_reader()
  // may still be used by others.
  JournalThread(std::unique_ptr<EventLog> log, Post post, JournalOptions options = {});
  ~JournalThread() override;  // stop()

  void submit(Append append, Completion done) override;
  [[nodiscard]] bool submit_task(Task task) override;
  [[nodiscard]] Health health() const override;

  // Waits until everything submitted before is settled and its completions have been posted. While
  // the log awaits recovery that may take as long as the storage is broken.
  void drain();

  // Commits what is queued, runs the tasks that wait and ends the thread; the log is closed with
  // the object. Further appends are refused. If the log awaits recovery, it is tried once more; if
  // that fails, waiting tasks run on a log whose reads fail. May be called again.
  void stop();

  [[nodiscard]] JournalCounts counts() const;
  // For reads on other threads; see EventLog. Destroy readers before the journal.
  [[nodiscard]] Stored<std::unique_ptr<EventReader>> open_reader();

 private:
  using Clock = JournalQueue::Clock;
  using Lock = std::unique_lock<std::mutex>;

  void run();
  void wait_for_work(Lock& lock);
  void work_off(Lock& lock);
  void commit_batch(Lock& lock);
  void run_task(Lock& lock);
  void recover(Lock& lock);
  void note_health(Lock& lock);
  void refuse_waiting();
  void settle(std::vector<Completion> completions, std::vector<Outcome> outcomes);
  void count(const std::vector<Outcome>& outcomes, std::chrono::nanoseconds took);
  [[nodiscard]] bool has_room_for(std::size_t bytes) const;

  const JournalOptions options_;
  const Post post_;
  const std::unique_ptr<EventLog> log_;  // used without the mutex, by the thread only

  mutable std::mutex mutex_;  // guards all below
  std::condition_variable work_came_;
  JournalQueue queue_;
  bool stopping_ = false;
  bool last_recovery_tried_ = false;  // after stop()
  Health health_;
  JournalCounts counts_;
  std::optional<Clock::time_point> committing_since_;  // when the oldest of these came in
  std::chrono::milliseconds retry_after_;

  std::thread thread_;  // last: it uses everything above
};

}  // namespace cg::store
