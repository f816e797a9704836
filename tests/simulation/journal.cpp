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
  queue_.emplace_back(Queued{std::move(append), std::move(done)});
}

bool Journal::submit_task(Task task) {
  if (tasks_ >= tasks_max_) return false;
  ++tasks_;
  queue_.emplace_back(std::move(task));
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
  if (auto* const task = std::get_if<Task>(&queue_.front())) {
    const Task mine = std::move(*task);
    queue_.pop_front();
    --tasks_;
    mine(log_);
  } else {
    commit_batch();
  }
  note_health();
  free_at_ms_ = steady_ms + takes_ms_;
  return true;
}

void Journal::commit_batch() {
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
  health_.accepting =
      health_.accepting && std::ranges::find(outcomes, store::Outcome::unknown) == outcomes.end();
  const auto handed_in = std::make_shared<std::vector<store::Append>>(std::move(appends));
  post_([this, handed_in, completions = std::move(completions), outcomes] {
    for (std::size_t i = 0; i < completions.size(); ++i) {
      if (outcomes[i] == store::Outcome::committed) watch_.committed((*handed_in)[i]);
      completions[i](outcomes[i]);
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
  std::deque<std::variant<Queued, Task>> tasks;
  for (auto& work : queue_) {
    if (auto* const queued = std::get_if<Queued>(&work)) {
      post_([done = std::move(queued->done)] { done(store::Outcome::refused); });
    } else {
      tasks.push_back(std::move(work));
    }
  }
  queue_ = std::move(tasks);
}

}  // namespace cg::simulation
