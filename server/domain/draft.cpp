#include "domain/draft.hpp"

#include <algorithm>
#include <set>

#include "domain/assert.hpp"
#include "domain/limits.hpp"
#include "domain/text.hpp"

namespace cg::domain {

void Draft::emit(Event event) {
  const std::uint64_t seq = workshop_.seq + 1 + decision_.events.size();
  decision_.events.push_back({{seq, context_.now_ms}, std::move(event)});
}

TextId Draft::keep(std::string value, PersonId owner) {
  if (value.empty()) return {};
  const std::uint64_t slot = decision_.put.size() + 1;
  CG_ASSERT(slot < (1U << text_slot_bits));
  const TextId id{((workshop_.seq + 1) << text_slot_bits) | slot};
  decision_.put.push_back({id, {std::move(value), owner}});
  return id;
}

void Draft::erase(TextId id) {
  if (id) decision_.erase.push_back(id);
}

std::string_view Draft::text(TextId id) const {
  const auto at = std::ranges::find(decision_.put, id, &TextPut::id);
  return at == decision_.put.end() ? workshop_.text(id) : std::string_view(at->text.value);
}

void Draft::created(std::string field, std::string id) {
  decision_.created_field = std::move(field);
  decision_.created_id = std::move(id);
}

Expected<void> require_facilitator(const Actor& actor) {
  if (actor.role != Actor::Role::facilitator) return reject(Reason::not_allowed);
  return {};
}

Expected<const Person*> require_contributor(const Workshop& workshop, const Actor& actor) {
  if (actor.role != Actor::Role::person) return reject(Reason::not_allowed);
  const Person* person = workshop.find(actor.person);
  if (person == nullptr || person->standing == Standing::removed) return reject(Reason::removed);
  if (workshop.ended) return reject(Reason::workshop_ended);
  return person;
}

Expected<const Activity*> require_activity(const Workshop& workshop, ActivityId id) {
  const Activity* activity = workshop.find(id);
  if (activity == nullptr) return reject(Reason::unknown_activity, "activity");
  return activity;
}

Expected<void> require_open(const Activity& activity) {
  if (activity.phase == Phase::draft) return reject(Reason::activity_not_open, "activity");
  if (activity.phase == Phase::closed) return reject(Reason::activity_closed, "activity");
  return {};
}

Expected<void> require_own_room(const Workshop& workshop, PersonId person, std::size_t bytes) {
  const auto at = workshop.own_bytes.find(person);
  const std::size_t held = at == workshop.own_bytes.end() ? 0 : at->second;
  if (held + bytes > limits::own_bytes_max) return reject(Reason::too_many, "text");
  return {};
}

Expected<void> require_only(const Plan& plan, std::initializer_list<std::string_view> choices,
                            std::initializer_list<std::string_view> numbers) {
  for (const auto& [name, list] : plan.choices) {
    if (std::ranges::find(choices, name) == choices.end()) return reject(Reason::bad_plan, name);
  }
  for (const auto& [name, number] : plan.numbers) {
    if (std::ranges::find(numbers, name) == numbers.end()) return reject(Reason::bad_plan, name);
  }
  return {};
}

Expected<std::vector<Choice>> plan_choices(Draft& draft, const std::vector<ChoicePlan>& plans,
                                           std::size_t count_min, std::size_t count_max,
                                           std::string_view field) {
  if (plans.size() < count_min || plans.size() > count_max) {
    return reject(Reason::bad_plan, std::string(field));
  }
  std::vector<Choice> choices;
  std::set<std::string> seen;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    const std::string at = std::string(field) + "." + std::to_string(i);
    if (!is_slug(plans[i].id)) return reject(Reason::bad_plan, at + ".id");
    if (!seen.insert(plans[i].id).second) return reject(Reason::duplicate_slug, at + ".id");
    auto label = require_text(plans[i].label, Lines::one, limits::label_chars, at + ".label");
    if (!label) return std::unexpected(label.error());
    choices.push_back({plans[i].id, draft.keep(*std::move(label))});
  }
  return choices;
}

bool is_slug(std::string_view text) {
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  return !text.empty() && text.size() <= limits::slug_chars && is_lower(text.front()) &&
         std::ranges::all_of(
             text, [&](char c) { return is_lower(c) || (c >= '0' && c <= '9') || c == '-'; });
}

}  // namespace cg::domain
