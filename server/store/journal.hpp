// The journal: where every room hands in what it has decided. It commits what has come in from all
// of them together (group commit) and says what became of each.
//
// A contract with two implementations: JournalThread (the server's: one thread that owns the event
// log) and, for tests and the simulator, one that commits when it is told to.
//
// Threads: submit and submit_task may be called from any thread and never wait for the disk.
// Completions come back on the thread of the rooms (their loop), one after the other.
#pragma once

#include <functional>

#include "store/event_log.hpp"

namespace cg::store {

class Journal {
 public:
  using Completion = std::function<void(Outcome)>;
  using Task = std::function<void(EventLog&)>;

  Journal() = default;
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;
  virtual ~Journal() = default;

  // Queues an append. `done` is called exactly once and never from within submit. `refused` also
  // when the queue is full, the log awaits recovery, or the journal has been stopped. Answers come
  // in the order of the appends, but for such a refusal, which may overtake.
  virtual void submit(Append append, Completion done) = 0;

  // Queues other work on the log (read a workshop, remove one). It runs on the journal's thread,
  // after every append that was submitted before it has been settled. While the log awaits
  // recovery tasks wait, so that a room which rebuilds itself reads what is certain. A task must
  // not throw, should be short (everybody's commits wait for it), and posts its own result.
  // False: not taken and never run, because the queue is full or the journal has been stopped.
  [[nodiscard]] virtual bool submit_task(Task task) = 0;

  // The log's health as the journal last saw it.
  [[nodiscard]] virtual Health health() const = 0;
};

}  // namespace cg::store
