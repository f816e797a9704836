// Every reason for which a request is refused: its JSON-RPC code, its stable word, whether trying
// again may help, and a sentence fit for a phone. Equal to protocol/schema/reasons.json (tested).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "domain/rejection.hpp"

namespace cg::wire {

struct ReasonEntry {
  int code;
  std::string_view word;
  bool retry;
  std::string_view message;
};

// A refusal by its word, with the parameter at fault ("scores.patients") if there is one.
struct Refusal {
  std::string_view word;  // one of all_reasons(): static
  std::string field;
};

[[nodiscard]] std::span<const ReasonEntry> all_reasons();
[[nodiscard]] const ReasonEntry& reason_entry(std::string_view word);
[[nodiscard]] std::string_view reason_word(domain::Reason reason);
[[nodiscard]] inline Refusal refusal_of(const domain::Rejection& rejection) {
  return {reason_word(rejection.reason), rejection.field};
}

}  // namespace cg::wire
