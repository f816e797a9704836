// More people than the server takes: those beyond are told to come back, those inside notice
// nothing, nothing is lost, and when it is over newcomers are let in again.
#include <algorithm>

#include "load/people.hpp"
#include "load/scenarios.hpp"

namespace cg::load {
namespace {

constexpr unsigned refused_before_upgrade = 503;
constexpr unsigned sent_away_busy = 4002;

// People who keep arriving. To be told "overloaded" is an answer; anything else is a fault.
class Flood final : public PhoneEvents {
 public:
  explicit Flood(World& world) : world_(world) {}

  void arrive(const Stage& stage, std::size_t count, Microseconds begin, Microseconds interval) {
    for (std::size_t i = 0; i < count; ++i) {
      Phone& phone = world_.add_phone(*this);
      phone.may_be_ended = true;
      world_.loop.at(begin + static_cast<Microseconds>(i) * interval,
                     [&phone, &stage] { phone.join(join_params(stage.workshop, phone.serial())); });
    }
    scheduled_ += count;
  }
  [[nodiscard]] bool is_done() const { return entered_ + refused_ == scheduled_; }
  [[nodiscard]] std::size_t entered() const { return entered_; }
  [[nodiscard]] std::size_t refused() const { return refused_; }

 private:
  void on_first_view(Phone&) override { ++entered_; }
  void on_refused(Phone& phone, std::string_view reason) override {
    ++refused_;
    world_.faults.require(reason == "overloaded",
                          "a newcomer was refused with " + std::string(reason));
    phone.cut();
  }
  void on_end(Phone& phone, unsigned code) override {
    if (phone.has_view()) return world_.faults.add("somebody inside was sent away");
    ++refused_;
    world_.faults.require(code == refused_before_upgrade || code == sent_away_busy,
                          "a newcomer's connection ended with " + std::to_string(code));
  }

  World& world_;
  std::size_t scheduled_ = 0;
  std::size_t entered_ = 0;
  std::size_t refused_ = 0;
};

}  // namespace

void overload(Run& run) {
  constexpr std::size_t inside = 1'000;
  // Beyond the server's 16,000 connections, within our own 20,000 descriptors.
  const std::size_t crowd = run.options.size<std::size_t>(18'000, 16'500);
  constexpr std::size_t arrivals_per_second = 3'000;
  constexpr std::size_t votes_per_second = 200;
  const std::size_t seconds = crowd / arrivals_per_second;
  World world(run.options, "overload");
  Stage& stage = world.stage();
  let_join(world, stage, inside);
  world.wait_for_quiet();

  Flood flood(world);
  Voting voting(world, 6);
  Ballots ballots;
  const Microseconds begin = now_us() + 200 * millisecond;
  for (std::size_t i = 0; i < votes_per_second * seconds; ++i) {
    voting.vote_at(world.phones[i % inside], ballots,
                   begin + static_cast<Microseconds>(i * second / votes_per_second));
  }
  flood.arrive(stage, crowd, begin, second / static_cast<Microseconds>(arrivals_per_second));
  world.wait_until([&] { return flood.is_done() && voting.is_done(); }, 120 * second,
                   "not everybody was let in or refused, or votes have no answer");

  Rows rows(run.report, "overload",
            std::to_string(crowd) + " arrive at " + std::to_string(arrivals_per_second) + "/s: ");
  rows.add({.what = "let in", .measured = static_cast<double>(flood.entered()), .unit = ""});
  rows.add(
      {.what = "told to come back", .measured = static_cast<double>(flood.refused()), .unit = ""});
  rows.add({.what = "p99 acknowledged of those inside",
            .measured = voting.latencies.percentile_ms(0.99),
            .unit = "ms"});
  rows.add({.what = "resident",
            .measured = static_cast<double>(world.server.process().resident_bytes()) / 1024 / 1024,
            .unit = "MiB"});
  world.faults.require(flood.refused() > 0, "the server took more than it said it would");

  for (std::size_t i = inside; i < inside + crowd; ++i) world.phones[i].cut();
  world.wait_for_quiet();
  let_join(world, stage, 100, 10);
  world.wait_for_quiet();
  ballots.check(world, stage);
  world.wait_for_quiet();
  world.compare_with_fresh(200);
  run.faults.take(world.faults, "overload");
}

}  // namespace cg::load
