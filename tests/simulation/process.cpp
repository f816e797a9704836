#include "simulation/process.hpp"

namespace cg::simulation {

Process::Process(Disk& disk, Clock& clock, Oracle& oracle, Dice& chance,
                 std::uint64_t checkpoint_every)
    : disk_(disk),
      clock_(clock),
      oracle_(oracle),
      chance_(chance),
      checkpoint_every_(checkpoint_every) {
  start();
}

Process::~Process() {
  posted_.clear();
  rooms_.reset();
}

void Process::start() {
  const auto post = [this](std::function<void()> task) { posted_.push_back(std::move(task)); };
  journal_ = std::make_unique<Journal>(
      disk_.log(), post,
      Journal::Watch{
          [this](const store::Append& append) { oracle_.committed(append, clock_.steady_ms); },
          [this](store::EventLog& log) { oracle_.look_through(log, clock_.steady_ms, false); }});
  hub::Surroundings surroundings{*journal_,
                                 keyring_,
                                 "http://127.0.0.1:8080",
                                 [this] { return clock_.now_ms; },
                                 [this] { return clock_.steady_ms; },
                                 [this] { return chance_.bits(); },
                                 post,
                                 [] { return false; },
                                 checkpoint_every_};
  rooms_ = std::make_unique<hub::Rooms>(std::move(surroundings));
  rooms_->on_unreadable = [this](std::string_view, std::string_view what) {
    // Said by a disk that fails just now; a sound one never says it.
    if (journal_->health().accepting) oracle_.found("log: unreadable: " + std::string(what));
  };
  if (!rooms_->load_index(disk_.log())) oracle_.found("log: the list of workshops is unreadable");
}

void Process::die(bool machine_stays) {
  posted_.clear();
  rooms_.reset();
  posted_.clear();
  journal_.reset();
  disk_.die(machine_stays, chance_);
}

bool Process::piece() {
  phase_ = (phase_ + 1) % 3;
  switch (phase_) {
    case 0: {
      if (posted_.empty()) return false;
      const auto task = std::move(posted_.front());
      posted_.pop_front();
      task();
      phase_ = posted_.empty() ? 0 : 2;  // what came first is done first
      return true;
    }
    case 1:
      rooms_->storage_changed(journal_->health().accepting);
      rooms_->turn();
      return false;
    default:
      return journal_->step(clock_.steady_ms);
  }
}

bool Process::is_quiet() const {
  return posted_.empty() && journal_->is_idle() && !rooms_->is_busy();
}

}  // namespace cg::simulation
