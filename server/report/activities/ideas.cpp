#include "report/activities/ideas.hpp"

namespace cg::report::ideas {

namespace ideas = domain::ideas;

Rows::Rows(const View& view, const domain::Activity& activity)
    : view_(view),
      ideas_(*ideas::ideas_of(activity)),
      has_dots_(ideas::dots_budget(activity).value_or(0) > 0),
      asked_(domain::asked(view.workshop, ideas_.voices)) {}

Table Rows::table(Field place) const {
  Table table{"ideas",
              {},
              Table::Layout::list,
              {{Field::id, true}, {place, true}, {Field::text}, {Field::by}},
              {}};
  if (has_dots_) {
    table.columns.push_back({Field::dots});
    table.columns.push_back({Field::sectors});
  }
  table.columns.push_back({Field::at});
  add_hidden_column(view_, table);
  return table;
}

bool Rows::is_shown(const ideas::Idea& idea) const {
  return view_.for_facilitators() ? visible_to_desk(view_.workshop, idea)
                                  : visible_to_all(view_.workshop, idea);
}

// Nothing here follows from the author but what they chose to show (rule PR1).
Row Rows::row_of(const ideas::Idea& idea) const {
  Row row;
  row.cells[Field::id] = to_text(idea.id);
  if (!idea.column.empty()) row.cells[Field::column] = idea.column;
  if (idea.group) row.cells[Field::group] = to_text(idea.group);
  put_text(row, Field::text, view_.text(idea.text));
  put_text(row, Field::by, shown_author(view_.workshop, idea));
  row.cells[Field::at] = Time{idea.at_ms};
  row.cells[Field::hidden] = Flag{idea.hidden};
  if (!has_dots_) return row;
  const auto sectors = ideas::shown_dots(idea, asked_);
  row.cells[Field::dots] = count_or_withheld(domain::analysis::given_where_shown(sectors));
  row.cells[Field::sectors] = split_of(sectors);
  return row;
}

}  // namespace cg::report::ideas
