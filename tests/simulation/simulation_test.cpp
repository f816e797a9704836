// The hub, domain, wire and store as they are, in a world whose disk fails, whose process dies and
// whose connections are cut; one seed decides everything. CG_SEED=n repeats one world.
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <string>

#include "hub/loaded_workshop.hpp"
#include "support/random_history.hpp"

namespace cg::test {
namespace {

#ifdef CG_SANITIZED
constexpr std::uint64_t worlds = 12;
#else
constexpr std::uint64_t worlds = 60;
#endif
constexpr int steps_per_world = 250;

// What this world suffers, each with its own frequency; some worlds are spared some of it (swarm).
struct Weather {
  explicit Weather(std::mt19937_64& random) {
    for (unsigned* one : {&refusals, &lost, &landed, &restarts, &failing_recoveries}) {
      *one = random() % 3 == 0 ? 0 : 1 + static_cast<unsigned>(random() % 4);
    }
  }
  unsigned refusals, lost, landed, restarts, failing_recoveries;  // in a hundred steps
};

class Simulation {
 public:
  explicit Simulation(std::uint64_t seed)
      : random_(seed), weather_(random_), world_(seed), history_(world_, 4 + seed % 8) {
    history_.with_clear = seed % 4 == 0;
    history_.with_reveal = seed % 3 != 0;
    history_.with_cuts = seed % 5 != 0;
  }

  void run() {
    for (int step = 0; step < steps_per_world; ++step) {
      suffer();
      history_.step(random_());
      note_acknowledged();
      if (::testing::Test::HasFailure()) return;
    }
    recover();
    expect_acknowledged_is_kept();
    expect_the_log_is_the_state();
    expect_everybody_agrees();
  }

  [[nodiscard]] std::string told() const {
    std::string all;
    for (const std::string& step : history_.steps()) all += step + "\n";
    return all;
  }

 private:
  using Fault = store::MemoryLog::Fault;

  bool happens(unsigned in_a_hundred) { return random_() % 100 < in_a_hundred; }

  void suffer() {
    if (happens(weather_.refusals)) world_.log.fail_next(Fault::refused);
    if (happens(weather_.lost)) world_.log.fail_next(Fault::unknown_lost);
    if (happens(weather_.landed)) world_.log.fail_next(Fault::unknown_landed);
    if (happens(weather_.failing_recoveries)) world_.log.fail_recoveries(2);
    if (happens(weather_.restarts)) {
      note_acknowledged();
      world_.restart();
      history_.desk->attach(true);
    }
    if (happens(20)) world_.advance(50);
  }

  void recover() {
    world_.log.fail_recoveries(0);
    world_.advance(2'000);
    // A fault that was ordered and not yet met is met by a command that may fail.
    for (int i = 0; i < 20; ++i) {
      history_.desk->call("screen.blank", {{"on", i % 2 == 0}});
      world_.advance(1'100);
    }
    note_acknowledged();
    for (const auto& one : history_.everybody()) {
      if (!one->is_connected() || one->closed) one->attach(true);
    }
    world_.advance(300);
  }

  void note_acknowledged() {
    for (const auto& one : history_.everybody()) {
      for (const auto& [id, answer] : one->answers) {
        if (answer.contains("result") && answer["result"].contains("seq")) {
          acknowledged_.emplace(id, answer["result"]);
        }
      }
      one->answers.clear();
    }
  }

  // Rules CM2 and CM5: each is in the log once, with the answer that was given.
  void expect_acknowledged_is_kept() {
    const auto stored = world_.log.answers(world_.workshop, "");
    ASSERT_TRUE(stored.has_value());
    std::map<std::string, Json> kept;
    for (const store::StoredAnswer& answer : *stored) {
      EXPECT_TRUE(kept.emplace(answer.id, Json::parse(answer.result)).second) << "kept twice";
    }
    for (const auto& [id, result] : acknowledged_) {
      const auto at = kept.find(id);
      ASSERT_NE(at, kept.end()) << "lost: " << result.dump();
      EXPECT_EQ(at->second["seq"], result["seq"]);
    }
    EXPECT_FALSE(acknowledged_.empty());
  }

  void expect_everybody_agrees() {
    for (const std::string& difference : differences_from_fresh(world_, history_)) {
      ADD_FAILURE() << difference;
    }
  }

  void expect_the_log_is_the_state() {
    const auto loaded = hub::load_workshop(world_.log, world_.workshop);
    ASSERT_TRUE(loaded.has_value()) << loaded.error().what;
    world_.read([&](const domain::Workshop& live) { EXPECT_TRUE(live == loaded->state); });
    EXPECT_TRUE(world_.unreadable.empty());
  }

  std::mt19937_64 random_;
  Weather weather_;
  HubWorld world_;
  RandomHistory history_;
  std::map<std::string, Json> acknowledged_;
};

class Worlds : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(Worlds, NothingAcknowledgedIsLostAndEverybodyAgrees) {
  const char* const chosen = std::getenv("CG_SEED");
  Simulation simulation(chosen != nullptr ? std::strtoull(chosen, nullptr, 10) : GetParam());
  simulation.run();
  if (HasFailure()) std::printf("seed %lu\n%s", GetParam(), simulation.told().c_str());
}

INSTANTIATE_TEST_SUITE_P(Seeds, Worlds, ::testing::Range(std::uint64_t{1}, worlds + 1));

}  // namespace
}  // namespace cg::test
