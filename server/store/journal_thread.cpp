#include "store/journal_thread.hpp"

#include <algorithm>
#include <future>
#include <utility>

namespace cg::store {

namespace {

std::size_t bytes_of(const Append& append) {
  std::size_t bytes = sizeof(Append) + append.workshop.size();
  for (const StoredEvent& event : append.events) bytes += sizeof event + event.body.size();
  for (const StoredText& text : append.put) bytes += sizeof text + text.value.size();
  bytes += append.erase.size() * sizeof(std::uint64_t);
  for (const StoredAnswer& answer : append.answers) {
    bytes += sizeof answer + answer.scope.size() + answer.id.size() + answer.result.size();
  }
  return bytes;
}

}  // namespace

JournalThread::JournalThread(std::unique_ptr<EventLog> log, Post post, JournalOptions options)
    : options_(std::move(options)),
      post_(std::move(post)),
      log_(std::move(log)),
      health_(log_->health()),
      retry_after_(options_.retry_first),
      thread_([this] { run(); }) {}

JournalThread::~JournalThread() {
  stop();
}

// ---- From any thread --------------------------------------------------------------------------

bool JournalThread::has_room_for(std::size_t bytes) const {
  return queue_.appends() < options_.queue_appends_max &&
         queue_.bytes() + bytes <= options_.queue_bytes_max;
}

void JournalThread::submit(Append append, Completion done) {
  assert_well_formed(append);
  const std::size_t bytes = bytes_of(append);
  const std::scoped_lock lock(mutex_);
  if (stopping_ || !health_.accepting || !has_room_for(bytes)) {
    ++counts_.refused;
    post_([done = std::move(done)] { done(Outcome::refused); });
    return;
  }
  queue_.push({std::move(append), std::move(done), bytes, Clock::now()});
  work_came_.notify_one();
}

bool JournalThread::submit_task(Task task) {
  const std::scoped_lock lock(mutex_);
  if (stopping_ || queue_.tasks() >= options_.queue_tasks_max) return false;
  queue_.push(std::move(task));
  work_came_.notify_one();
  return true;
}

Health JournalThread::health() const {
  const std::scoped_lock lock(mutex_);
  return health_;
}

JournalCounts JournalThread::counts() const {
  const std::scoped_lock lock(mutex_);
  JournalCounts counts = counts_;
  counts.queued = queue_.size();
  const auto since = committing_since_ ? committing_since_ : queue_.oldest();
  if (since)
    counts.lag = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - *since);
  return counts;
}

Stored<std::unique_ptr<EventReader>> JournalThread::open_reader() {
  return log_->open_reader();
}

void JournalThread::drain() {
  const auto reached = std::make_shared<std::promise<void>>();
  {
    const std::scoped_lock lock(mutex_);
    if (stopping_) return;
    queue_.push([reached](EventLog&) { reached->set_value(); });
    work_came_.notify_one();
  }
  reached->get_future().wait();
}

void JournalThread::stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
    work_came_.notify_one();
  }
  if (thread_.joinable()) thread_.join();
}

// ---- The thread -------------------------------------------------------------------------------

void JournalThread::run() {
  Lock lock(mutex_);
  while (!stopping_ || !queue_.empty()) {
    if (!health_.accepting && !last_recovery_tried_) {
      work_came_.wait_for(lock, retry_after_, [this] { return stopping_; });
      last_recovery_tried_ = stopping_;
      recover(lock);
    } else if (queue_.empty()) {
      wait_for_work(lock);
    } else {
      work_off(lock);
    }
  }
}

// Until there is something to do; meanwhile, when it stays quiet, the log keeps house.
void JournalThread::wait_for_work(Lock& lock) {
  const auto something = [this] { return stopping_ || !queue_.empty(); };
  while (!something() && health_.accepting) {
    lock.unlock();
    const bool untidy = log_->wants_tending();
    lock.lock();
    if (!untidy) {
      work_came_.wait(lock, something);
    } else if (!work_came_.wait_for(lock, options_.quiet_after, something)) {
      lock.unlock();
      log_->tend(true);
      lock.lock();
      note_health(lock);
    }
  }
}

void JournalThread::work_off(Lock& lock) {
  if (queue_.is_task_next()) {
    run_task(lock);
  } else {
    commit_batch(lock);
  }
  note_health(lock);
}

// Takes the appends at the head of the queue, up to the next task, and commits them together.
void JournalThread::commit_batch(Lock& lock) {
  JournalQueue::Batch batch = queue_.take_batch(options_.batch_appends_max);
  committing_since_ = batch.oldest;

  lock.unlock();
  const auto begin = std::chrono::steady_clock::now();
  std::vector<Outcome> outcomes = log_->commit(batch.appends);
  const auto took = std::chrono::steady_clock::now() - begin;
  lock.lock();

  committing_since_.reset();
  count(outcomes, took);
  // Known before the completions are: what a room submits upon `unknown` must be refused.
  health_.accepting =
      health_.accepting && std::ranges::find(outcomes, Outcome::unknown) == outcomes.end();
  settle(std::move(batch.completions), std::move(outcomes));

  lock.unlock();
  log_->tend(false);
  lock.lock();
}

void JournalThread::run_task(Lock& lock) {
  const Task task = queue_.take_task();
  lock.unlock();
  task(*log_);
  lock.lock();
}

void JournalThread::recover(Lock& lock) {
  lock.unlock();
  const bool recovered = log_->recover().has_value();
  lock.lock();
  if (recovered) ++counts_.recoveries;
  retry_after_ = recovered ? options_.retry_first : std::min(retry_after_ * 2, options_.retry_max);
  note_health(lock);
}

// Takes over the log's health; when that has turned bad, refuses the appends that wait.
void JournalThread::note_health(Lock& lock) {
  lock.unlock();
  Health now = log_->health();
  lock.lock();
  if (!now.accepting) refuse_waiting();
  if (now == health_) return;
  health_ = now;
  if (options_.on_health) {
    post_([tell = options_.on_health, now = std::move(now)] { tell(now); });
  }
}

void JournalThread::refuse_waiting() {
  std::vector<Completion> completions = queue_.take_refused();
  if (completions.empty()) return;
  counts_.refused += completions.size();
  std::vector<Outcome> outcomes(completions.size(), Outcome::refused);
  settle(std::move(completions), std::move(outcomes));
}

// One post for the whole batch: the loop is woken once.
void JournalThread::settle(std::vector<Completion> completions, std::vector<Outcome> outcomes) {
  post_([completions = std::move(completions), outcomes = std::move(outcomes)] {
    for (std::size_t i = 0; i < completions.size(); ++i) completions[i](outcomes[i]);
  });
}

void JournalThread::count(const std::vector<Outcome>& outcomes, std::chrono::nanoseconds took) {
  const auto of = [&outcomes](Outcome outcome) {
    return static_cast<std::uint64_t>(std::ranges::count(outcomes, outcome));
  };
  const auto us = static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::microseconds>(took).count());
  ++counts_.transactions;
  counts_.committed += of(Outcome::committed);
  counts_.conflicts += of(Outcome::conflict);
  counts_.refused += of(Outcome::refused);
  counts_.unknown += of(Outcome::unknown);
  counts_.transaction_us += us;
  counts_.transaction_us_max = std::max(counts_.transaction_us_max, us);
}

}  // namespace cg::store
