// The answers that accepted commands were given, so that a command sent again gets its first one
// (protocol rules CM2 and CM3).
//
// They are kept by scope: whose ids they are, a person's or a key's, or `join`. Of a workshop that
// was opened from the log a scope is read when its owner sends a command, so that opening costs
// nothing for people who are not here; and forgotten when they have long been gone.
//
// Not thread-safe: used by its Room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/event_log.hpp"

namespace cg::hub {

// The answer to an accepted command, as it is remembered: ids only.
struct Answer {
  std::uint64_t digest = 0;  // of the command's method and params
  std::uint64_t seq = 0;
  std::string created_field;  // "aim", or empty
  std::string created_id;
  friend bool operator==(const Answer&, const Answer&) = default;
};

// The scope of commands by which people join; never forgotten.
inline constexpr std::string_view join_scope = "join";

class Answers {
 public:
  // Whether all answers of the scope are here.
  [[nodiscard]] bool knows(const std::string& scope) const { return scopes_.contains(scope); }
  [[nodiscard]] std::vector<std::string> known_scopes() const;

  // From now on the scope is known. Answers of other scopes are not taken.
  void learn(const std::string& scope, const std::vector<store::StoredAnswer>& stored);
  // The scopes of `newer` are as they are there, the others stay.
  void replace_with(Answers newer);
  void forget(const std::string& scope);

  // Null when there was no such command. The scope is known. Valid until the next change.
  [[nodiscard]] const Answer* find(const std::string& scope, const std::string& id) const;
  void remove(const std::string& scope, const std::string& id);
  void add(const std::string& scope, const std::string& id, Answer answer);

 private:
  std::unordered_map<std::string, std::unordered_map<std::string, Answer>> scopes_;
};

// The stored form of an answer's result.
[[nodiscard]] std::string encode_answer(const Answer& answer);

}  // namespace cg::hub
