// The core commands' rules, by theme; private to the domain.
#pragma once

#include "domain/draft.hpp"

namespace cg::domain {

// Workshop (decide_workshop.cpp)
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor,
                                    const CreateWorkshop& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const EditWorkshop& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const LockJoining& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor,
                                    const SwitchWaitingRoom& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const EndWorkshop& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const BlankScreen& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const ClearWorkshop& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const RenewLinks& command);

// People (decide_people.cpp)
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const Join& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const EditPerson& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const Leave& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const ComeBack& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const RemovePerson& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const RestorePerson& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const AdmitPeople& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor,
                                    const TurnAwayPeople& command);

// Steering (decide_steering.cpp)
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const OpenActivity& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const CloseActivity& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const PeekResults& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const RevealResults& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const HideResults& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const AskAgain& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const GoTo& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const StartTimer& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const ExtendTimer& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const EndTimer& command);

// Agenda (decide_agenda.cpp)
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const AddActivity& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const EditActivity& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const MoveActivity& command);
[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor,
                                    const RemoveActivity& command);

// Emits the ActivityAdded of a new activity; `agenda_bytes` is what the agenda's texts take so far.
[[nodiscard]] Expected<ActivityId> add_activity(Draft& draft, const Plan& plan,
                                                std::optional<ActivityId> before);

// Whether anybody has contributed to the activity, and its settings' texts, whatever its kind.
[[nodiscard]] bool in_use(const Activity& activity);
[[nodiscard]] std::vector<TextId> texts_of(const KindSettings& settings);

}  // namespace cg::domain
