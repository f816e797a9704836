// What waits to be decided, and what has been decided together and is on its way to the disk.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "domain/decide.hpp"
#include "hub/answers.hpp"
#include "store/event_log.hpp"
#include "wire/reasons.hpp"

namespace cg::hub {

// One command on its way. `accepted` or `refused` is called once, unless both are empty.
struct Submission {
  domain::Actor actor;
  domain::Command command;
  std::string scope;  // whose ids these are; empty: not to be remembered (the server's own)
  std::string id;
  std::uint64_t digest = 0;
  std::function<void(const Answer&)> accepted;
  std::function<void(const wire::Refusal&)> refused;
};

// Refusals wait for the commit too: they may rest on what an earlier command of the batch did.
struct Batch {
  struct Item {
    Submission submission;
    std::variant<Answer, wire::Refusal> outcome;
  };
  std::vector<Item> items;
  store::Append append;
  std::vector<domain::Decision> decisions;
  std::vector<std::pair<std::string, std::string>> remembered;  // scopes and ids of new answers
  // Whether anything has to be written.
  [[nodiscard]] bool is_empty() const { return append.events.empty() && append.answers.empty(); }
};

}  // namespace cg::hub
