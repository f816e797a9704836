#include "domain/activities/introductions.hpp"

#include <algorithm>

#include "domain/assert.hpp"
#include "domain/draft.hpp"
#include "domain/limits.hpp"
#include "domain/text.hpp"

namespace cg::domain::introductions {
Expected<Settings> Kind::plan(Draft&, const Plan& plan, const Settings*) {
  if (auto only = require_only(plan, {}, {}); !only) return std::unexpected(only.error());
  return Settings{};
}

Expected<void> decide(Draft& draft, const Actor& actor, const Post& command) {
  const Workshop& workshop = draft.workshop();
  auto person = require_contributor(workshop, actor);
  if (!person) return std::unexpected(person.error());
  auto content = require_content<Content>(workshop, command.activity);
  if (!content) return std::unexpected(content.error());
  if (auto open = require_open(*workshop.find(command.activity)); !open) return open;
  auto text = require_text(command.text, Lines::many, limits::introduction_chars, "text");
  if (!text) return std::unexpected(text.error());
  const auto before = (*content)->by_person.find(actor.person);
  if (before != (*content)->by_person.end()) {
    if (workshop.text(before->second.text) == *text) return {};
    draft.erase(before->second.text);
  }
  if (auto room = require_own_room(workshop, actor.person, text->size()); !room) return room;
  draft.emit(Posted{command.activity, actor.person, draft.keep(*std::move(text), actor.person)});
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const Withdraw& command) {
  const Workshop& workshop = draft.workshop();
  auto person = require_contributor(workshop, actor);
  if (!person) return std::unexpected(person.error());
  auto content = require_content<Content>(workshop, command.activity);
  if (!content) return std::unexpected(content.error());
  const auto at = (*content)->by_person.find(actor.person);
  if (at == (*content)->by_person.end()) return {};
  draft.erase(at->second.text);
  draft.emit(Withdrawn{command.activity, actor.person});
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const Hide& command) {
  if (auto ok = require_facilitator(actor); !ok) return ok;
  for (const Activity& activity : draft.workshop().agenda) {
    const auto* content = content_of<Content>(&activity);
    if (content == nullptr) continue;
    const auto at = content->by_person.find(command.person);
    if (at == content->by_person.end()) continue;
    if (at->second.hidden != command.on) {
      draft.emit(Hidden{activity.id, command.person, command.on});
    }
    return {};
  }
  return reject(Reason::unknown_record, "record");
}

void apply(Workshop& workshop, const Stamp& stamp, const Posted& event) {
  auto& by_person = content_of_event<Content>(workshop, event.activity).by_person;
  // An edit keeps the place in the order and whether it is hidden.
  const auto [at, is_new] =
      by_person.try_emplace(event.person, Introduction{{}, stamp.at_ms, false});
  at->second.text = event.text;
}

void apply(Workshop& workshop, const Stamp&, const Withdrawn& event) {
  content_of_event<Content>(workshop, event.activity).by_person.erase(event.person);
}

void apply(Workshop& workshop, const Stamp&, const Hidden& event) {
  auto& by_person = content_of_event<Content>(workshop, event.activity).by_person;
  const auto at = by_person.find(event.person);
  CG_ASSERT(at != by_person.end());
  at->second.hidden = event.on;
}

}  // namespace cg::domain::introductions
