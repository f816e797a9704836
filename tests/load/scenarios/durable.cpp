// Acknowledgements a second when people send as fast as they are answered, against a bare SQLite
// loop with as many commands in each transaction. Both take turns, because disks have moods: the
// median of the ratios counts.
//
// With two outstanding each is still a transaction of its own, and the journal always has one to
// commit, as the loop has. With a single one the journal waits half of the time until the phone
// has its answer and the next vote is there: that says how long a vote takes, not how many commits
// there could be, and has no bound.
#include <cmath>
#include <deque>
#include <functional>
#include <vector>

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
    stopped_ = false;
    for (std::size_t i = 0; i < at_once; ++i) next_votes();
  }
  void stop() { stopped_ = true; }  // and wait until is_done()
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

constexpr int rounds = 5;

struct Round {
  double acknowledged_per_s = 0;
  double batch = 1;   // commands a transaction
  double cpu_us = 0;  // of the server, each
  double floor_per_s = 0;
};

Round measured_round(World& world, Eager& eager, SqliteLoop& floor, std::size_t at_once,
                     Microseconds duration) {
  eager.begin(at_once);
  world.loop.run_for(duration / 5);  // until it is steady
  const Commits commits = world.server.commits();
  const std::size_t answered = eager.answered();
  const Microseconds cpu = world.server.process().cpu_us();
  const Microseconds begun = now_us();
  world.loop.run_for(duration);
  const auto took = static_cast<double>(now_us() - begun);
  const auto acknowledged = static_cast<double>(eager.answered() - answered);
  Round round;
  round.acknowledged_per_s = acknowledged * static_cast<double>(second) / took;
  round.cpu_us = static_cast<double>(world.server.process().cpu_us() - cpu) / acknowledged;
  const double committed = world.server.commits().transactions - commits.transactions;
  if (committed > 0) round.batch = acknowledged / committed;
  eager.stop();
  world.wait_until([&] { return eager.is_done(); }, 30 * second, "votes are not acknowledged");
  const auto rows = std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(round.batch)));
  round.floor_per_s = floor.commands_per_second(rows, duration / 2);
  return round;
}

// The median over all rounds of what `of` says of one.
template <class Of>
double median_of(const std::vector<Round>& all, const Of& of) {
  std::vector<double> values;
  for (const Round& round : all) values.push_back(std::invoke(of, round));
  return median(std::move(values));
}

void measure(Run& run, std::size_t at_once, Microseconds duration) {
  World world(run.options, "durable");
  Stage& stage = world.stage(false);
  // Enough to take turns within fair use, however quick the server.
  let_join(world, stage, at_once <= 2 ? 400 : 4'000);
  world.wait_for_quiet();
  Eager eager(world);
  SqliteLoop floor(run.options.scratch / "floor");
  std::vector<Round> all;
  for (int i = 0; i < rounds; ++i) {
    all.push_back(measured_round(world, eager, floor, at_once, duration / rounds));
  }
  const double per_s = median_of(all, [](const Round& one) { return one.acknowledged_per_s; });
  const double ratio =
      median_of(all, [](const Round& one) { return one.acknowledged_per_s / one.floor_per_s; });
  const bool is_one_by_one = at_once == 1;
  char note[240];
  std::snprintf(
      note, sizeof note,
      "median of %d pairs; %.1f commands a transaction; %.0f us of the server's CPU each; "
      "both share the two cores with the load client%s",
      rounds, median_of(all, &Round::batch), median_of(all, &Round::cpu_us),
      is_one_by_one ? "; no bound: the journal waits for the phone" : "");
  run.report.add({.scenario = "durable",
                  .what = "durable acknowledgements, " + std::to_string(at_once) + " outstanding",
                  .measured = per_s,
                  .unit = "/s",
                  .floor = per_s / ratio,
                  .sense = is_one_by_one ? Sense::none : Sense::at_least,
                  .bound = 0.5,
                  .note = note});
  eager.ballots().check(world, stage);
  run.faults.take(world.faults, "durable");
}

}  // namespace

void durable(Run& run) {
  const Microseconds duration = run.options.size<Microseconds>(10 * second, 2 * second);
  for (const std::size_t at_once : {1U, 2U, 8U, 64U, 512U}) measure(run, at_once, duration);
}

}  // namespace cg::load
