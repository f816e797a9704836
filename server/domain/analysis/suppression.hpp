// Which figures may be shown, so that nobody's answer can be told from them (protocol rules PR3
// and PR4). One rule for scores, endorsements and dots.
//
// The rule is that of statistical offices for tables with a published total (primary and
// complementary cell suppression: Willenborg and de Waal, Elements of Statistical Disclosure
// Control, 2001, chapter 4): what is too small is withheld, and enough beside it that the total
// minus what is shown still speaks of several people in several sectors.
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace cg::domain::analysis {

// One sector's part of a figure.
struct Cell {
  unsigned people = 0;  // whose answers the figure is made of
  unsigned asked = 0;   // who could have answered; at least `people`
};

struct Shown {
  bool total = false;         // the figure of all sectors together
  std::vector<bool> sectors;  // as many as there are cells
};

// Given the people of each sector, says what may be shown:
//  - a sector of 1 or 2 people is withheld, and so is one in which people were asked and none
//    answered (that, too, says what each of them did); one in which nobody was asked may be shown;
//  - the withheld sectors together hold at least two sectors and 3 people; one of 1 or 2 people
//    has another beside it in which people answered. The smallest sectors that could be shown
//    are withheld as well until that is so; where it cannot be, all are withheld;
//  - the total is withheld when it is of 1 or 2 people.
[[nodiscard]] Shown shown_cells(std::span<const Cell> cells);

// What the people of one sector gave to one thing: endorsements to an aim, dots to an idea.
struct SectorSupport {
  unsigned given = 0;  // 0 when withheld
  unsigned asked = 0;  // 0 when withheld
  bool withheld = false;
  friend bool operator==(const SectorSupport&, const SectorSupport&) = default;
};

// Applies the rule to what was given in each sector. A cell's size is the number of people asked,
// not of those who gave: that nobody of two gave anything says as much as that both did.
[[nodiscard]] std::vector<SectorSupport> support_by_sector(std::span<const unsigned> given,
                                                           std::span<const unsigned> asked);

// What was given in all sectors that are shown; nothing when in none of them anybody is asked.
[[nodiscard]] std::optional<unsigned> given_where_shown(std::span<const SectorSupport> sectors);

}  // namespace cg::domain::analysis
