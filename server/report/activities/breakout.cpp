#include "report/activities/breakout.hpp"

#include "domain/activities/breakout.hpp"
#include "report/activities/ideas.hpp"
#include "report/catalogue.hpp"

namespace cg::report::breakout {
namespace {

namespace breakout = domain::breakout;

Table group_facts(const View& view, const breakout::Group& group) {
  Table table{
      "group",
      {},
      Table::Layout::facts,
      {{Field::group, true}, {Field::title, true}, {Field::seat}, {Field::task}, {Field::report}},
      {}};
  add_hidden_column(view, table);
  Row row;
  row.cells[Field::group] = to_text(group.id);
  put_text(row, Field::title, view.text(group.name));
  put_text(row, Field::seat, view.text(group.table));
  put_text(row, Field::task, view.text(group.task));
  if (!group.report.hidden || view.for_facilitators()) {
    put_text(row, Field::report, view.text(group.report.text));
  }
  row.cells[Field::hidden] = Flag{group.report.hidden};
  table.rows.push_back(std::move(row));
  return table;
}

Table members(const View& view, const breakout::Group& group) {
  Table table{"members",
              std::string(catalogue::members),
              Table::Layout::grid,
              {{Field::group, true}, {Field::id, true}, {Field::name}, {Field::sector}},
              {}};
  for (const domain::Person* person : people_shown(view.workshop, group)) {
    Row row;
    row.cells[Field::group] = to_text(group.id);
    row.cells[Field::id] = to_text(person->id);
    put_text(row, Field::name, view.text(person->name));
    put_text(row, Field::sector, view.sector(person->sector));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

void write(const View& view, const domain::Activity& activity, Section& section) {
  const auto& content = std::get<breakout::Content>(activity.content);
  const ideas::Rows ideas(view, activity);
  const bool shared = breakout::ideas_are_shared(activity);
  if (content.groups.empty()) return add_note(section, catalogue::no_groups);
  if (!shared) {
    add_note(section, view.for_facilitators() ? catalogue::group_ideas_facilitators_only
                                              : catalogue::group_ideas_unshared);
  }
  for (const breakout::Group& group : content.groups) {
    Section part{"group", view.text(group.name), {}, {}, {}};
    part.blocks.emplace_back(group_facts(view, group));
    add_table(part, members(view, group));
    if (shared || view.for_facilitators()) {
      Table table = ideas.table(Field::group);
      table.caption = catalogue::ideas;
      table.rows = ideas.rows([&](const auto& idea) { return idea.group == group.id; });
      if (!table.rows.empty()) add_table(part, std::move(table));
    }
    section.sections.push_back(std::move(part));
  }
}

}  // namespace cg::report::breakout
