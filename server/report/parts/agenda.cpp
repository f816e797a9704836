#include "domain/assert.hpp"
#include "report/catalogue.hpp"
#include "report/parts.hpp"

namespace cg::report {
namespace {

using domain::Activity;
using domain::Phase;

constexpr std::int64_t ms_per_minute = 60'000;

std::string_view state(const Activity& activity) {
  switch (activity.phase) {
    case Phase::draft:
      return catalogue::state_draft;
    case Phase::open:
      return catalogue::state_open;
    case Phase::closed:
      return catalogue::state_closed;
  }
  CG_ASSERT(false);
}

Row activity_row(const View& view, const Activity& activity) {
  Row row;
  row.cells[Field::id] = to_text(activity.id);
  put_text(row, Field::title, view.text(activity.title));
  put_text(row, Field::kind, catalogue::kind(kind_name(activity)));
  put_text(row, Field::state, state(activity));
  if (activity.minutes > 0) row.cells[Field::planned_minutes] = Count{activity.minutes};
  const auto opened = activity.first_opened_at_ms;
  const auto closed = activity.closed_at_ms;
  if (opened) row.cells[Field::opened] = Time{*opened};
  if (closed) row.cells[Field::closed] = Time{*closed};
  if (opened && closed) {  // to the nearest minute
    row.cells[Field::actual_minutes] =
        Count{(*closed - *opened + ms_per_minute / 2) / ms_per_minute};
  }
  return row;
}

Table activity_table(std::string_view name, Table::Layout layout) {
  const bool for_data = layout == Table::Layout::facts;
  return {name,
          {},
          layout,
          {{Field::id, true},
           {Field::title, for_data},
           {Field::kind, for_data},
           {Field::state, for_data},
           {Field::planned_minutes, for_data},
           {Field::actual_minutes, for_data},
           {Field::opened, for_data},
           {Field::closed, for_data}},
          {}};
}

}  // namespace

Section agenda_section(const View& view) {
  Section section{"agenda", std::string(catalogue::agenda), {}, {}, {}};
  Table table = activity_table("agenda", Table::Layout::grid);
  for (const Activity& activity : view.workshop.agenda) {
    table.rows.push_back(activity_row(view, activity));
  }
  add_table(section, std::move(table));
  return section;
}

Table activity_facts(const View& view, const Activity& activity) {
  Table table = activity_table("activity", Table::Layout::facts);
  table.rows.push_back(activity_row(view, activity));
  return table;
}

}  // namespace cg::report
