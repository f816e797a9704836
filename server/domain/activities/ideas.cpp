#include "domain/activities/ideas.hpp"

#include <algorithm>

#include "domain/assert.hpp"
#include "domain/draft.hpp"
#include "domain/limits.hpp"
#include "domain/text.hpp"

namespace cg::domain::ideas {
namespace {

template <class Kind>
concept HasIdeas = requires(typename Kind::Content content) { content.ideas; };

// Calls `visit.template operator()<Kind>(settings)` if the activity's kind has ideas, else gives
// `otherwise`.
template <class Result, class Visit>
Result with_ideas_kind(const Activity& activity, Result otherwise, const Visit& visit) {
  return with_kind(activity.settings.index(), [&]<class Kind>() -> Result {
    if constexpr (HasIdeas<Kind>) {
      return visit.template operator()<Kind>(std::get<typename Kind::Settings>(activity.settings));
    } else {
      return std::move(otherwise);
    }
  });
}

Ideas& ideas_of_event(Workshop& workshop, ActivityId id) {
  Activity* activity = workshop.find(id);
  CG_ASSERT(activity != nullptr);
  return *std::visit(
      [](auto& content) -> Ideas* {
        if constexpr (requires { content.ideas; }) return &content.ideas;
        CG_ASSERT(false);
      },
      activity->content);
}

template <class All>
auto place_of(All& all, IdeaId id) {
  const auto at = std::ranges::lower_bound(all, id, {}, &Idea::id);
  return at == all.end() || at->id != id ? all.end() : at;
}

Idea& idea_of_event(Ideas& ideas, IdeaId id) {
  const auto at = place_of(ideas.all, id);
  CG_ASSERT(at != ideas.all.end());
  return *at;
}

// An idea and where it is.
struct Found {
  const Activity* activity = nullptr;
  const Ideas* ideas = nullptr;
  const Idea* idea = nullptr;
};

Expected<Found> require_idea(const Workshop& workshop, IdeaId id) {
  for (const Activity& activity : workshop.agenda) {
    const Ideas* ideas = ideas_of(activity);
    if (ideas == nullptr) continue;
    if (const Idea* idea = find_idea(*ideas, id)) return Found{&activity, ideas, idea};
  }
  return reject(Reason::unknown_idea, "idea");
}

Expected<Found> require_own_idea(const Workshop& workshop, const Actor& actor, IdeaId id) {
  if (auto person = require_contributor(workshop, actor); !person) {
    return std::unexpected(person.error());
  }
  auto found = require_idea(workshop, id);
  if (found && found->idea->author != actor.person) return reject(Reason::not_yours, "idea");
  return found;
}

// The author's organisation as an idea shows it, or an empty text if it is not to be shown.
Expected<std::string> shown_organisation(const Workshop& workshop, const Person& author,
                                         Attribution attribution) {
  if (attribution != Attribution::organisation) return std::string{};
  const std::string_view organisation = workshop.text(author.organisation);
  if (organisation.empty()) return reject(Reason::text_empty, "attribution");
  return std::string(organisation);
}

// Room for a text that takes the place of another of the same person.
Expected<void> require_room_instead(const Workshop& workshop, PersonId person, std::size_t bytes,
                                    std::size_t bytes_before) {
  if (bytes <= bytes_before) return {};
  return require_own_room(workshop, person, bytes - bytes_before);
}

int dots_used(const Workshop& workshop, const Ideas& ideas, PersonId person) {
  int used = 0;
  for (const auto& [idea, dots] : own_of(ideas, person).dots) {
    if (visible_to_all(workshop, *find_idea(ideas, idea))) used += dots;
  }
  return used;
}

int dots_given(const Ideas& ideas, PersonId person, IdeaId idea) {
  const auto& dots = own_of(ideas, person).dots;
  const auto at = dots.find(idea);
  return at == dots.end() ? 0 : at->second;
}

// In the order of the persons' numbers.
std::vector<PersonId> givers(const Ideas& ideas, IdeaId idea) {
  std::vector<PersonId> people;
  for (const auto& [person, own] : ideas.own) {
    if (own.dots.contains(idea)) people.push_back(person);
  }
  std::ranges::sort(people);
  return people;
}

void forget_if_empty(Ideas& ideas, PersonId person) {
  const auto at = ideas.own.find(person);
  if (at != ideas.own.end() && at->second == Own{}) ideas.own.erase(at);
}

}  // namespace

const Ideas* ideas_of(const Activity& activity) {
  return std::visit(
      [](const auto& content) -> const Ideas* {
        if constexpr (requires { content.ideas; }) {
          return &content.ideas;
        } else {
          return nullptr;
        }
      },
      activity.content);
}

const Idea* find_idea(const Ideas& ideas, IdeaId id) {
  const auto at = place_of(ideas.all, id);
  return at == ideas.all.end() ? nullptr : &*at;
}

std::vector<TextId> texts(const Ideas& ideas) {
  std::vector<TextId> texts;
  for (const Idea& idea : ideas.all) {
    texts.push_back(idea.text);
    if (idea.organisation) texts.push_back(idea.organisation);
  }
  return texts;
}

bool visible_to_desk(const Workshop& workshop, const Idea& idea) {
  if (idea.attribution != Attribution::name) return true;
  const Person* author = workshop.find(idea.author);
  return author != nullptr && author->standing != Standing::removed;
}

bool visible_to_all(const Workshop& workshop, const Idea& idea) {
  return !idea.hidden && visible_to_desk(workshop, idea);
}

std::string_view shown_author(const Workshop& workshop, const Idea& idea) {
  switch (idea.attribution) {
    case Attribution::name: {
      const Person* author = workshop.find(idea.author);
      return author == nullptr ? std::string_view{} : workshop.text(author->name);
    }
    case Attribution::organisation:
      return workshop.text(idea.organisation);
    case Attribution::none:
      return {};
  }
  CG_ASSERT(false);
}

std::vector<analysis::SectorSupport> shown_dots(const Idea& idea, std::span<const unsigned> asked) {
  return analysis::support_by_sector(idea.dots, asked);
}

std::optional<int> dots_budget(const Activity& activity) {
  return with_ideas_kind(activity, std::optional<int>{},
                         []<class Kind>(const auto& settings) { return Kind::dots(settings); });
}

std::optional<int> dots_left(const Workshop& workshop, const Activity& activity, PersonId person) {
  const auto budget = dots_budget(activity);
  if (!budget) return std::nullopt;
  return std::max(*budget - dots_used(workshop, *ideas_of(activity), person), 0);
}

Expected<void> decide(Draft& draft, const Actor& actor, const Post& command) {
  const Workshop& workshop = draft.workshop();
  auto person = require_contributor(workshop, actor);
  if (!person) return std::unexpected(person.error());
  auto activity = require_activity(workshop, command.activity);
  if (!activity) return std::unexpected(activity.error());
  const Ideas* ideas = ideas_of(**activity);
  if (ideas == nullptr) return reject(Reason::wrong_kind, "activity");
  if (auto open = require_open(**activity); !open) return open;
  auto spot = with_ideas_kind(**activity, Expected<Spot>{}, [&]<class Kind>(const auto&) {
    return Kind::spot(workshop, **activity, actor.person, command.column);
  });
  if (!spot) return std::unexpected(spot.error());
  auto text = require_text(command.text, Lines::many, limits::idea_chars, "text");
  if (!text) return std::unexpected(text.error());
  auto organisation = shown_organisation(workshop, **person, command.attribution);
  if (!organisation) return std::unexpected(organisation.error());
  if (own_of(*ideas, actor.person).ideas.size() >= limits::ideas_per_person_max) {
    return reject(Reason::too_many, "activity");
  }
  const std::size_t bytes = text->size() + organisation->size();
  if (auto room = require_own_room(workshop, actor.person, bytes); !room) return room;
  const IdeaId idea = draft.next_idea();
  const TextId text_id = draft.keep(*std::move(text), actor.person);
  const TextId organisation_id = draft.keep(*std::move(organisation), actor.person);
  draft.emit(Posted{command.activity, actor.person, idea, text_id, command.attribution,
                    organisation_id, std::move(spot->column), spot->group});
  draft.created("idea", to_text(idea));
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const Edit& command) {
  const Workshop& workshop = draft.workshop();
  auto found = require_own_idea(workshop, actor, command.idea);
  if (!found) return std::unexpected(found.error());
  if (auto open = require_open(*found->activity); !open) return open;
  const Idea& before = *found->idea;
  auto text = require_text(command.text, Lines::many, limits::idea_chars, "text");
  if (!text) return std::unexpected(text.error());
  const Attribution attribution = command.attribution.value_or(before.attribution);
  const bool attribution_stays = attribution == before.attribution;
  if (attribution_stays && *text == workshop.text(before.text)) return {};
  TextId organisation_id = before.organisation;
  std::size_t bytes = text->size();
  std::string organisation;
  if (!attribution_stays) {
    auto shown = shown_organisation(workshop, *workshop.find(actor.person), attribution);
    if (!shown) return std::unexpected(shown.error());
    organisation = *std::move(shown);
    bytes += organisation.size();
  }
  if (auto room =
          require_room_instead(workshop, actor.person, bytes, workshop.text(before.text).size());
      !room) {
    return room;
  }
  draft.erase(before.text);
  const TextId text_id = draft.keep(*std::move(text), actor.person);
  if (!attribution_stays) {
    draft.erase(before.organisation);
    organisation_id = draft.keep(std::move(organisation), actor.person);
  }
  draft.emit(Edited{found->activity->id, actor.person, command.idea, text_id, attribution,
                    organisation_id});
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const Withdraw& command) {
  auto found = require_own_idea(draft.workshop(), actor, command.idea);
  if (!found) return std::unexpected(found.error());
  draft.erase(found->idea->text);
  draft.erase(found->idea->organisation);
  draft.emit(Withdrawn{found->activity->id, actor.person, command.idea,
                       givers(*found->ideas, command.idea)});
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const Vote& command) {
  const Workshop& workshop = draft.workshop();
  auto person = require_contributor(workshop, actor);
  if (!person) return std::unexpected(person.error());
  auto found = require_idea(workshop, command.idea);
  if (!found) return std::unexpected(found.error());
  const auto budget = dots_budget(*found->activity);
  if (!budget) return reject(Reason::wrong_kind, "idea");
  if (auto open = require_open(*found->activity); !open) return open;
  const int before = dots_given(*found->ideas, actor.person, command.idea);
  if (command.dots == before) return {};
  // From what was hidden meanwhile dots may still be taken back.
  const bool visible = visible_to_all(workshop, *found->idea);
  if (!visible && command.dots > before) return reject(Reason::unknown_idea, "idea");
  const int elsewhere = dots_used(workshop, *found->ideas, actor.person) - (visible ? before : 0);
  const bool over_budget = command.dots > before && command.dots > *budget - elsewhere;
  if (command.dots < 0 || over_budget) return reject(Reason::dots_over_budget, "dots");
  draft.emit(Voted{found->activity->id, actor.person, command.idea, command.dots});
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const Move& command) {
  if (auto ok = require_facilitator(actor); !ok) return ok;
  auto found = require_idea(draft.workshop(), command.idea);
  if (!found) return std::unexpected(found.error());
  auto known =
      with_ideas_kind(*found->activity, Expected<void>{}, [&]<class Kind>(const auto& settings) {
        return Kind::require_column(settings, command.column);
      });
  if (!known) return known;
  if (found->idea->column == command.column) return {};
  draft.emit(Moved{found->activity->id, found->idea->author, command.idea, command.column});
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const Hide& command) {
  if (auto ok = require_facilitator(actor); !ok) return ok;
  auto found = require_idea(draft.workshop(), command.idea);
  if (!found) return reject(Reason::unknown_record, "record");
  if (found->idea->hidden == command.on) return {};
  draft.emit(Hidden{found->activity->id, found->idea->author, command.idea, command.on});
  return {};
}

void apply(Workshop& workshop, const Stamp& stamp, const Posted& event) {
  CG_ASSERT(event.idea.value > workshop.last.idea);
  workshop.last.idea = event.idea.value;
  Ideas& ideas = ideas_of_event(workshop, event.activity);
  Idea idea;
  idea.id = event.idea;
  idea.author = event.person;
  idea.text = event.text;
  idea.attribution = event.attribution;
  idea.organisation = event.organisation;
  idea.column = event.column;
  idea.group = event.group;
  idea.at_ms = stamp.at_ms;
  idea.dots.assign(workshop.sectors.size(), 0);
  ideas.all.push_back(std::move(idea));
  ideas.own[event.person].ideas.push_back(event.idea);
}

void apply(Workshop& workshop, const Stamp&, const Edited& event) {
  Idea& idea = idea_of_event(ideas_of_event(workshop, event.activity), event.idea);
  idea.text = event.text;
  idea.attribution = event.attribution;
  idea.organisation = event.organisation;
}

void apply(Workshop& workshop, const Stamp&, const Withdrawn& event) {
  Ideas& ideas = ideas_of_event(workshop, event.activity);
  std::erase(ideas.own[event.person].ideas, event.idea);
  forget_if_empty(ideas, event.person);
  for (const PersonId giver : event.givers) {
    ideas.own[giver].dots.erase(event.idea);
    forget_if_empty(ideas, giver);
  }
  const auto at = place_of(ideas.all, event.idea);
  CG_ASSERT(at != ideas.all.end());
  ideas.all.erase(at);
}

void apply(Workshop& workshop, const Stamp&, const Voted& event) {
  Ideas& ideas = ideas_of_event(workshop, event.activity);
  Idea& idea = idea_of_event(ideas, event.idea);
  fix_voice(workshop, ideas.voices, event.person);
  int& given = ideas.own[event.person].dots[event.idea];
  unsigned& sum = idea.dots[ideas.voices.fixed.at(event.person)];
  sum = sum - static_cast<unsigned>(given) + static_cast<unsigned>(event.dots);
  given = event.dots;
  if (given == 0) ideas.own[event.person].dots.erase(event.idea);
  forget_if_empty(ideas, event.person);
}

void apply(Workshop& workshop, const Stamp&, const Moved& event) {
  idea_of_event(ideas_of_event(workshop, event.activity), event.idea).column = event.column;
}

void apply(Workshop& workshop, const Stamp&, const Hidden& event) {
  idea_of_event(ideas_of_event(workshop, event.activity), event.idea).hidden = event.on;
}

std::vector<PersonId> people_changed(const Workshop&, const Withdrawn& event) {
  return event.givers;
}

std::vector<PersonId> people_changed(const Workshop& workshop, const Hidden& event) {
  const Activity* activity = workshop.find(event.activity);
  const Ideas* ideas = activity == nullptr ? nullptr : ideas_of(*activity);
  return ideas == nullptr ? std::vector<PersonId>{} : givers(*ideas, event.idea);
}

}  // namespace cg::domain::ideas
