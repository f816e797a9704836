// Somebody who knows the rule and everything that is published tries to find a withheld figure.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <numeric>
#include <set>
#include <vector>

#include "domain/analysis/suppression.hpp"
#include "domain/limits.hpp"

namespace cg::domain::analysis {
namespace {

// Few and small sectors: that is where something can be found.
std::vector<Cell> arbitrary_cells() {
  const auto count = *rc::gen::inRange<std::size_t>(2, 6);
  std::vector<Cell> cells(count);
  for (Cell& cell : cells) {
    cell.asked = *rc::gen::inRange(0U, 8U);
    cell.people = *rc::gen::inRange(0U, cell.asked + 1);
  }
  return cells;
}

unsigned people_in(const std::vector<Cell>& cells) {
  return std::accumulate(cells.begin(), cells.end(), 0U,
                         [](unsigned sum, const Cell& cell) { return sum + cell.people; });
}

// Walks through all worlds that look the same from outside: the sectors that are shown stay as
// they are, and the people of the withheld ones are spread differently over them.
class Worlds {
 public:
  explicit Worlds(const std::vector<Cell>& cells)
      : world_(cells), published_(shown_cells(cells).sectors), possible_(cells.size()) {
    unsigned rest = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (published_[i]) continue;
      withheld_.push_back(i);
      rest += cells[i].people;
    }
    walk(0, rest);
  }

  // The sizes that the sector has in these worlds.
  [[nodiscard]] const std::set<unsigned>& possible(std::size_t sector) const {
    return possible_[sector];
  }

 private:
  void walk(std::size_t at, unsigned rest) {
    if (at == withheld_.size()) {
      if (rest != 0 || shown_cells(world_).sectors != published_) return;
      for (const std::size_t i : withheld_) possible_[i].insert(world_[i].people);
      return;
    }
    Cell& cell = world_[withheld_[at]];
    const unsigned before = cell.people;
    for (cell.people = 0; cell.people <= std::min(cell.asked, rest); ++cell.people) {
      walk(at + 1, rest - cell.people);
    }
    cell.people = before;
  }

  std::vector<Cell> world_;
  std::vector<bool> published_;
  std::vector<std::size_t> withheld_;
  std::vector<std::set<unsigned>> possible_;
};

RC_GTEST_PROP(Suppression, PR3_WithheldSectorsHoldTwoSectorsAndThreePeople, ()) {
  const auto cells = arbitrary_cells();
  const Shown shown = shown_cells(cells);
  if (!shown.total || people_in(cells) == 0) return;
  unsigned people = 0;
  unsigned sectors = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (shown.sectors[i]) continue;
    ++sectors;
    people += cells[i].people;
  }
  RC_ASSERT(sectors == 0 || (sectors >= 2 && people >= limits::people_shown_min));
}

// For each withheld sector the published figures leave open how many answered, or there are others
// among the withheld whose answers cannot be told from theirs.
RC_GTEST_PROP(Suppression, PR3_NoWithheldSectorFollowsFromWhatIsPublished, ()) {
  const auto cells = arbitrary_cells();
  const Shown shown = shown_cells(cells);
  const unsigned all = people_in(cells);
  if (!shown.total || all == 0) return;
  const Worlds worlds(cells);
  unsigned withheld_people = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    withheld_people += shown.sectors[i] ? 0 : cells[i].people;
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (shown.sectors[i]) continue;
    const bool size_is_open = worlds.possible(i).size() > 1;
    const bool has_company = cells[i].people > 0 && withheld_people > cells[i].people;
    const bool says_nothing_of_few = cells[i].people >= limits::people_shown_min;
    RC_ASSERT(size_is_open || has_company || says_nothing_of_few);
  }
}

// Somebody in a small sector takes their own answer away from the rest: that leaves two or more.
RC_GTEST_PROP(Suppression, PR3_EvenOneOfTheWithheldCannotSingleOutAnother, ()) {
  const auto cells = arbitrary_cells();
  const Shown shown = shown_cells(cells);
  unsigned withheld_people = 0;
  bool any_small = false;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (shown.sectors[i]) continue;
    withheld_people += cells[i].people;
    any_small = any_small || cells[i].people > 0;
  }
  if (shown.total && any_small) RC_ASSERT(withheld_people - 1 >= 2);
}

RC_GTEST_PROP(Suppression, PR3_NothingSmallIsShown, ()) {
  const auto cells = arbitrary_cells();
  const Shown shown = shown_cells(cells);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool nobody_asked = cells[i].asked == 0;
    if (shown.sectors[i]) RC_ASSERT(nobody_asked || cells[i].people >= limits::people_shown_min);
  }
  RC_ASSERT(shown.total == (people_in(cells) == 0 || people_in(cells) >= limits::people_shown_min));
}

RC_GTEST_PROP(Suppression, PR3_NothingIsWithheldWithoutNeed, ()) {
  auto cells = arbitrary_cells();
  for (Cell& cell : cells) {
    cell.people += limits::people_shown_min;
    cell.asked += limits::people_shown_min;
  }
  const Shown shown = shown_cells(cells);
  RC_ASSERT(shown.total);
  for (const bool sector : shown.sectors) RC_ASSERT(sector);
}

// For endorsements and dots the sizes are known to all (who is asked), and what is given is not:
// what is published must not change when the gifts within the withheld sectors do.
RC_GTEST_PROP(Suppression, PR4_WhatIsGivenInWithheldSectorsLeavesNoTrace, ()) {
  const auto count = *rc::gen::inRange<std::size_t>(2, 8);
  const auto asked = *rc::gen::container<std::vector<unsigned>>(count, rc::gen::inRange(0U, 6U));
  std::vector<unsigned> given;
  std::vector<unsigned> otherwise;
  for (const unsigned people : asked) {
    given.push_back(*rc::gen::inRange(0U, people + 1));
    otherwise.push_back(*rc::gen::inRange(0U, people + 1));
  }
  const auto sectors = support_by_sector(given, asked);
  for (std::size_t i = 0; i < count; ++i) {
    if (!sectors[i].withheld) otherwise[i] = given[i];
  }
  RC_ASSERT(sectors == support_by_sector(otherwise, asked));
  RC_ASSERT(given_where_shown(sectors) == given_where_shown(support_by_sector(otherwise, asked)));
}

}  // namespace
}  // namespace cg::domain::analysis
