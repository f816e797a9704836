// Everybody loses the connection, a minute passes, and everybody comes back with what they hold:
// spread over a few seconds, as the page's own backing off does it.
#include <algorithm>
#include <random>
#include <unordered_map>
#include <unordered_set>

#include "load/people.hpp"
#include "load/scenarios.hpp"

namespace cg::load {
namespace {

// Times how long each phone waits for its first view.
class Returning final : public PhoneEvents {
 public:
  explicit Returning(World& world) : world_(world), due_(world.phones.size()) {}

  void come_back_at(Phone& phone, Microseconds due, bool resume) {
    ++scheduled_;
    phone.events = this;
    due_.at(phone.serial() % due_.size()) = due;
    world_.loop.at(due, [&phone, resume] { phone.come_back(resume); });
  }
  [[nodiscard]] bool is_done() const { return returned_ == scheduled_; }
  Samples latencies;
  Samples bytes;

 private:
  void on_first_view(Phone& phone) override {
    ++returned_;
    latencies.add(now_us() - due_.at(phone.serial() % due_.size()));
    bytes.add(static_cast<Microseconds>(phone.first_view_bytes()));
  }
  void on_refused(Phone&, std::string_view reason) override {
    world_.faults.add("a phone that came back was refused: " + std::string(reason));
  }

  World& world_;
  std::vector<Microseconds> due_;
  std::size_t scheduled_ = 0;
  std::size_t returned_ = 0;
};

// People whose connection goes before the answer is here. They send the same again when they are
// back; it must count once, whether the first one arrived or not.
class Repeating final : public PhoneEvents {
 public:
  explicit Repeating(World& world) : world_(world) {}

  void send_and_cut(Phone& phone) {
    phone.events = this;
    numbers_[&phone] = phone.send("idea.post", params, now_us());
    // Some before the command has left, some when the answer is on its way.
    const auto delay = static_cast<Microseconds>(numbers_.size() % 20) * 100;
    world_.loop.at(now_us() + delay, [&phone] { phone.cut(); });
  }
  [[nodiscard]] bool is_done() const { return answered_again_ == numbers_.size(); }
  [[nodiscard]] std::size_t count() const { return numbers_.size(); }

 private:
  static constexpr std::string_view params =
      R"({"activity":"act2","column":"need","text":"Once, please","attribution":"none"})";

  void on_first_view(Phone& phone) override {
    back_.insert(&phone);
    phone.send_again(numbers_.at(&phone), "idea.post", params, now_us());
  }
  void on_answer(Phone& phone, const Sent&, const Answer& answer) override {
    if (back_.contains(&phone)) ++answered_again_;
    if (!answer.accepted) {
      world_.faults.add("a repeated idea was refused: " + std::string(answer.reason));
    }
  }

  World& world_;
  std::unordered_map<const Phone*, std::uint64_t> numbers_;
  std::unordered_set<const Phone*> back_;
  std::size_t answered_again_ = 0;
};

// 200 people are cut off in the middle of posting and send again.
void repeat_after_cuts(World& world, Repeating& repeating) {
  constexpr std::size_t people = 200;
  for (std::size_t i = 0; i < people; ++i) repeating.send_and_cut(world.phones[i]);
  world.loop.run_for(100 * millisecond);
  for (std::size_t i = 0; i < people; ++i) world.phones[i].come_back(true);
  world.wait_until([&] { return repeating.is_done(); }, 60 * second,
                   "commands that were sent again have no answer");
}

struct Return {
  double cpu_us_each = 0;
  double bytes_each = 0;
  double p99_ms = 0;
  double took_ms = 0;
};

Return let_return(World& world, Microseconds spread, bool resume) {
  Returning returning(world);
  std::mt19937 random(7);
  std::uniform_int_distribution<Microseconds> jitter(0, spread);
  const Microseconds begin = now_us() + 100 * millisecond;
  const Microseconds before = world.server.process().cpu_us();
  for (Phone& phone : world.phones) {
    returning.come_back_at(phone, begin + jitter(random), resume);
  }
  world.wait_until([&] { return returning.is_done(); }, 120 * second, "not everybody came back");
  const auto count = static_cast<double>(world.phones.size());
  return {static_cast<double>(world.server.process().cpu_us() - before) / count,
          returning.bytes.percentile_ms(0.5) * 1000, returning.latencies.percentile_ms(0.99),
          static_cast<double>(now_us() - begin) / 1000};
}

void cut_all(World& world) {
  for (Phone& phone : world.phones) phone.cut();
}

}  // namespace

void coming_back(Run& run) {
  const std::size_t people = run.options.size<std::size_t>(10'000, 2'000);
  const Microseconds away = run.options.size<Microseconds>(60 * second, second);
  const Microseconds spread = run.options.size<Microseconds>(5 * second, 2 * second);
  constexpr std::size_t changes = 2;  // while they are away
  World world(run.options, "returning");
  Stage& stage = world.stage();
  let_join(world, stage, people);
  Ideas ideas(world);
  for (std::size_t i = 0; i < 1'000; ++i) {
    ideas.post_at(world.phones[i % 500], now_us() + static_cast<Microseconds>(i) * millisecond);
  }
  world.wait_until([&] { return ideas.is_done(); }, 60 * second, "ideas are not acknowledged");
  Repeating repeating(world);
  repeat_after_cuts(world, repeating);
  world.wait_for_quiet();
  cut_all(world);
  const Return fresh = let_return(world, spread, false);
  world.wait_for_quiet();

  cut_all(world);
  // Nobody new: that would change every figure that says how many were asked.
  Phone& author = world.phones.front();
  author.events = &ideas;
  author.come_back(true);
  world.wait_until([&] { return author.has_view(); }, 30 * second, "the author has no view");
  for (std::size_t i = 0; i < changes; ++i) ideas.post_at(author, now_us());
  world.wait_until([&] { return ideas.is_done(); }, 60 * second, "ideas are not acknowledged");
  author.cut();
  world.loop.run_for(away);
  const Return back = let_return(world, spread, true);

  Rows rows(run.report, "returning", std::to_string(people) + " come back: ");
  rows.add({.what = "all are back after",
            .measured = back.took_ms / 1000,
            .unit = "s",
            .sense = Sense::at_most,
            .bound = 10,
            .note = "spread over " + std::to_string(spread / second) + " s"});
  rows.add({.what = "p99 of each", .measured = back.p99_ms, .unit = "ms"});
  rows.add({.what = "bytes each, floor: a whole view",
            .measured = back.bytes_each,
            .unit = "B",
            .floor = fresh.bytes_each,
            .sense = Sense::at_most,
            .bound = 0.5});
  rows.add({.what = "server CPU each, floor: a whole view",
            .measured = back.cpu_us_each,
            .unit = "us",
            .floor = fresh.cpu_us_each});
  world.wait_for_quiet();
  const auto counted = stage.at_desk.number("progress/" + std::string(board_activity), "ideas");
  const auto posted = static_cast<std::int64_t>(ideas.accepted() + repeating.count());
  world.faults.require(counted == posted, std::to_string(posted) + " ideas were acknowledged, " +
                                              "some of them twice; the desk counts " +
                                              std::to_string(counted));
  world.compare_with_fresh(run.options.size<std::size_t>(1'000, 200));
  run.faults.take(world.faults, "returning");
}

}  // namespace cg::load
