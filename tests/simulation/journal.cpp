#include "simulation/journal.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace cg::simulation {
namespace {

constexpr std::int64_t retry_first_ms = 100;
constexpr std::int64_t retry_max_ms = 5'000;

}  // namespace

void Journal::submit(store::Append append, Completion done) {
  store::assert_well_formed(append);
  if (!health_.accepting) {
    return post_([done = std::move(done)] { done(store::Outcome::refused); });
  }
  queue_.push({.append = std::move(append), .done = std::move(done)});
}

bool Journal::submit_task(Task task) {
  if (queue_.tasks() >= tasks_max_) return false;
  queue_.push(std::move(task));
  return true;
}

bool Journal::step(std::int64_t steady_ms) {
  if (steady_ms < free_at_ms_) return false;
  if (!health_.accepting) return recover(steady_ms);
  if (queue_.empty()) {
    if (!log_.wants_tending()) return false;
    log_.tend(true);
    note_health();
    return !log_.wants_tending();
  }
  if (queue_.is_task_next()) {
    queue_.take_task()(log_);
  } else {
    commit_batch();
  }
  note_health();
  free_at_ms_ = steady_ms + takes_ms_;
  return true;
}

void Journal::commit_batch() {
  auto batch = std::make_shared<const store::JournalQueue::Batch>(queue_.take_batch());
  const std::vector<store::Outcome> outcomes = log_.commit(batch->appends);
  health_.accepting =
      health_.accepting && std::ranges::find(outcomes, store::Outcome::unknown) == outcomes.end();
  post_([this, batch = std::move(batch), outcomes] {
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      if (outcomes[i] == store::Outcome::committed) watch_.committed(batch->appends[i]);
      batch->completions[i](outcomes[i]);
    }
  });
  log_.tend(false);
}

bool Journal::recover(std::int64_t steady_ms) {
  if (!retry_at_ms_) retry_at_ms_ = steady_ms + retry_after_ms_;
  if (steady_ms < *retry_at_ms_) return false;
  retry_at_ms_.reset();
  if (!log_.recover()) {
    retry_after_ms_ = std::min(2 * retry_after_ms_, retry_max_ms);
    return false;
  }
  retry_after_ms_ = retry_first_ms;
  watch_.recovered(log_);
  note_health();
  return true;
}

void Journal::note_health() {
  health_ = log_.health();
  if (!health_.accepting) refuse_waiting();
}

// Appends are refused while the log awaits recovery; tasks wait for it.
void Journal::refuse_waiting() {
  for (Completion& done : queue_.take_refused()) {
    post_([done = std::move(done)] { done(store::Outcome::refused); });
  }
}

}  // namespace cg::simulation
