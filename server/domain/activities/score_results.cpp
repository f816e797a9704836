#include "domain/activities/score_results.hpp"

#include "domain/analysis/consensus.hpp"
#include "domain/analysis/suppression.hpp"
#include "domain/workshop.hpp"

namespace cg::domain::scores {
namespace {

using analysis::Cell;
using analysis::Sum;

bool is_number(Answer answer) {
  return answer >= 0;
}

// The answers to one item, added up.
struct Tally {
  Sum all;
  std::int64_t squares = 0;
  unsigned cant_say = 0;
  std::array<unsigned, limits::score_max + 1> histogram{};
  std::vector<Sum> sectors;

  void add(Answer answer, SectorIndex sector) {
    if (answer == scores::cant_say) ++cant_say;
    if (!is_number(answer)) return;
    for (Sum* sum : {&all, &sectors[sector]}) {
      sum->total += answer;
      ++sum->count;
    }
    squares += std::int64_t{answer} * answer;
    ++histogram[static_cast<std::size_t>(answer)];
  }
};

// How many people of each sector could have answered: all who are not removed.
std::vector<unsigned> asked_to_score(const Workshop& workshop, const Voices& voices) {
  std::vector<unsigned> by_sector(workshop.sectors.size());
  for (const Person& person : workshop.people) {
    if (person.standing != Standing::removed) ++by_sector[voice_of(workshop, voices, person.id)];
  }
  return by_sector;
}

void show_sectors(ItemResult& result, const Tally& tally, const std::vector<bool>& shown) {
  std::vector<Sum> voices;
  for (std::size_t i = 0; i < tally.sectors.size(); ++i) {
    const Sum& sum = tally.sectors[i];
    if (!shown[i]) {
      result.sectors.push_back({.withheld = true});
      continue;
    }
    SectorResult& sector = result.sectors.emplace_back();
    sector.n = static_cast<unsigned>(sum.count);
    if (sum.count == 0) continue;
    sector.mean = mean_tenths(sum);
    voices.push_back(sum);
    result.equal_voice_of.push_back(static_cast<SectorIndex>(i));
  }
  result.equal_voice = analysis::equal_voice(voices);
}

ItemResult shown_of(const Tally& tally, const std::vector<unsigned>& asked) {
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    cells.push_back({static_cast<unsigned>(tally.sectors[i].count), asked[i]});
  }
  const analysis::Shown shown = analysis::shown_cells(cells);
  ItemResult result;
  if (!shown.total) {
    result.withheld = true;
    result.sectors.assign(asked.size(), {.withheld = true});
    return result;
  }
  result.n = static_cast<unsigned>(tally.all.count);
  result.cant_say = tally.cant_say;
  result.histogram = tally.histogram;
  if (result.n > 0) {
    result.mean = mean_tenths(tally.all);
    result.deviation = deviation_tenths(tally.all, tally.squares);
  }
  show_sectors(result, tally, shown.sectors);
  return result;
}

// Rule PR5: with one or two who gave a number in just one of the rounds, the two means and the
// change of the others would tell what those gave.
Change change_since(const Round& before, const Round& now, std::size_t item) {
  Sum change;
  unsigned unmatched = 0;
  for (const auto& [person, ballot] : now.ballots) {
    const auto at = before.ballots.find(person);
    const Answer then = at == before.ballots.end() ? unanswered : at->second.answers[item];
    const Answer since = ballot.answers[item];
    if (is_number(then) && is_number(since)) {
      change.total += since - then;
      ++change.count;
    } else if (is_number(then) || is_number(since)) {
      ++unmatched;
    }
  }
  for (const auto& [person, ballot] : before.ballots) {
    if (is_number(ballot.answers[item]) && !now.ballots.contains(person)) ++unmatched;
  }
  const bool few_unmatched = unmatched > 0 && unmatched < limits::people_shown_min;
  if (change.count < limits::people_shown_min || few_unmatched) return {.withheld = true};
  return {.n = static_cast<unsigned>(change.count), .mean = mean_tenths(change)};
}

}  // namespace

Results results_of(const Workshop& workshop, const RoundToCount& count) {
  const std::vector<unsigned> asked = asked_to_score(workshop, count.voices);
  Results results;
  for (std::size_t item = 0; item < count.items; ++item) {
    Tally tally;
    tally.sectors.resize(workshop.sectors.size());
    for (const auto& [person, ballot] : count.round.ballots) {
      tally.add(ballot.answers[item], count.voices.fixed.at(person));
    }
    ItemResult result = shown_of(tally, asked);
    if (count.previous != nullptr && !result.withheld) {
      result.change = change_since(*count.previous, count.round, item);
    }
    results.items.push_back(std::move(result));
  }
  return results;
}

}  // namespace cg::domain::scores
