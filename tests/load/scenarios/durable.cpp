// Acknowledgements a second when people send as fast as they are answered, against a bare SQLite
// loop with as many commands in each transaction.
#include <cmath>
#include <deque>

#include "load/people.hpp"
#include "load/scenarios.hpp"
#include "load/sqlite_loop.hpp"

namespace cg::load {
namespace {

// Whenever one is answered another votes at once. They take turns, so that no phone is faster than
// fair use allows.
class Eager final : public PhoneEvents {
 public:
  explicit Eager(World& world) : world_(world) {
    for (Phone& phone : world.phones) {
      phone.events = this;
      resting_.push_back(&phone);
    }
  }

  void begin(std::size_t at_once) {
    for (std::size_t i = 0; i < at_once; ++i) next_votes();
  }
  void stop() { stopped_ = true; }
  [[nodiscard]] bool is_done() const { return waiting_ == 0; }
  [[nodiscard]] std::size_t answered() const { return answered_; }
  [[nodiscard]] const Ballots& ballots() const { return ballots_; }

 private:
  void next_votes() {
    Phone& phone = *resting_.front();
    resting_.pop_front();
    ++waiting_;
    const int ballot = Ballots::random_ballot(random_);
    phone.send("score.cast", Ballots::cast_params(ballot), now_us(), ballot);
  }
  void on_answer(Phone& phone, const Sent& sent, const Answer& answer) override {
    --waiting_;
    ++answered_;
    resting_.push_back(&phone);
    if (!answer.accepted) {
      return world_.faults.add("a vote was refused: " + std::string(answer.reason));
    }
    ballots_.acknowledged(phone, sent.tag);
    if (!stopped_) next_votes();
  }

  World& world_;
  std::deque<Phone*> resting_;
  Ballots ballots_;
  std::mt19937 random_{4};
  bool stopped_ = false;
  std::size_t waiting_ = 0;
  std::size_t answered_ = 0;
};

void measure(Run& run, std::size_t at_once, Microseconds duration) {
  World world(run.options, "durable");
  Stage& stage = world.stage(false);
  // Enough to take turns within fair use, however quick the server.
  let_join(world, stage, at_once == 1 ? 400 : 4'000);
  world.wait_for_quiet();
  Eager eager(world);
  eager.begin(at_once);
  world.loop.run_for(second);  // until it is steady
  const Commits commits = world.server.commits();
  const std::size_t answered = eager.answered();
  const Microseconds cpu = world.server.process().cpu_us();
  const Microseconds begun = now_us();
  world.loop.run_for(duration);
  const auto took = static_cast<double>(now_us() - begun);
  const auto acknowledged = static_cast<double>(eager.answered() - answered);
  const double cpu_each = static_cast<double>(world.server.process().cpu_us() - cpu) / acknowledged;
  const double committed = world.server.commits().transactions - commits.transactions;
  const double batch = committed > 0 ? acknowledged / committed : 1;
  eager.stop();
  world.wait_until([&] { return eager.is_done(); }, 30 * second, "votes are not acknowledged");
  const auto rows = std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(batch)));
  const double floor =
      sqlite_commands_per_second(run.options.scratch / "floor", rows, duration / 2);
  char note[160];
  std::snprintf(note, sizeof note,
                "%.1f commands a transaction; %.0f us of the server's CPU each; both share the two "
                "cores with the load client",
                batch, cpu_each);
  run.report.add({.scenario = "durable",
                  .what = "durable acknowledgements, " + std::to_string(at_once) + " outstanding",
                  .measured = acknowledged * static_cast<double>(second) / took,
                  .unit = "/s",
                  .floor = floor,
                  .sense = Sense::at_least,
                  .bound = 0.5,
                  .note = note});
  eager.ballots().check(world, stage);
  run.faults.take(world.faults, "durable");
}

}  // namespace

void durable(Run& run) {
  const Microseconds duration = run.options.size<Microseconds>(8 * second, 2 * second);
  for (const std::size_t at_once : {1U, 8U, 64U, 512U}) measure(run, at_once, duration);
}

}  // namespace cg::load
