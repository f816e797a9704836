#include "domain/decide.hpp"

#include "domain/decide_detail.hpp"

namespace cg::domain {

Expected<Decision> decide(const Workshop& workshop, const Actor& actor, const Command& command,
                          const Context& context) {
  Draft draft(workshop, context);
  const Expected<void> accepted =
      std::visit([&](const auto& one) { return decide(draft, actor, one); }, command);
  if (!accepted) return std::unexpected(accepted.error());
  return std::move(draft).finish();
}

}  // namespace cg::domain
