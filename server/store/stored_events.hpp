// Events to and from the text in which the log keeps them: {"event": name, ...fields}.
//
// Old logs must replay for ever. When an event's fields change, its old form is made into the new
// one by `upcast` in stored_events.cpp before it is read; names of events and kinds never change.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "domain/events.hpp"

namespace cg::store {

[[nodiscard]] std::string encode(const domain::Event& event);

struct DecodeError {
  std::string what;  // one line for the operator; never holds a person's text
};
[[nodiscard]] std::expected<domain::Event, DecodeError> decode(std::string_view body);

}  // namespace cg::store
