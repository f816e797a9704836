#include "domain/activities/aims.hpp"

#include <algorithm>
#include <tuple>

#include "domain/assert.hpp"
#include "domain/draft.hpp"
#include "domain/limits.hpp"
#include "domain/text.hpp"

namespace cg::domain::aims {
namespace {

// An aim and where it is.
struct Place {
  const Activity* activity = nullptr;
  const Content* content = nullptr;
  AimId id;
  const Aim* aim = nullptr;
};

std::optional<Place> look_up(const Workshop& workshop, AimId id) {
  for (const Activity& activity : workshop.agenda) {
    const auto* content = content_of<Content>(&activity);
    if (content == nullptr) continue;
    const auto at = content->aims.find(id);
    if (at != content->aims.end()) return Place{&activity, content, id, &at->second};
  }
  return std::nullopt;
}

Expected<Place> require_aim(const Workshop& workshop, AimId id) {
  if (const auto place = look_up(workshop, id)) return *place;
  return reject(Reason::unknown_aim, "aim");
}

Expected<void> require_unmerged(const Aim& aim) {
  if (aim.merged_into) return reject(Reason::already_merged, "aim");
  return {};
}

bool author_is_removed(const Workshop& workshop, const Aim& aim) {
  if (!aim.author) return false;
  const Person* author = workshop.find(aim.author);
  return author == nullptr || author->standing == Standing::removed;
}

Aim& aim_of_event(Content& content, AimId id) {
  const auto at = content.aims.find(id);
  CG_ASSERT(at != content.aims.end());
  return at->second;
}

Aim& add_aim(Workshop& workshop, Content& content, AimId id, Aim aim) {
  CG_ASSERT(id.value > workshop.last.aim);
  workshop.last.aim = id.value;
  aim.endorsed.assign(workshop.sectors.size(), 0);
  if (aim.author) content.own[aim.author].aims.insert(id);
  return content.aims.emplace(id, std::move(aim)).first->second;
}

void remove_aim(Content& content, AimId id) {
  const Aim& aim = aim_of_event(content, id);
  if (aim.author) content.own.at(aim.author).aims.erase(id);
  for (const PersonId person : aim.endorsers) content.own.at(person).endorsed.erase(id);
  content.aims.erase(id);
}

void add_endorser(const Workshop& workshop, Content& content, AimId id, PersonId person) {
  fix_voice(workshop, content.voices, person);
  Aim& aim = aim_of_event(content, id);
  if (!aim.endorsers.insert(person).second) return;
  ++aim.endorsed[content.voices.fixed.at(person)];
  content.own[person].endorsed.insert(id);
}

void take_endorser(Content& content, AimId id, PersonId person) {
  Aim& aim = aim_of_event(content, id);
  if (aim.endorsers.erase(person) == 0) return;
  --aim.endorsed[content.voices.fixed.at(person)];
  content.own.at(person).endorsed.erase(id);
}

// Their own aim for a person, a shared one for a facilitator.
Expected<Place> require_editable(const Workshop& workshop, const Actor& actor, AimId id) {
  const bool steers = actor.role == Actor::Role::facilitator;
  if (!steers) {
    if (auto person = require_contributor(workshop, actor); !person) {
      return std::unexpected(person.error());
    }
  }
  auto place = require_aim(workshop, id);
  if (!place) return place;
  const Aim& aim = *place->aim;
  if (steers && aim.author) return reject(Reason::not_shared, "aim");
  if (!steers && aim.author != actor.person) return reject(Reason::not_yours, "aim");
  if (auto free = require_unmerged(aim); !free) return std::unexpected(free.error());
  if (steers) return place;
  if (auto open = require_open(*place->activity); !open) return std::unexpected(open.error());
  return place;
}

// The different aims of a merge, each of which must be there and in no other shared aim yet.
Expected<std::vector<AimId>> require_mergeable(const Workshop& workshop, const Content& content,
                                               const std::vector<AimId>& named) {
  std::vector<AimId> different;
  for (std::size_t i = 0; i < named.size(); ++i) {
    const std::string field = "aims." + std::to_string(i);
    const auto at = content.aims.find(named[i]);
    if (at == content.aims.end() || !visible_to_desk(workshop, at->second)) {
      return reject(Reason::unknown_aim, field);
    }
    if (at->second.merged_into) return reject(Reason::already_merged, field);
    if (std::ranges::find(different, named[i]) == different.end()) different.push_back(named[i]);
  }
  if (different.size() < 2) return reject(Reason::too_few_aims, "aims");
  return different;
}

}  // namespace

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
  auto text = require_text(command.text, Lines::many, limits::aim_chars, "text");
  if (!text) return std::unexpected(text.error());
  if (own_of(**content, actor.person).aims.size() >= limits::aims_per_person_max) {
    return reject(Reason::too_many, "activity");
  }
  if (auto room = require_own_room(workshop, actor.person, text->size()); !room) return room;
  const AimId aim = draft.next_aim();
  draft.emit(
      Posted{command.activity, actor.person, aim, draft.keep(*std::move(text), actor.person)});
  draft.created("aim", to_text(aim));
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const Edit& command) {
  const Workshop& workshop = draft.workshop();
  auto place = require_editable(workshop, actor, command.aim);
  if (!place) return std::unexpected(place.error());
  auto text = require_text(command.text, Lines::many, limits::aim_chars, "text");
  if (!text) return std::unexpected(text.error());
  const Aim& aim = *place->aim;
  const std::string_view before = workshop.text(aim.text);
  if (before == *text) return {};
  if (aim.author && text->size() > before.size()) {
    const std::size_t more = text->size() - before.size();
    if (auto room = require_own_room(workshop, aim.author, more); !room) return room;
  }
  draft.erase(aim.text);
  draft.emit(Edited{place->activity->id, aim.author, command.aim,
                    draft.keep(*std::move(text), aim.author)});
  return {};
}

