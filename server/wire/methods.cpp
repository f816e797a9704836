#include "wire/methods.hpp"

#include <algorithm>
#include <map>

namespace cg::wire {
namespace {

using domain::ActivityId;
using domain::Command;
using domain::PersonId;

// Commands with an activity and nothing else.
template <class OneOf>
Command of_activity(Params& params) {
  return OneOf{params.id<ActivityId>("activity")};
}
template <class OneOf>
Command of_person(Params& params) {
  return OneOf{params.id<PersonId>("person")};
}
template <class OneOf>
Command of_people(Params& params) {
  OneOf command;
  for (const std::string& text : params.texts("people")) {
    command.people.push_back(domain::parse_id<PersonId>(text).value_or(PersonId{}));
  }
  return command;
}
template <class OneOf>
Command of_switch(Params& params) {
  return OneOf{params.boolean("on")};
}
template <class OneOf>
Command of_minutes(Params& params) {
  return OneOf{params.id<ActivityId>("activity"), params.whole("minutes")};
}

Command edit_person(Params& params) {
  return domain::EditPerson{params.id_if_given<PersonId>("person"), params.text_if_given("name"),
                            params.text_if_given("organisation"), params.text_if_given("role"),
                            params.text_if_given("sector")};
}

Command add_activity(Params& params) {
  domain::AddActivity command;
  command.before = params.id_if_given<ActivityId>("before");
  const Json* value = params.take("activity", true);
  if (value == nullptr) return command;
  Params plan(*value, params.path_of("activity."));
  const std::string kind = plan.text("kind");
  command.plan = read_plan(plan);
  // A title may be absent only when an activity is edited.
  static_cast<void>(plan.take("title", true));
  command.plan.kind = kind;
  plan.finish();
  if (plan.refusal()) params.refuse(*plan.refusal());
  return command;
}

Command edit_activity(Params& params) {
  return domain::EditActivity{params.id<ActivityId>("activity"), read_plan(params)};
}

Command move_activity(Params& params) {
  return domain::MoveActivity{params.id<ActivityId>("activity"),
                              params.id_or_null<ActivityId>("before")};
}

Command hide_text(Params& params) {
  const std::string record = params.text("record");
  const bool on = params.boolean("on");
  const auto slash = record.find('/');
  const std::string_view prefix = std::string_view(record).substr(0, slash);
  for (std::size_t kind = 0; kind < std::tuple_size_v<domain::Kinds>; ++kind) {
    const KindWire& wire = kind_wire(kind);
    if (wire.hide == nullptr || slash == std::string::npos) continue;
    if (std::ranges::find(wire.hides, prefix) == wire.hides.end()) continue;
    return wire.hide(params, std::string_view(record).substr(slash + 1), on);
  }
  params.refuse("unknown_record", "record");
  return domain::BlankScreen{};  // not used: the refusal stands
}

constexpr Method core_methods[] = {
    {"person.edit", edit_person},
    {"person.leave",
     [](Params& params) -> Command {
       return domain::Leave{params.id_if_given<PersonId>("person")};
     }},
    {"person.remove", of_person<domain::RemovePerson>},
    {"person.restore", of_person<domain::RestorePerson>},
    {"waiting.switch", of_switch<domain::SwitchWaitingRoom>},
    {"waiting.admit", of_people<domain::AdmitPeople>},
    {"waiting.refuse", of_people<domain::TurnAwayPeople>},
    {"activity.open", of_activity<domain::OpenActivity>},
    {"activity.close", of_activity<domain::CloseActivity>},
    {"activity.peek", of_activity<domain::PeekResults>},
    {"activity.reveal", of_activity<domain::RevealResults>},
    {"activity.hide", of_activity<domain::HideResults>},
    {"activity.again", of_activity<domain::AskAgain>},
    {"agenda.go",
     [](Params& params) -> Command {
       return domain::GoTo{params.id_or_null<ActivityId>("activity")};
     }},
    {"agenda.add", add_activity},
    {"agenda.edit", edit_activity},
    {"agenda.move", move_activity},
    {"agenda.remove", of_activity<domain::RemoveActivity>},
    {"timer.start", of_minutes<domain::StartTimer>},
    {"timer.extend", of_minutes<domain::ExtendTimer>},
    {"timer.end", of_activity<domain::EndTimer>},
    {"text.hide", hide_text},
    {"workshop.edit",
     [](Params& params) -> Command { return domain::EditWorkshop{params.text("title")}; }},
    {"workshop.lock", of_switch<domain::LockJoining>},
    {"workshop.end", of_switch<domain::EndWorkshop>},
    {"workshop.clear",
     [](Params& params) -> Command { return domain::ClearWorkshop{params.boolean("people")}; }},
    {"screen.blank", of_switch<domain::BlankScreen>},
};

using MethodsByName = std::map<std::string_view, const Method*, std::less<>>;

MethodsByName collect() {
  MethodsByName methods;
  for (const Method& method : core_methods) methods.emplace(method.name, &method);
  for (std::size_t kind = 0; kind < std::tuple_size_v<domain::Kinds>; ++kind) {
    for (const Method& method : kind_wire(kind).methods) methods.emplace(method.name, &method);
  }
  return methods;
}

const MethodsByName& methods_by_name() {
  static const MethodsByName collected = collect();
  return collected;
}

}  // namespace

const Method* find_method(std::string_view name) {
  const auto at = methods_by_name().find(name);
  return at == methods_by_name().end() ? nullptr : at->second;
}

std::vector<std::string_view> method_names() {
  std::vector<std::string_view> names;
  for (const auto& [name, method] : methods_by_name()) names.push_back(name);
  return names;
}

}  // namespace cg::wire
