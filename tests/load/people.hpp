// What the people of a scenario do: join, vote, post ideas, each counted and timed from the moment
// at which it was due, and each held against what the server says came of it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "load/world.hpp"

namespace cg::load {

// Lets people join: open loop, one each `interval`, whatever the server does.
class Joining final : public PhoneEvents {
 public:
  explicit Joining(World& world) : world_(world) {}

  void schedule(const Stage& stage, std::size_t count, Microseconds begin, Microseconds interval);
  [[nodiscard]] bool is_done() const { return entered_ + refused_ == scheduled_; }

  [[nodiscard]] std::size_t entered() const { return entered_; }
  [[nodiscard]] std::size_t refused() const { return refused_; }
  Samples latencies;         // from when it was due until the first view was here
  Samples first_view_bytes;  // bytes, not times

 private:
  void on_first_view(Phone& phone) override;
  void on_refused(Phone& phone, std::string_view reason) override;
  void on_end(Phone& phone, unsigned code) override;

  World& world_;
  std::unordered_map<const Phone*, Microseconds> due_;
  std::size_t scheduled_ = 0;
  std::size_t entered_ = 0;
  std::size_t refused_ = 0;
};

// Everybody joins as fast as the server takes them, `at_once` at a time: a beginning, not a
// measure.
void let_join(World& world, const Stage& stage, std::size_t count, std::size_t at_once = 100);

// The ballots that were acknowledged, and what they must add up to.
class Ballots {
 public:
  static constexpr int items = 3;
  static constexpr int scores = 11;
  // Three scores in one number, to travel as the tag of a command.
  [[nodiscard]] static int random_ballot(std::mt19937& random);
  [[nodiscard]] static std::string cast_params(int ballot);

  void acknowledged(const Phone& phone, int ballot) { last_[&phone] = ballot; }
  [[nodiscard]] std::size_t people() const { return last_.size(); }
  // Reveals and holds the desk's figures against the ballots: one lost or doubled shows.
  void check(World& world, Stage& stage) const;

 private:
  std::unordered_map<const Phone*, int> last_;
};

// People who vote when they are due to.
class Voting final : public PhoneEvents {
 public:
  Voting(World& world, std::uint32_t seed) : world_(world), random_(seed) {}

  void vote_at(Phone& phone, Ballots& ballots, Microseconds due);
  [[nodiscard]] bool is_done() const { return answered_ == scheduled_; }

  [[nodiscard]] std::size_t answered() const { return answered_; }
  [[nodiscard]] std::size_t refused() const { return refused_; }
  [[nodiscard]] Microseconds last_answer_at() const { return last_answer_at_; }
  std::function<void(Phone&, std::string_view)> on_refusal;
  Samples latencies;  // from when it was due until the acknowledgement was here

 private:
  void on_answer(Phone& phone, const Sent& sent, const Answer& answer) override;

  World& world_;
  std::mt19937 random_;
  std::unordered_map<const Phone*, Ballots*> ballots_;
  std::size_t scheduled_ = 0;
  std::size_t answered_ = 0;
  std::size_t refused_ = 0;
  Microseconds last_answer_at_ = 0;
};

// When somebody who watches was first told of each number of ideas on the board. (The ideas
// themselves are not all in a brief view; their number is.)
class IdeaCounts {
 public:
  // To be called with each record that the watcher is put.
  void note(std::string_view key, std::string_view record);
  [[nodiscard]] std::size_t count() const { return told_at_.size(); }
  [[nodiscard]] Microseconds told_at(std::size_t number) const { return told_at_.at(number - 1); }

 private:
  std::vector<Microseconds> told_at_;
};

// Ideas posted now and then, also to see how long it takes until somebody is told of them.
class Ideas final : public PhoneEvents {
 public:
  explicit Ideas(World& world) : world_(world) {}

  void post_at(Phone& phone, Microseconds due);
  // How far a watcher was behind the acknowledgements; who was never told of all is a fault. The
  // board must have been empty before these ideas.
  [[nodiscard]] Samples lags(const IdeaCounts& counts, std::string_view who) const;

  [[nodiscard]] bool is_done() const { return answered_ == scheduled_; }
  [[nodiscard]] std::size_t accepted() const { return acknowledged_at_.size(); }
  Samples latencies;

 private:
  void on_answer(Phone& phone, const Sent& sent, const Answer& answer) override;

  World& world_;
  std::vector<Microseconds> acknowledged_at_;  // in the order in which it was
  std::unordered_set<std::string> ids_;
  std::size_t scheduled_ = 0;
  std::size_t answered_ = 0;
};

}  // namespace cg::load
