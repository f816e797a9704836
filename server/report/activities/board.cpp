#include "report/activities/board.hpp"

#include "domain/activities/board.hpp"
#include "report/activities/ideas.hpp"

namespace cg::report {

void write_board(const View& view, const domain::Activity& activity, Section& section) {
  const IdeaRows ideas(view, activity);
  for (const domain::Choice& column :
       std::get<domain::board::Settings>(activity.settings).columns) {
    Section part{"column", view.text(column.label), {}, {}, {}};
    Table table = ideas.table(Field::column);
    table.rows = ideas.rows([&](const auto& idea) { return idea.column == column.id; });
    add_table(part, std::move(table));
    section.sections.push_back(std::move(part));
  }
}

}  // namespace cg::report
