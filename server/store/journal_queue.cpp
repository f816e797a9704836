#include "store/journal_queue.hpp"

#include <algorithm>
#include <utility>

#include "domain/assert.hpp"

namespace cg::store {

void JournalQueue::push(Waiting waiting) {
  ++appends_;
  bytes_ += waiting.bytes;
  works_.emplace_back(std::move(waiting));
}

std::optional<JournalQueue::Clock::time_point> JournalQueue::oldest() const {
  const auto first = std::ranges::find_if(
      works_, [](const auto& work) { return std::holds_alternative<Waiting>(work); });
  if (first == works_.end()) return std::nullopt;
  return std::get<Waiting>(*first).since;
}

bool JournalQueue::is_task_next() const {
  return !works_.empty() && std::holds_alternative<Journal::Task>(works_.front());
}

Journal::Task JournalQueue::take_task() {
  CG_ASSERT(is_task_next());
  Journal::Task task = std::get<Journal::Task>(std::move(works_.front()));
  works_.pop_front();
  return task;
}

JournalQueue::Batch JournalQueue::take_batch(std::size_t appends_max) {
  CG_ASSERT(!works_.empty() && !is_task_next());
  Batch batch;
  batch.oldest = std::get<Waiting>(works_.front()).since;
  while (!works_.empty() && batch.appends.size() < appends_max) {
    auto* const waiting = std::get_if<Waiting>(&works_.front());
    if (waiting == nullptr) break;
    batch.appends.push_back(std::move(waiting->append));
    batch.completions.push_back(std::move(waiting->done));
    --appends_;
    bytes_ -= waiting->bytes;
    works_.pop_front();
  }
  return batch;
}

std::vector<Journal::Completion> JournalQueue::take_refused() {
  std::vector<Journal::Completion> completions;
  for (auto& work : works_) {
    if (auto* const waiting = std::get_if<Waiting>(&work)) {
      completions.push_back(std::move(waiting->done));
    }
  }
  std::erase_if(works_, [](const auto& work) { return std::holds_alternative<Waiting>(work); });
  appends_ = 0;
  bytes_ = 0;
  return completions;
}

}  // namespace cg::store
