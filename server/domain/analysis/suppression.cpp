#include "domain/analysis/suppression.hpp"

#include <cstddef>

#include "domain/assert.hpp"
#include "domain/limits.hpp"

namespace cg::domain::analysis {
namespace {

// What the cells that are withheld so far hold together.
struct Withheld {
  unsigned people = 0;
  unsigned sectors_with_people = 0;
  bool any = false;
  bool any_small = false;  // one of 1 or 2 people, which needs a partner with people of its own

  void add(const Cell& cell) {
    any = true;
    people += cell.people;
    if (cell.people > 0) ++sectors_with_people;
    if (cell.people > 0 && cell.people < limits::people_shown_min) any_small = true;
  }
  [[nodiscard]] bool safe() const {
    if (!any) return true;
    return people >= limits::people_shown_min && sectors_with_people >= (any_small ? 2U : 1U);
  }
};

bool must_be_withheld(const Cell& cell) {
  return cell.people < limits::people_shown_min && cell.asked > 0;
}

// The smallest cell that is still shown and has people, or the number of cells.
std::size_t smallest_shown(std::span<const Cell> cells, const std::vector<bool>& shown) {
  std::size_t smallest = cells.size();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!shown[i] || cells[i].people == 0) continue;
    if (smallest == cells.size() || cells[i].people < cells[smallest].people) smallest = i;
  }
  return smallest;
}

}  // namespace

Shown shown_cells(std::span<const Cell> cells) {
  Shown shown;
  shown.sectors.assign(cells.size(), true);
  Withheld withheld;
  unsigned people = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    CG_ASSERT(cells[i].people <= cells[i].asked);
    people += cells[i].people;
    if (!must_be_withheld(cells[i])) continue;
    shown.sectors[i] = false;
    withheld.add(cells[i]);
  }
  while (!withheld.safe()) {
    const std::size_t partner = smallest_shown(cells, shown.sectors);
    if (partner == cells.size()) {
      shown.sectors.assign(cells.size(), false);
      break;
    }
    shown.sectors[partner] = false;
    withheld.add(cells[partner]);
  }
  shown.total = people == 0 || people >= limits::people_shown_min;
  return shown;
}

std::vector<SectorSupport> support_by_sector(std::span<const unsigned> given,
                                             std::span<const unsigned> asked) {
  CG_ASSERT(given.size() == asked.size());
  std::vector<Cell> cells;
  for (const unsigned people : asked) cells.push_back({people, people});
  const Shown shown = shown_cells(cells);
  std::vector<SectorSupport> sectors(asked.size());
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (shown.sectors[i]) {
      sectors[i] = {given[i], asked[i], false};
    } else {
      sectors[i].withheld = true;
    }
  }
  return sectors;
}

std::optional<unsigned> given_where_shown(std::span<const SectorSupport> sectors) {
  std::optional<unsigned> sum;
  for (const SectorSupport& sector : sectors) {
    // A sector in which nobody is asked says nothing: a sum of such alone would be a false zero.
    if (!sector.withheld && sector.asked > 0) sum = sum.value_or(0) + sector.given;
  }
  return sum;
}

}  // namespace cg::domain::analysis
