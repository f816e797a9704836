#include "domain/activities/scores.hpp"

#include <algorithm>

#include "domain/activities/score_results.hpp"
#include "domain/assert.hpp"
#include "domain/draft.hpp"

namespace cg::domain::scores {
namespace {

Content& content_of_activity(Activity* activity) {
  auto* content = content_of<Content>(activity);
  CG_ASSERT(content != nullptr);
  return *content;
}

bool is_removed(const Workshop& workshop, PersonId id) {
  const Person* person = workshop.find(id);
  return person == nullptr || person->standing == Standing::removed;
}

// The ballot that `before` becomes by the scores named in the command.
Expected<Ballot> updated(Ballot ballot, const Settings& settings, const Cast& command) {
  for (const auto& [item, score] : command.scores) {
    const auto at = std::ranges::find(settings.items, item, &Choice::id);
    const std::string field = "scores." + item.substr(0, limits::slug_chars);
    if (at == settings.items.end()) return reject(Reason::unknown_item, field);
    if (score && (*score < 0 || *score > limits::score_max)) {
      return reject(Reason::score_out_of_range, field);
    }
    const auto place = static_cast<std::size_t>(at - settings.items.begin());
    ballot.answers[place] = score ? static_cast<Answer>(*score) : cant_say;
  }
  return ballot;
}

}  // namespace

Expected<Settings> Kind::plan(Draft& draft, const Plan& plan, const Settings* before) {
  if (auto only = require_only(plan, {"items"}, {}); !only) return std::unexpected(only.error());
  const auto planned = plan.choices.find("items");
  if (planned == plan.choices.end()) {
    if (before != nullptr) return *before;
    return reject(Reason::bad_plan, "items");
  }
  auto items = plan_choices(draft, planned->second, 1, limits::items_max, "items");
  if (!items) return std::unexpected(items.error());
  return Settings{*std::move(items)};
}

std::vector<TextId> Kind::texts(const Settings& settings) {
  std::vector<TextId> labels;
  for (const Choice& item : settings.items) labels.push_back(item.label);
  return labels;
}

bool Kind::same_but_labels(const Settings& before, const Settings& after) {
  return std::ranges::equal(before.items, after.items, {}, &Choice::id, &Choice::id);
}

bool Kind::in_use(const Content& content) {
  return content.rounds.size() > 1 || content.results_seen() || !content.current().ballots.empty();
}

void Kind::on_results_seen(Workshop& workshop, Activity& activity) {
  Content& content = content_of_activity(&activity);
  if (content.results_seen()) return;
  Round& round = content.rounds.back();
  std::erase_if(round.ballots, [&](const auto& one) { return is_removed(workshop, one.first); });
  const Progress counts = progress(workshop, content);
  const Round* previous =
      content.rounds.size() > 1 ? &content.rounds[content.rounds.size() - 2] : nullptr;
  round.results = results_of(workshop, {std::get<Settings>(activity.settings).items.size(),
                                        content.voices, round, previous});
  round.results->eligible = counts.eligible;
  round.results->voted = counts.voted;
}

void Kind::on_again(Workshop&, Activity& activity) {
  Content& content = content_of_activity(&activity);
  CG_ASSERT(content.results_seen());
  content.rounds.back().revealed = activity.revealed;
  content.rounds.emplace_back();
}

Expected<void> decide(Draft& draft, const Actor& actor, const Cast& command) {
  const Workshop& workshop = draft.workshop();
  auto person = require_contributor(workshop, actor);
  if (!person) return std::unexpected(person.error());
  auto activity = require_activity(workshop, command.activity);
  if (!activity) return std::unexpected(activity.error());
  const auto* content = content_of<Content>(*activity);
  if (content == nullptr) return reject(Reason::wrong_kind, "activity");
  if (auto open = require_open(**activity); !open) return open;
  const Ballot* held = ballot_of(*content, actor.person);
  const Ballot before = held != nullptr ? *held : Ballot{};
  auto after = updated(before, std::get<Settings>((*activity)->settings), command);
  if (!after) return std::unexpected(after.error());
  if (*after != before) draft.emit(ScoresCast{command.activity, actor.person, *after});
  return {};
}

void apply(Workshop& workshop, const Stamp&, const ScoresCast& event) {
  Content& content = content_of_activity(workshop.find(event.activity));
  CG_ASSERT(!content.results_seen());
  fix_voice(workshop, content.voices, event.person);
  content.rounds.back().ballots[event.person] = event.ballot;
}

Progress progress(const Workshop& workshop, const Content& content) {
  const Round& round = content.current();
  Progress counts{static_cast<unsigned>(content.rounds.size())};
  if (round.results) {
    counts.eligible = round.results->eligible;
    counts.voted = round.results->voted;
    return counts;
  }
  // Both are in the order of the people's numbers: this is asked at every tick of a large room.
  auto ballot = round.ballots.begin();
  for (const Person& person : workshop.people) {
    while (ballot != round.ballots.end() && ballot->first < person.id) ++ballot;
    if (person.standing == Standing::removed) continue;
    const bool voted = ballot != round.ballots.end() && ballot->first == person.id;
    counts.voted += voted ? 1 : 0;
    counts.eligible += voted || person.standing == Standing::in ? 1 : 0;
  }
  return counts;
}

std::vector<PersonId> awaited(const Workshop& workshop, const Content& content) {
  std::vector<PersonId> people;
  if (content.results_seen()) return people;
  for (const Person& person : workshop.people) {
    if (person.standing == Standing::in && ballot_of(content, person.id) == nullptr) {
      people.push_back(person.id);
    }
  }
  return people;
}

const Ballot* ballot_of(const Content& content, PersonId person) {
  const auto& ballots = content.current().ballots;
  const auto at = ballots.find(person);
  return at == ballots.end() ? nullptr : &at->second;
}

}  // namespace cg::domain::scores
