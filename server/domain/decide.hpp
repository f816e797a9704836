// decide: what a command leads to, or why not. Pure: time comes in the context.
// apply: what an event makes of the state. Together they are the rules of the product.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "domain/commands.hpp"
#include "domain/events.hpp"
#include "domain/rejection.hpp"
#include "domain/workshop.hpp"

namespace cg::domain {

struct Context {
  std::int64_t now_ms = 0;
  std::uint64_t seed = 0;  // fresh for every command; what is random in a decision follows from it
};

struct TextPut {
  TextId id;
  Text text;
};

struct Decision {
  std::vector<StampedEvent> events;  // none: accepted, nothing to change
  std::vector<TextPut> put;          // applied before the events
  std::vector<TextId> erase;         // applied after the events
  std::string created_field;         // "aim", "idea", "activity", "person" and
  std::string created_id;            // the id of what the command made, for its result
};

[[nodiscard]] Expected<Decision> decide(const Workshop& workshop, const Actor& actor,
                                        const Command& command, const Context& context);

void apply(Workshop& workshop, const StampedEvent& event);
void put_text(Workshop& workshop, const TextPut& put);
void erase_text(Workshop& workshop, TextId id);
// All of a decision: texts put, events, texts erased.
void apply(Workshop& workshop, const Decision& decision);

}  // namespace cg::domain
