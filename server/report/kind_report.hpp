// What every activity kind offers to the record: one file per kind in report/activities/, one line
// in report/registry.cpp. With it come small makers of cells that all of them use.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/analysis/suppression.hpp"
#include "domain/workshop.hpp"
#include "report/document.hpp"
#include "report/transcript.hpp"

namespace cg::report {

// What is told, and to whom. Refers to the workshop.
struct View {
  const domain::Workshop& workshop;
  Viewer viewer;
  [[nodiscard]] bool for_facilitators() const { return viewer == Viewer::facilitator; }
  [[nodiscard]] std::string text(domain::TextId id) const { return std::string(workshop.text(id)); }
  [[nodiscard]] std::string sector(domain::SectorIndex index) const {
    return text(workshop.sectors[index].label);
  }
};

// Adds to the activity's section what was done in it.
using WriteKind = void (*)(const View& view, const domain::Activity& activity, Section& section);

// The writer of the kind at this place in domain::Kinds.
[[nodiscard]] WriteKind kind_report(std::size_t kind);

// Adds the cell unless the text is empty.
void put_text(Row& row, Field field, std::string_view text);
// What the domain shows of support by sector.
[[nodiscard]] Split split_of(std::span<const domain::analysis::SectorSupport> sectors);
[[nodiscard]] Cell count_or_withheld(std::optional<unsigned> count);
// In the records for facilitators, tables of texts say which of them are hidden.
void add_hidden_column(const View& view, Table& table);
void add_note(Section& section, std::string_view text);
void add_sentence(Section& section, std::string text);
// The table, or a note that there is nothing if it has no row.
void add_table(Section& section, Table table);

}  // namespace cg::report