// Also when the activity is closed: what somebody wrote stays theirs to take back.
Expected<void> decide(Draft& draft, const Actor& actor, const Withdraw& command) {
  const Workshop& workshop = draft.workshop();
  auto person = require_contributor(workshop, actor);
  if (!person) return std::unexpected(person.error());
  auto place = require_aim(workshop, command.aim);
  if (!place) return std::unexpected(place.error());
  if (place->aim->author != actor.person) return reject(Reason::not_yours, "aim");
  if (auto free = require_unmerged(*place->aim); !free) return free;
  draft.erase(place->aim->text);
  const auto& endorsers = place->aim->endorsers;
  draft.emit(Withdrawn{
      place->activity->id, actor.person, command.aim, {endorsers.begin(), endorsers.end()}});
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const Endorse& command) {
  const Workshop& workshop = draft.workshop();
  auto person = require_contributor(workshop, actor);
  if (!person) return std::unexpected(person.error());
  auto place = require_aim(workshop, command.aim);
  if (!place) return std::unexpected(place.error());
  const Aim& aim = *place->aim;
  if (aim.author == actor.person) return reject(Reason::own_aim, "aim");
  if (auto free = require_unmerged(aim); !free) return free;
  if (!visible(workshop, aim)) return reject(Reason::unknown_aim, "aim");
  if (auto open = require_open(*place->activity); !open) return open;
  if (aim.endorsers.contains(actor.person) == command.on) return {};
  draft.emit(Endorsed{place->activity->id, actor.person, command.aim, command.on});
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const Merge& command) {
  if (auto ok = require_facilitator(actor); !ok) return ok;
  const Workshop& workshop = draft.workshop();
  auto content = require_content<Content>(workshop, command.activity);
  if (!content) return std::unexpected(content.error());
  auto merged = require_mergeable(workshop, **content, command.aims);
  if (!merged) return std::unexpected(merged.error());
  auto text = require_text(command.text, Lines::many, limits::aim_chars, "text");
  if (!text) return std::unexpected(text.error());
  const AimId aim = draft.next_aim();
  draft.emit(Merged{command.activity, aim, *std::move(merged), draft.keep(*std::move(text))});
  draft.created("aim", to_text(aim));
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const Unmerge& command) {
  if (auto ok = require_facilitator(actor); !ok) return ok;
  auto place = require_aim(draft.workshop(), command.aim);
  if (!place) return std::unexpected(place.error());
  if (place->aim->author) return reject(Reason::not_shared, "aim");
  if (auto free = require_unmerged(*place->aim); !free) return free;
  draft.erase(place->aim->text);
  draft.emit(Unmerged{place->activity->id, command.aim});
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const Hide& command) {
  if (auto ok = require_facilitator(actor); !ok) return ok;
  const auto place = look_up(draft.workshop(), command.aim);
  if (!place) return reject(Reason::unknown_record, "record");
  if (place->aim->hidden == command.on) return {};
  draft.emit(Hidden{place->activity->id, place->aim->author, command.aim, command.on});
  return {};
}

void apply(Workshop& workshop, const Stamp& stamp, const Posted& event) {
  Content& content = content_of_event<Content>(workshop, event.activity);
  add_aim(workshop, content, event.aim,
          {.text = event.text, .author = event.person, .at_ms = stamp.at_ms});
}

