#include <unordered_set>

#include "domain/assert.hpp"
#include "domain/decide_detail.hpp"
#include "domain/limits.hpp"
#include "domain/text.hpp"

namespace cg::domain {
namespace {

// The texts that stay when the contributions are cleared: what the facilitators prepared and, if
// they stay, who the people are.
std::unordered_set<TextId> texts_that_stay(const Workshop& workshop, bool people_go) {
  std::unordered_set<TextId> stay{workshop.title};
  for (const Choice& sector : workshop.sectors) stay.insert(sector.label);
  for (const Activity& activity : workshop.agenda) {
    stay.insert({activity.title, activity.prompt});
    for (const TextId label : texts_of(activity.settings)) stay.insert(label);
  }
  if (people_go) return stay;
  for (const auto* people : {&workshop.people, &workshop.waiting}) {
    for (const Person& person : *people) {
      stay.insert({person.name, person.organisation, person.role});
    }
  }
  return stay;
}

}  // namespace

Expected<void> decide(Draft& draft, const Actor& actor, const CreateWorkshop& command) {
  if (actor.role != Actor::Role::organiser) return reject(Reason::not_allowed);
  CG_ASSERT(draft.workshop().id.empty());
  auto title = require_text(command.title, Lines::one, limits::title_chars, "title");
  if (!title) return std::unexpected(title.error());
  auto sectors =
      plan_choices(draft, command.sectors, limits::sectors_min, limits::sectors_max, "sectors");
  if (!sectors) return std::unexpected(sectors.error());
  if (command.agenda.size() > limits::activities_max) return reject(Reason::agenda_full, "agenda");
  draft.emit(WorkshopCreated{command.id, command.code, draft.keep(*std::move(title)),
                             *std::move(sectors)});
  bool once_taken[std::tuple_size_v<Kinds>] = {};
  for (std::size_t i = 0; i < command.agenda.size(); ++i) {
    const std::string at = "agenda." + std::to_string(i);
    const std::size_t kind = kind_index(command.agenda[i].kind);
    auto added = add_activity(draft, command.agenda[i], std::nullopt);
    if (!added) {
      const std::string& field = added.error().field;
      return reject(added.error().reason, field.empty() ? at : at + "." + field);
    }
    const bool once = with_kind(kind, []<class Kind>() { return Kind::once; });
    if (once && std::exchange(once_taken[kind], true)) return reject(Reason::kind_once, at);
  }
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const EditWorkshop& command) {
  if (auto ok = require_facilitator(actor); !ok) return ok;
  auto title = require_text(command.title, Lines::one, limits::title_chars, "title");
  if (!title) return std::unexpected(title.error());
  const Workshop& workshop = draft.workshop();
  if (*title == workshop.text(workshop.title)) return {};
  draft.erase(workshop.title);
  draft.emit(WorkshopEdited{draft.keep(*std::move(title))});
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const LockJoining& command) {
  if (auto ok = require_facilitator(actor); !ok) return ok;
  if (draft.workshop().locked != command.on) draft.emit(JoiningLocked{command.on});
  return {};
}

// Off lets nobody in by itself: who waited when it was on still waits for a facilitator's word.
Expected<void> decide(Draft& draft, const Actor& actor, const SwitchWaitingRoom& command) {
  if (auto ok = require_facilitator(actor); !ok) return ok;
  if (draft.workshop().waiting_room != command.on) draft.emit(WaitingRoomSwitched{command.on});
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const EndWorkshop& command) {
  if (auto ok = require_facilitator(actor); !ok) return ok;
  if (draft.workshop().ended != command.on) draft.emit(WorkshopEnded{command.on});
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const BlankScreen& command) {
  if (auto ok = require_facilitator(actor); !ok) return ok;
  if (draft.workshop().blanked != command.on) draft.emit(ScreenBlanked{command.on});
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const ClearWorkshop& command) {
  if (auto ok = require_facilitator(actor); !ok) return ok;
  const Workshop& workshop = draft.workshop();
  const auto stay = texts_that_stay(workshop, command.people);
  for (const auto& [id, text] : workshop.texts) {
    if (!stay.contains(id)) draft.erase(id);
  }
  draft.emit(WorkshopCleared{command.people});
  return {};
}

// Who may ask is decided where keys are known: the organiser, and the lead on the organiser's
// behalf.
Expected<void> decide(Draft& draft, const Actor& actor, const RenewLinks& command) {
  if (actor.role != Actor::Role::organiser) return reject(Reason::not_allowed);
  if (command.lead || command.process || command.screen || command.observer) {
    draft.emit(LinksRenewed{command.lead, command.process, command.screen, command.observer});
  }
  return {};
}

}  // namespace cg::domain
