// A workshop as the log has it: its state replayed, and the answers its commands were given.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <unordered_map>

#include "domain/workshop.hpp"
#include "hub/batch.hpp"
#include "store/event_log.hpp"

namespace cg::hub {

struct LoadedWorkshop {
  domain::Workshop state;
  std::unordered_map<std::string, Answer> answers;  // by answer_key
};

// Reads and replays; on the journal's thread. An error is one line for the operator.
[[nodiscard]] store::Stored<LoadedWorkshop> load_workshop(store::EventReader& reader,
                                                          std::string_view workshop);

[[nodiscard]] std::string answer_key(std::string_view scope, std::string_view id);
// The stored form of an answer's result.
[[nodiscard]] std::string encode_answer(const Answer& answer);

}  // namespace cg::hub
