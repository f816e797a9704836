// A workshop as the log has it: its state, replayed from the last checkpoint on, and the answers
// that were given to commands.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/workshop.hpp"
#include "hub/answers.hpp"
#include "store/event_log.hpp"

namespace cg::hub {

struct LoadedWorkshop {
  domain::Workshop state;
  Answers answers;                   // of the scopes that were asked for
  std::uint64_t checkpoint_seq = 0;  // where the replay began
};

// Reads and replays; on the journal's thread. Answers to joining are always read. An error is one
// line for the operator.
[[nodiscard]] store::Stored<LoadedWorkshop> load_workshop(
    store::EventReader& reader, std::string_view workshop,
    const std::vector<std::string>& scopes = {});

}  // namespace cg::hub
