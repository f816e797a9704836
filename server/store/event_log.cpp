#include "store/event_log.hpp"

#include "domain/assert.hpp"

namespace cg::store {

std::string_view to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::committed:
      return "committed";
    case Outcome::conflict:
      return "conflict";
    case Outcome::refused:
      return "refused";
    case Outcome::unknown:
      return "unknown";
  }
  return "?";
}

void assert_well_formed(const Append& append) {
  CG_ASSERT(!append.workshop.empty());
  std::uint64_t seq = append.expected_seq;
  for (const StoredEvent& event : append.events) CG_ASSERT(event.seq == ++seq);
}

}  // namespace cg::store
