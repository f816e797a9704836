// Scores: each person gives each item a number from 0 to 10, or says that they can't say. What came
// of a round is worked out once, when somebody first looks (protocol rule PR6), and kept; asked
// again, there is a new round, and for those who answered both a change.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "domain/activities/kind.hpp"
#include "domain/activities/voices.hpp"
#include "domain/analysis/rounding.hpp"
#include "domain/limits.hpp"

namespace cg::domain::scores {

struct Settings {
  std::vector<Choice> items;
  friend bool operator==(const Settings&, const Settings&) = default;
};

// One person's answers, in the order of the items: 0..10 or one of these.
using Answer = std::int8_t;
inline constexpr Answer unanswered = -2;
inline constexpr Answer cant_say = -1;
struct Ballot {
  std::array<Answer, limits::items_max> answers = filled_with_unanswered();
  friend bool operator==(const Ballot&, const Ballot&) = default;

 private:
  static constexpr std::array<Answer, limits::items_max> filled_with_unanswered() {
    std::array<Answer, limits::items_max> answers{};
    answers.fill(unanswered);
    return answers;
  }
};

// What may be shown of a round. Figures that are withheld are not in here at all.
struct SectorResult {
  bool withheld = false;
  unsigned n = 0;                        // who gave a number
  std::optional<analysis::Tenths> mean;  // nothing when n is 0
  friend bool operator==(const SectorResult&, const SectorResult&) = default;
};
// Since the round before, of those who gave a number in both.
struct Change {
  bool withheld = false;
  unsigned n = 0;
  analysis::Tenths mean;
  friend bool operator==(const Change&, const Change&) = default;
};
struct ItemResult {
  bool withheld = false;  // then only `sectors` says something: that each is withheld
  unsigned n = 0;
  unsigned cant_say = 0;
  std::optional<analysis::Tenths> mean;
  std::optional<analysis::Tenths> deviation;    // of the population
  std::optional<analysis::Tenths> equal_voice;  // of the sectors in equal_voice_of
  std::vector<SectorIndex> equal_voice_of;
  std::array<unsigned, limits::score_max + 1> histogram{};
  std::vector<SectorResult> sectors;  // one for each sector of the workshop
  std::optional<Change> change;       // from the second round on
  friend bool operator==(const ItemResult&, const ItemResult&) = default;
};
struct Results {
  unsigned eligible = 0;
  unsigned voted = 0;
  std::vector<ItemResult> items;  // as in the settings
  friend bool operator==(const Results&, const Results&) = default;
};

struct Round {
  std::map<PersonId, Ballot> ballots;  // after the results were seen: just those that count
  std::optional<Results> results;      // from when somebody first saw them
  // Of a past round: whether the room could see its results when the next one began.
  bool revealed = false;
  friend bool operator==(const Round&, const Round&) = default;
};

struct Content {
  std::vector<Round> rounds = std::vector<Round>(1);  // the last one is the current one
  Voices voices;
  [[nodiscard]] const Round& current() const { return rounds.back(); }
  [[nodiscard]] bool results_seen() const { return current().results.has_value(); }
  friend bool operator==(const Content&, const Content&) = default;
};

// Commands
struct Cast {
  ActivityId activity;
  // Nothing: can't say. An item that is not named stays as it was.
  std::vector<std::pair<Slug, std::optional<int>>> scores;
};
using Commands = std::variant<Cast>;

// Events
struct ScoresCast {
  static constexpr std::string_view name = "scores_cast";
  ActivityId activity;
  PersonId person;
  Ballot ballot;  // all answers of the person in this round
};
using Events = std::variant<ScoresCast>;

[[nodiscard]] Expected<void> decide(Draft& draft, const Actor& actor, const Cast& command);
void apply(Workshop& workshop, const Stamp& stamp, const ScoresCast& event);

// How far the current round is; fixed with its results.
struct Progress {
  unsigned round = 1;
  unsigned eligible = 0;  // who is in, or has answered; never somebody removed
  unsigned voted = 0;     // who answered at least one item, "can't say" included
  friend bool operator==(const Progress&, const Progress&) = default;
};
[[nodiscard]] Progress progress(const Workshop& workshop, const Content& content);

// Who is in and has not answered yet, in the order of joining; nobody once the results were seen.
[[nodiscard]] std::vector<PersonId> awaited(const Workshop& workshop, const Content& content);

// The person's answers in the current round, or null. Valid until the workshop changes.
[[nodiscard]] const Ballot* ballot_of(const Content& content, PersonId person);

struct Kind : KindDefaults {
  using Settings = scores::Settings;
  using Content = scores::Content;
  using Commands = scores::Commands;
  using Events = scores::Events;
  static constexpr std::string_view name = "scores";
  static constexpr bool has_rounds = true;

  static Expected<Settings> plan(Draft& draft, const Plan& plan, const Settings* before);
  static std::vector<TextId> texts(const Settings& settings);
  static bool same_but_labels(const Settings& before, const Settings& after);
  static bool in_use(const Content& content);
  static void on_results_seen(Workshop& workshop, Activity& activity);
  static void on_again(Workshop& workshop, Activity& activity);
};

}  // namespace cg::domain::scores
