// What somebody asks for. The commands of the activity kinds stand beside the kinds.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/ids.hpp"
#include "domain/plan.hpp"
#include "domain/registry.hpp"

namespace cg::domain {

// Who asks. Screens and observers are audiences only: they send no commands.
struct Actor {
  enum class Role : std::uint8_t { newcomer, person, facilitator, organiser, server };
  Role role = Role::newcomer;
  PersonId person;  // of a person
  friend bool operator==(const Actor&, const Actor&) = default;
};

struct CreateWorkshop {
  std::string id;    // both made by the caller from random bits,
  std::string code;  // the code not in use by another workshop
  std::string title;
  std::vector<ChoicePlan> sectors;
  std::vector<Plan> agenda;
};
struct Join {
  std::string name;
  std::optional<std::string> organisation;
  std::optional<std::string> role;
  Slug sector;
  bool consent = false;
};
struct EditPerson {
  std::optional<PersonId> person;  // absent: oneself
  std::optional<std::string> name;
  std::optional<std::string> organisation;
  std::optional<std::string> role;
  std::optional<Slug> sector;
};
struct Leave {
  std::optional<PersonId> person;
};
struct ComeBack {};  // sent by the server when somebody who had left attaches again
struct RemovePerson {
  PersonId person;
};
struct RestorePerson {
  PersonId person;
};

// Whom of those who wait: as many as were seen on the desk, so that nobody slips in who came while
// a finger was on its way. Who waits no longer is passed over.
struct AdmitPeople {
  std::vector<PersonId> people;
};
struct TurnAwayPeople {
  std::vector<PersonId> people;
};

struct OpenActivity {
  ActivityId activity;
};
struct CloseActivity {
  ActivityId activity;
};
struct PeekResults {
  ActivityId activity;
};
struct RevealResults {
  ActivityId activity;
};
struct HideResults {
  ActivityId activity;
};
struct AskAgain {
  ActivityId activity;
};

struct GoTo {
  std::optional<ActivityId> activity;
};
struct AddActivity {
  Plan plan;
  std::optional<ActivityId> before;
};
struct EditActivity {
  ActivityId activity;
  Plan plan;
};
struct MoveActivity {
  ActivityId activity;
  std::optional<ActivityId> before;
};
struct RemoveActivity {
  ActivityId activity;
};

struct StartTimer {
  ActivityId activity;
  int minutes = 0;
};
struct ExtendTimer {
  ActivityId activity;
  int minutes = 0;
};
struct EndTimer {
  ActivityId activity;
};

struct EditWorkshop {
  std::string title;
};
struct LockJoining {
  bool on = true;
};
struct SwitchWaitingRoom {
  bool on = true;
};
struct EndWorkshop {
  bool on = true;
};
struct BlankScreen {
  bool on = true;
};
struct ClearWorkshop {
  bool people = false;
};
// By the organiser or the lead, over HTTP: whose links are to be renewed.
struct RenewLinks {
  bool lead = false, process = false, screen = false, observer = false;
};

using PeopleCommands = std::variant<Join, EditPerson, Leave, ComeBack, RemovePerson, RestorePerson,
                                    AdmitPeople, TurnAwayPeople>;
using AgendaCommands =
    std::variant<OpenActivity, CloseActivity, PeekResults, RevealResults, HideResults, AskAgain,
                 GoTo, AddActivity, EditActivity, MoveActivity, RemoveActivity, StartTimer,
                 ExtendTimer, EndTimer>;
using WorkshopCommands = std::variant<CreateWorkshop, EditWorkshop, LockJoining, SwitchWaitingRoom,
                                      EndWorkshop, BlankScreen, ClearWorkshop, RenewLinks>;
using Command = Concat<WorkshopCommands, PeopleCommands, AgendaCommands, KindCommands>;

}  // namespace cg::domain
