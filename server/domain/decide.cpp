#include "domain/decide.hpp"

#include <type_traits>

#include "domain/decide_detail.hpp"

namespace cg::domain {
namespace {

// Rule WR3: who waits to be let in may put their own details right and go, and nothing else. Here,
// before any rule of any command, so that none can forget it.
template <class OneCommand>
constexpr bool may_be_given_while_waiting =
    std::is_same_v<OneCommand, EditPerson> || std::is_same_v<OneCommand, Leave>;

bool waits(const Workshop& workshop, const Actor& actor) {
  return actor.role == Actor::Role::person && workshop.find_waiting(actor.person) != nullptr;
}

}  // namespace

Expected<Decision> decide(const Workshop& workshop, const Actor& actor, const Command& command,
                          const Context& context) {
  Draft draft(workshop, context);
  const bool is_waiting = waits(workshop, actor);
  const Expected<void> accepted = std::visit(
      [&]<class OneCommand>(const OneCommand& one) -> Expected<void> {
        if (is_waiting && !may_be_given_while_waiting<OneCommand>) return reject(Reason::waiting);
        return decide(draft, actor, one);
      },
      command);
  if (!accepted) return std::unexpected(accepted.error());
  return std::move(draft).finish();
}

}  // namespace cg::domain
