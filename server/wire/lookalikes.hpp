// Names that may be taken for somebody else's: for a facilitator's, or for that of a person who was
// there before. Flagged on the desk, where a human decides; nobody is refused for their name.
//
// Compared are skeletons (Unicode Technical Standard 39): what looks alike has the same one,
// whichever letters of whichever script it was made of.
//
// Keeps what it has worked out. Not thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/workshop.hpp"

namespace cg::wire {

// What looks alike has the same; empty for an empty name.
[[nodiscard]] std::string skeleton_of(std::string_view name);
// Whether it may be taken for the name of somebody who runs the workshop.
[[nodiscard]] bool looks_official(std::string_view name);

class Lookalikes {
 public:
  // "facilitator", the id of an earlier person ("p3"), or empty. A single name that two people
  // simply share (two Davids) is no disguise; a full one that is the same is looked at.
  [[nodiscard]] std::string of(const domain::Workshop& workshop, const domain::Person& person);
  // The same for somebody who waits to be let in, compared with those who are.
  [[nodiscard]] std::string of_newcomer(const domain::Workshop& workshop,
                                        const domain::Person& person);

 private:
  struct Known {
    domain::PersonId person;
    domain::TextId name;
    bool removed = false;
    std::string resembles;
  };
  void learn(const domain::Workshop& workshop);
  [[nodiscard]] static std::string resemblance(const domain::Workshop& workshop,
                                               std::string_view name,
                                               std::optional<domain::PersonId> like);
  void add(const domain::Workshop& workshop, const domain::Person& person);

  std::uint64_t learned_at_seq_ = 0;
  std::vector<Known> known_;  // in the order of the workshop's people
  std::unordered_map<std::string, domain::PersonId> first_with_;  // by skeleton
};

}  // namespace cg::wire
