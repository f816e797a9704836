#include "report/activities/board.hpp"

#include "domain/activities/board.hpp"
#include "report/activities/ideas.hpp"

namespace cg::report::board {
namespace {

// For data alone: people read the label in the heading.
Table column_facts(const View& view, const domain::Choice& column) {
  Table table{
      "column", {}, Table::Layout::facts, {{Field::column, true}, {Field::title, true}}, {}};
  Row row;
  row.cells[Field::column] = column.id;
  put_text(row, Field::title, view.text(column.label));
  table.rows.push_back(std::move(row));
  return table;
}

}  // namespace

void write(const View& view, const domain::Activity& activity, Section& section) {
  const ideas::Rows ideas(view, activity);
  for (const domain::Choice& column :
       std::get<domain::board::Settings>(activity.settings).columns) {
    Section part{"column", view.text(column.label), {}, {}, {}};
    part.blocks.emplace_back(column_facts(view, column));
    Table table = ideas.table(Field::column);
    table.rows = ideas.rows([&](const auto& idea) { return idea.column == column.id; });
    add_table(part, std::move(table));
    section.sections.push_back(std::move(part));
  }
}

}  // namespace cg::report::board
