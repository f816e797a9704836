#include <algorithm>

#include "domain/decide_detail.hpp"
#include "domain/limits.hpp"
#include "domain/text.hpp"

namespace cg::domain {
namespace {

struct Heading {
  std::string title, prompt;
  int minutes = 0;
};

Expected<Heading> check_heading(const Plan& plan, std::string_view title_before,
                                std::string_view prompt_before, int minutes_before) {
  auto title = require_text(plan.title ? *plan.title : title_before, Lines::one,
                            limits::title_chars, "title");
  if (!title) return std::unexpected(title.error());
  auto prompt = allow_text(plan.prompt ? *plan.prompt : prompt_before, Lines::many,
                           limits::prompt_chars, "prompt");
  if (!prompt) return std::unexpected(prompt.error());
  const int minutes = plan.minutes.value_or(minutes_before);
  if (minutes < 0 || minutes > limits::minutes_max) {
    return reject(Reason::minutes_out_of_range, "minutes");
  }
  return Heading{*std::move(title), *std::move(prompt), minutes};
}

std::size_t agenda_bytes(const Workshop& workshop) {
  std::size_t bytes = 0;
  for (const Activity& activity : workshop.agenda) {
    bytes += workshop.text(activity.title).size() + workshop.text(activity.prompt).size();
    for (const TextId label : texts_of(activity.settings)) bytes += workshop.text(label).size();
  }
  return bytes;
}

// The bound holds for what is there, with everything that this decision adds and without what it
// erases.
Expected<void> require_agenda_room(const Draft& draft) {
  std::size_t bytes = agenda_bytes(draft.workshop());
  for (const TextPut& put : draft.kept()) bytes += put.text.value.size();
  for (const TextId id : draft.erased()) bytes -= draft.workshop().text(id).size();
  if (bytes > limits::agenda_bytes_max) return reject(Reason::agenda_full);
  return {};
}

Expected<void> require_place(const Workshop& workshop, std::optional<ActivityId> before) {
  if (before && workshop.find(*before) == nullptr) {
    return reject(Reason::unknown_activity, "before");
  }
  return {};
}

std::vector<TextId> content_texts_of(const Activity& activity) {
  return with_kind(activity.content.index(), [&]<class Kind>() {
    return Kind::content_texts(std::get<typename Kind::Content>(activity.content));
  });
}

bool has_kind(const Workshop& workshop, std::size_t kind) {
  return std::ranges::any_of(workshop.agenda,
                             [&](const Activity& one) { return one.settings.index() == kind; });
}

// The text that stands there now if it reads the same, else `value` in its place.
TextId replaced(Draft& draft, TextId before, std::string value) {
  if (draft.workshop().text(before) == value) return before;
  draft.erase(before);
  return draft.keep(std::move(value));
}

// The settings as the plan changes them; the present ones if it changes nothing.
template <class Kind>
Expected<KindSettings> edited_settings(Draft& draft, const Activity& activity, const Plan& plan) {
  if (plan.choices.empty() && plan.numbers.empty()) return activity.settings;
  const Workshop& workshop = draft.workshop();
  const auto& before = std::get<typename Kind::Settings>(activity.settings);
  Draft trial(workshop, draft.context());
  auto tried = Kind::plan(trial, plan, &before);
  if (!tried) return std::unexpected(tried.error());
  const bool same_but_labels = Kind::same_but_labels(before, *tried);
  const auto text = [&](TextId id) { return trial.text(id); };
  if (same_but_labels &&
      std::ranges::equal(Kind::texts(before), Kind::texts(*tried), {}, text, text)) {
    return activity.settings;
  }
  if (!same_but_labels && in_use(activity)) return reject(Reason::activity_in_use, "activity");
  auto planned = Kind::plan(draft, plan, &before);
  const std::vector<TextId> stay = Kind::texts(*planned);
  for (const TextId label : Kind::texts(before)) {
    if (std::ranges::find(stay, label) == stay.end()) draft.erase(label);
  }
  return KindSettings{*std::move(planned)};
}

// What follows the activity in the agenda; nothing after the last.
std::optional<ActivityId> activity_after(const Workshop& workshop, ActivityId id) {
  const auto at = std::ranges::find(workshop.agenda, id, &Activity::id);
  if (at == workshop.agenda.end() || at + 1 == workshop.agenda.end()) return std::nullopt;
  return (at + 1)->id;
}

}  // namespace

bool in_use(const Activity& activity) {
  return with_kind(activity.content.index(), [&]<class Kind>() {
    return Kind::in_use(std::get<typename Kind::Content>(activity.content));
  });
}

std::vector<TextId> texts_of(const KindSettings& settings) {
  return with_kind(settings.index(), [&]<class Kind>() {
    return Kind::texts(std::get<typename Kind::Settings>(settings));
  });
}

Expected<ActivityId> add_activity(Draft& draft, const Plan& plan,
                                  std::optional<ActivityId> before) {
  const std::size_t kind = kind_index(plan.kind);
  if (kind == std::tuple_size_v<Kinds>) return reject(Reason::bad_plan, "kind");
  auto heading = check_heading(plan, "", "", 0);
  if (!heading) return std::unexpected(heading.error());
  auto settings = with_kind(kind, [&]<class Kind>() -> Expected<KindSettings> {
    auto planned = Kind::plan(draft, plan, nullptr);
    if (!planned) return std::unexpected(planned.error());
    return KindSettings{*std::move(planned)};
  });
  if (!settings) return std::unexpected(settings.error());
  const ActivityId activity = draft.next_activity();
  const TextId title = draft.keep(std::move(heading->title));
  const TextId prompt = draft.keep(std::move(heading->prompt));
  if (auto room = require_agenda_room(draft); !room) return std::unexpected(room.error());
  draft.emit(
      ActivityAdded{activity, before, title, prompt, heading->minutes, *std::move(settings)});
  return activity;
}

Expected<void> decide(Draft& draft, const Actor& actor, const AddActivity& command) {
  if (auto ok = require_facilitator(actor); !ok) return ok;
  const Workshop& workshop = draft.workshop();
  if (auto place = require_place(workshop, command.before); !place) return place;
  if (workshop.agenda.size() >= limits::activities_max) return reject(Reason::agenda_full);
  auto added = add_activity(draft, command.plan, command.before);
  if (!added) {
    const std::string& field = added.error().field;
    return reject(added.error().reason, field.empty() ? "activity" : "activity." + field);
  }
  const std::size_t kind = kind_index(command.plan.kind);
  if (with_kind(kind, []<class Kind>() { return Kind::once; }) && has_kind(workshop, kind)) {
    return reject(Reason::kind_once, "activity.kind");
  }
  draft.created("activity", to_text(*added));
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const EditActivity& command) {
  if (auto ok = require_facilitator(actor); !ok) return ok;
  const Workshop& workshop = draft.workshop();
  auto found = require_activity(workshop, command.activity);
  if (!found) return std::unexpected(found.error());
  const Activity& activity = **found;
  auto heading = check_heading(command.plan, workshop.text(activity.title),
                               workshop.text(activity.prompt), activity.minutes);
  if (!heading) return std::unexpected(heading.error());
  auto settings = with_kind(activity.settings.index(), [&]<class Kind>() {
    return edited_settings<Kind>(draft, activity, command.plan);
  });
  if (!settings) return std::unexpected(settings.error());
  const TextId title = replaced(draft, activity.title, std::move(heading->title));
  const TextId prompt = replaced(draft, activity.prompt, std::move(heading->prompt));
  if (auto room = require_agenda_room(draft); !room) return room;
  if (title == activity.title && prompt == activity.prompt &&
      heading->minutes == activity.minutes && *settings == activity.settings) {
    return {};
  }
  draft.emit(ActivityEdited{activity.id, title, prompt, heading->minutes, *std::move(settings)});
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const MoveActivity& command) {
  if (auto ok = require_facilitator(actor); !ok) return ok;
  const Workshop& workshop = draft.workshop();
  auto found = require_activity(workshop, command.activity);
  if (!found) return std::unexpected(found.error());
  if (auto place = require_place(workshop, command.before); !place) return place;
  const bool is_there = command.before == command.activity ||
                        command.before == activity_after(workshop, command.activity);
  if (!is_there) draft.emit(ActivityMoved{command.activity, command.before});
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const RemoveActivity& command) {
  if (auto ok = require_facilitator(actor); !ok) return ok;
  const Workshop& workshop = draft.workshop();
  auto found = require_activity(workshop, command.activity);
  if (!found) return std::unexpected(found.error());
  const Activity& activity = **found;
  if (activity.phase != Phase::draft || in_use(activity)) {
    return reject(Reason::activity_in_use, "activity");
  }
  draft.erase(activity.title);
  draft.erase(activity.prompt);
  for (const TextId label : texts_of(activity.settings)) draft.erase(label);
  for (const TextId text : content_texts_of(activity)) draft.erase(text);
  if (workshop.current == activity.id) draft.emit(CurrentChanged{});
  draft.emit(ActivityRemoved{activity.id});
  return {};
}

}  // namespace cg::domain
