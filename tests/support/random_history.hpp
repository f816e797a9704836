// Histories of a workshop as they might happen, and as they should not: every step is made out of
// one number, so that a history is a list of numbers, which can be repeated and shortened.
//
// A step is one call by one client over the real protocol. Most calls make sense in the state as
// it is; some are wrong on purpose and must be refused with a reason of the closed list.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "support/hub_world.hpp"

namespace cg::test {

// A workshop with one activity of every kind and a second of scores and of aims.
[[nodiscard]] Json workshop_of_all_kinds();

class RandomHistory {
 public:
  // Makes the workshop and the clients: a desk, a screen, an observer and `people` phones.
  RandomHistory(HubWorld& world, unsigned people);

  // Does one step.
  void step(std::uint64_t number);

  // What a step was, for a failing test to print.
  [[nodiscard]] const std::vector<std::string>& steps() const { return steps_; }
  [[nodiscard]] const std::vector<std::shared_ptr<HubClient>>& phones() const { return phones_; }
  [[nodiscard]] std::vector<std::shared_ptr<HubClient>> everybody() const;

  std::shared_ptr<HubClient> desk, screen, observer;
  // What may happen; the simulator switches some off at random.
  bool with_clear = true;
  bool with_reveal = true;
  bool with_cuts = true;
  bool with_waiting = true;

 private:
  using Random = std::mt19937_64;
  // One of the numbers below `count`.
  [[nodiscard]] static std::uint32_t below(Random& random, std::uint32_t count);
  [[nodiscard]] static std::string pick(Random& random, const std::vector<std::string>& list);

  void phone_step(Random& random);
  void contribute(Random& random, HubClient& phone);
  void desk_step(Random& random);
  void steer(Random& random);
  void moderate(Random& random);
  void arrange(Random& random);
  void connection_step(Random& random);
  void wrong_step(Random& random);
  void door_step(Random& random);
  void newcomer(Random& random);
  void call(HubClient& client, const std::string& method, const Json& params);

  [[nodiscard]] std::string activity(Random& random) const;
  [[nodiscard]] std::string activity_of(Random& random, const std::string& kind) const;
  [[nodiscard]] std::string record(Random& random, const std::string& prefix) const;
  [[nodiscard]] Json some_who_wait(Random& random) const;

  HubWorld& world_;
  std::vector<std::shared_ptr<HubClient>> phones_;
  std::vector<std::string> steps_;
};

// Rule VW4, for everybody at once: what differs between the views that clients hold and those that
// they are given fresh, first by the same room and then by one that has been made again from the
// log, where nothing can be left over. Empty when all is well; the world has restarted afterwards.
[[nodiscard]] std::vector<std::string> differences_from_fresh(HubWorld& world,
                                                              const RandomHistory& history);

}  // namespace cg::test
