// Values of the record as text, for the renderers. Private to report/render/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/document.hpp"

namespace cg::report {

// "2026-03-14T09:30:05.120Z"
[[nodiscard]] std::string iso_text(Time time);
// "14 March 2026, 09:30 UTC"
[[nodiscard]] std::string readable_text(Time time);

// A cell as people read it; empty when there is nothing to say (also for a flag that is off).
[[nodiscard]] std::string readable_text(const Document& document, const Cell& cell);
// One sector's figure: "4 of 10", "7.5 (10 people)", "withheld".
[[nodiscard]] std::string readable_text(const SectorFigure& figure);

// The cell, or one with nothing.
[[nodiscard]] const Cell& cell_at(const Row& row, Field field);
// The columns that people are shown: those that are not for data alone, and say something in some
// row. Valid as long as the table.
[[nodiscard]] std::vector<Field> shown_columns(const Document& document, const Table& table);

// A table as people read it; a split by sector is a column for each sector.
struct Grid {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
};
[[nodiscard]] Grid grid_of(const Document& document, const Table& table);

// What stands below a text in a list: "Ana", "NHS", "Endorsed: 4", "NHS 4 of 10; ...".
[[nodiscard]] std::vector<std::string> details(const Document& document,
                                               const std::vector<Field>& columns, const Row& row);

}  // namespace cg::report
