#include <algorithm>
#include <string>
#include <vector>

#include "domain/decide_detail.hpp"
#include "domain/limits.hpp"
#include "domain/text.hpp"

namespace cg::domain {
namespace {

struct Details {
  std::string name, organisation, role;
  SectorIndex sector = 0;
};

Expected<Details> check_details(const Workshop& workshop, std::string_view name,
                                std::string_view organisation, std::string_view role,
                                std::string_view sector) {
  auto clean_name = require_text(name, Lines::one, limits::name_chars, "name");
  if (!clean_name) return std::unexpected(clean_name.error());
  auto clean_organisation =
      allow_text(organisation, Lines::one, limits::organisation_chars, "organisation");
  if (!clean_organisation) return std::unexpected(clean_organisation.error());
  auto clean_role = allow_text(role, Lines::one, limits::role_chars, "role");
  if (!clean_role) return std::unexpected(clean_role.error());
  const auto index = workshop.sector(sector);
  if (!index) return reject(Reason::unknown_sector, "sector");
  return Details{*std::move(clean_name), *std::move(clean_organisation), *std::move(clean_role),
                 *index};
}

void place(Draft& draft, PersonId person, SectorIndex sector) {
  for (const Activity& activity : draft.workshop().agenda) {
    with_kind(activity.settings.index(),
              [&]<class Kind>() { Kind::on_join(draft, activity, person, sector); });
  }
}

// Oneself, or anybody for a facilitator; who waits to be let in, too. The server may name whom it
// saw leave.
Expected<const Person*> whom(const Workshop& workshop, const Actor& actor,
                             std::optional<PersonId> named) {
  const bool may_name = actor.role == Actor::Role::facilitator || actor.role == Actor::Role::server;
  if (!may_name && actor.role != Actor::Role::person) return reject(Reason::not_allowed);
  if (!may_name && named && *named != actor.person) return reject(Reason::not_allowed, "person");
  const PersonId id = named ? *named : actor.person;
  const Person* person = workshop.find(id);
  if (person == nullptr) person = workshop.find_waiting(id);
  if (person == nullptr) return reject(Reason::unknown_person, "person");
  if (!may_name && person->standing == Standing::removed) return reject(Reason::removed);
  return person;
}

bool is_waiting(const Workshop& workshop, const Person& person) {
  return workshop.find_waiting(person.id) == &person;
}

// Those of the named who wait, each once. Who was let in, turned away or has gone meanwhile is
// passed over: two facilitators may press at the same time. A number never given is a mistake.
Expected<std::vector<const Person*>> those_who_wait(const Workshop& workshop, const Actor& actor,
                                                    const std::vector<PersonId>& named) {
  if (auto ok = require_facilitator(actor); !ok) return std::unexpected(ok.error());
  if (named.size() > limits::waiting_max) return reject(Reason::too_many, "people");
  std::vector<const Person*> people;
  for (std::size_t i = 0; i < named.size(); ++i) {
    const PersonId id = named[i];
    if (id.value == 0 || id.value > workshop.last.person) {
      return reject(Reason::unknown_person, "people." + std::to_string(i));
    }
    const Person* person = workshop.find_waiting(id);
    const bool is_new = std::ranges::find(people, person) == people.end();
    if (person != nullptr && is_new) people.push_back(person);
  }
  return people;
}

}  // namespace

Expected<void> decide(Draft& draft, const Actor& actor, const Join& command) {
  if (actor.role != Actor::Role::newcomer) return reject(Reason::not_allowed);
  const Workshop& workshop = draft.workshop();
  if (workshop.ended) return reject(Reason::workshop_ended);
  if (workshop.locked) return reject(Reason::joining_locked);
  if (!command.consent) return reject(Reason::consent_missing, "consent");
  const bool is_full = workshop.people.size() + workshop.waiting.size() >= limits::people_max ||
                       workshop.last.person >= limits::joins_max;
  if (is_full) return reject(Reason::workshop_full);
  if (workshop.waiting_room && workshop.waiting.size() >= limits::waiting_max) {
    return reject(Reason::waiting_room_full);
  }
  auto details = check_details(workshop, command.name, command.organisation.value_or(""),
                               command.role.value_or(""), command.sector);
  if (!details) return std::unexpected(details.error());
  const PersonId person = draft.next_person();
  const TextId name = draft.keep(std::move(details->name), person);
  const TextId organisation = draft.keep(std::move(details->organisation), person);
  const TextId role = draft.keep(std::move(details->role), person);
  draft.created("person", to_text(person));
  if (workshop.waiting_room) {
    draft.emit(PersonWaits{person, name, organisation, role, details->sector});
  } else {
    draft.emit(PersonJoined{person, name, organisation, role, details->sector});
    place(draft, person, details->sector);
  }
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const EditPerson& command) {
  const Workshop& workshop = draft.workshop();
  auto found = whom(workshop, actor, command.person);
  if (!found) return std::unexpected(found.error());
  const Person& person = **found;
  const auto or_before = [&](const std::optional<std::string>& now, TextId before) {
    return now ? std::string_view(*now) : workshop.text(before);
  };
  auto details = check_details(
      workshop, or_before(command.name, person.name),
      or_before(command.organisation, person.organisation), or_before(command.role, person.role),
      command.sector ? *command.sector : workshop.sectors[person.sector].id);
  if (!details) return std::unexpected(details.error());
  if (details->name == workshop.text(person.name) && details->role == workshop.text(person.role) &&
      details->organisation == workshop.text(person.organisation) &&
      details->sector == person.sector) {
    return {};
  }
  for (const TextId old : {person.name, person.organisation, person.role}) draft.erase(old);
  draft.emit(PersonEdited{person.id, draft.keep(std::move(details->name), person.id),
                          draft.keep(std::move(details->organisation), person.id),
                          draft.keep(std::move(details->role), person.id), details->sector});
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const Leave& command) {
  auto found = whom(draft.workshop(), actor, command.person);
  if (!found) return std::unexpected(found.error());
  const Person& person = **found;
  if (is_waiting(draft.workshop(), person)) {
    for (const TextId text : {person.name, person.organisation, person.role}) draft.erase(text);
    draft.emit(PersonWithdrew{person.id});
  } else if (person.standing == Standing::in) {
    draft.emit(PersonLeft{person.id});
  }
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const ComeBack&) {
  auto found = whom(draft.workshop(), actor, std::nullopt);
  if (!found) return std::unexpected(found.error());
  const Person& person = **found;
  if (person.standing != Standing::left) return {};
  draft.emit(PersonReturned{person.id});
  place(draft, person.id, person.sector);
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const RemovePerson& command) {
  if (auto ok = require_facilitator(actor); !ok) return ok;
  auto found = whom(draft.workshop(), actor, command.person);
  if (!found) return std::unexpected(found.error());
  const Person& person = **found;
  if (is_waiting(draft.workshop(), person)) {
    draft.emit(PersonTurnedAway{person.id});
  } else if (person.standing != Standing::removed) {
    draft.emit(PersonRemoved{person.id});
  }
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const RestorePerson& command) {
  if (auto ok = require_facilitator(actor); !ok) return ok;
  auto found = whom(draft.workshop(), actor, command.person);
  if (!found) return std::unexpected(found.error());
  const Person& person = **found;
  if (person.standing != Standing::removed) return {};
  draft.emit(PersonRestored{person.id});
  place(draft, person.id, person.sector);
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const AdmitPeople& command) {
  auto people = those_who_wait(draft.workshop(), actor, command.people);
  if (!people) return std::unexpected(people.error());
  for (const Person* person : *people) {
    draft.emit(PersonAdmitted{person->id});
    place(draft, person->id, person->sector);
  }
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const TurnAwayPeople& command) {
  auto people = those_who_wait(draft.workshop(), actor, command.people);
  if (!people) return std::unexpected(people.error());
  for (const Person* person : *people) draft.emit(PersonTurnedAway{person->id});
  return {};
}

}  // namespace cg::domain
