// A decision in the making: what `decide` functions read and write.
// Lives during one call of decide; refers to the workshop, which does not change meanwhile.
#pragma once

#include <string>
#include <utility>

#include "domain/assert.hpp"
#include "domain/decide.hpp"

namespace cg::domain {

class Draft {
 public:
  Draft(const Workshop& workshop, const Context& context)
      : workshop_(workshop), context_(context) {}

  [[nodiscard]] const Workshop& workshop() const { return workshop_; }
  [[nodiscard]] const Context& context() const { return context_; }

  void emit(Event event);
  // What has been emitted so far.
  [[nodiscard]] const std::vector<StampedEvent>& events() const { return decision_.events; }
  // Keeps `value` and returns its id; 0 for an empty value, which needs no keeping.
  TextId keep(std::string value, PersonId owner = {});
  // What has been kept so far.
  [[nodiscard]] const std::vector<TextPut>& kept() const { return decision_.put; }
  // Erases a text that no event refers to any more (0 is fine).
  void erase(TextId id);
  // What is erased so far.
  [[nodiscard]] const std::vector<TextId>& erased() const { return decision_.erase; }
  // A text kept in this decision or before; empty when there is none. Valid until the next keep.
  [[nodiscard]] std::string_view text(TextId id) const;
  void created(std::string field, std::string id);

  // The numbers for new things; each call gives the next.
  [[nodiscard]] PersonId next_person() { return {++last_.person}; }
  [[nodiscard]] ActivityId next_activity() { return {++last_.activity}; }
  [[nodiscard]] AimId next_aim() { return {++last_.aim}; }
  [[nodiscard]] IdeaId next_idea() { return {++last_.idea}; }
  [[nodiscard]] GroupId next_group() { return {++last_.group}; }

  [[nodiscard]] Decision finish() && { return std::move(decision_); }

 private:
  const Workshop& workshop_;
  const Context& context_;
  LastIds last_ = workshop_.last;
  Decision decision_;
};

// Checks that several `decide` functions share. Each returns the rejection or what was asked for.

[[nodiscard]] Expected<void> require_facilitator(const Actor& actor);
// A person who is in or has left, not removed, and the workshop has not ended.
[[nodiscard]] Expected<const Person*> require_contributor(const Workshop& workshop,
                                                          const Actor& actor);
[[nodiscard]] Expected<const Activity*> require_activity(const Workshop& workshop, ActivityId id);
// The content of an activity that has to be of one kind: unknown_activity or wrong_kind.
template <class Content>
[[nodiscard]] Expected<const Content*> require_content(const Workshop& workshop, ActivityId id) {
  auto activity = require_activity(workshop, id);
  if (!activity) return std::unexpected(activity.error());
  const Content* content = content_of<Content>(*activity);
  if (content == nullptr) return reject(Reason::wrong_kind, "activity");
  return content;
}
// The same for an event, which was decided on an activity of its kind.
template <class Content>
[[nodiscard]] Content& content_of_event(Workshop& workshop, ActivityId id) {
  auto* content = content_of<Content>(workshop.find(id));
  CG_ASSERT(content != nullptr);
  return *content;
}
// The activity exists and is open.
[[nodiscard]] Expected<void> require_open(const Activity& activity);
// Room for `bytes` more among the person's own texts (limits::own_bytes_max).
[[nodiscard]] Expected<void> require_own_room(const Workshop& workshop, PersonId person,
                                              std::size_t bytes);
// Settings: only the named lists and numbers may be there.
[[nodiscard]] Expected<void> require_only(const Plan& plan,
                                          std::initializer_list<std::string_view> choices,
                                          std::initializer_list<std::string_view> numbers);
// Checked choices with their labels kept: good and different slugs, as many as allowed.
[[nodiscard]] Expected<std::vector<Choice>> plan_choices(Draft& draft,
                                                         const std::vector<ChoicePlan>& plans,
                                                         std::size_t count_min,
                                                         std::size_t count_max,
                                                         std::string_view field);
[[nodiscard]] bool is_slug(std::string_view text);

}  // namespace cg::domain