void apply(Workshop& workshop, const Stamp&, const Edited& event) {
  aim_of_event(content_of_event<Content>(workshop, event.activity), event.aim).text = event.text;
}

void apply(Workshop& workshop, const Stamp&, const Withdrawn& event) {
  remove_aim(content_of_event<Content>(workshop, event.activity), event.aim);
}

void apply(Workshop& workshop, const Stamp&, const Endorsed& event) {
  Content& content = content_of_event<Content>(workshop, event.activity);
  event.on ? add_endorser(workshop, content, event.aim, event.person)
           : take_endorser(content, event.aim, event.person);
}

// Everybody who endorsed or wrote one of the merged aims supports the shared one.
void apply(Workshop& workshop, const Stamp& stamp, const Merged& event) {
  Content& content = content_of_event<Content>(workshop, event.activity);
  add_aim(workshop, content, event.aim,
          {.text = event.text, .at_ms = stamp.at_ms, .merged = event.merged});
  for (const AimId id : event.merged) {
    Aim& source = aim_of_event(content, id);
    source.merged_into = event.aim;
    if (source.author) add_endorser(workshop, content, event.aim, source.author);
    for (const PersonId person : source.endorsers) {
      add_endorser(workshop, content, event.aim, person);
    }
  }
}

void apply(Workshop& workshop, const Stamp&, const Unmerged& event) {
  Content& content = content_of_event<Content>(workshop, event.activity);
  for (const AimId id : aim_of_event(content, event.aim).merged) {
    aim_of_event(content, id).merged_into = {};
  }
  remove_aim(content, event.aim);
}

void apply(Workshop& workshop, const Stamp&, const Hidden& event) {
  aim_of_event(content_of_event<Content>(workshop, event.activity), event.aim).hidden = event.on;
}

std::vector<PersonId> people_changed(const Workshop&, const Withdrawn& event) {
  return event.endorsers;
}

std::vector<PersonId> people_changed(const Workshop& workshop, const Merged& event) {
  const auto* content = content_of<Content>(workshop.find(event.activity));
  if (content == nullptr) return {};
  const auto at = content->aims.find(event.aim);
  // Taken apart or cleared in the same batch, which changes everybody.
  if (at == content->aims.end()) return {};
  return {at->second.endorsers.begin(), at->second.endorsers.end()};
}

Figures figures(const Aim& aim, std::span<const unsigned> asked) {
  auto sectors = analysis::support_by_sector(aim.endorsed, asked);
  const auto endorsed = analysis::given_where_shown(sectors);
  const auto common_ground = analysis::common_ground(sectors);
  return {endorsed, common_ground, std::move(sectors)};
}

bool visible(const Workshop& workshop, const Aim& aim) {
  return visible_to_desk(workshop, aim) && !aim.hidden && !aim.merged_into;
}

bool visible_to_desk(const Workshop& workshop, const Aim& aim) {
  return !author_is_removed(workshop, aim);
}

std::vector<Ranked> ranked(const Workshop& workshop, const Content& content,
                           std::span<const unsigned> asked, Seen seen) {
  using Rank = std::tuple<bool, std::optional<analysis::Thousandths>, std::optional<unsigned>>;
  // Of thousands of aims most have one of a few dozen supports; exact products take their time.
  std::map<std::vector<unsigned>, Figures> figures_by_support;
  std::vector<std::pair<Rank, Ranked>> found;
  for (const auto& [id, aim] : content.aims) {
    const bool is_seen =
        seen == Seen::by_room ? visible(workshop, aim) : visible_to_desk(workshop, aim);
    if (!is_seen) continue;
    const auto [at, is_new] = figures_by_support.try_emplace(aim.endorsed);
    if (is_new) at->second = figures(aim, asked);
    const Figures& shown = at->second;
    const Rank rank(!aim.hidden && !aim.merged_into, shown.common_ground, shown.endorsed);
    found.emplace_back(rank, Ranked{id, &aim});
  }
  // The ids grow with time, so that a stable sort leaves older aims first.
  std::ranges::stable_sort(found, std::greater{}, &std::pair<Rank, Ranked>::first);
  std::vector<Ranked> aims;
  aims.reserve(found.size());
  for (const auto& [rank, one] : found) aims.push_back(one);
  return aims;
}

std::vector<AimId> endorsed_by(const Content& content, PersonId person) {
  std::vector<AimId> aims;
  for (const AimId id : own_of(content, person).endorsed) {
    if (!content.aims.at(id).merged_into) aims.push_back(id);
  }
  return aims;
}

}  // namespace cg::domain::aims
