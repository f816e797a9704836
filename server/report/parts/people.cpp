#include "report/catalogue.hpp"
#include "report/parts.hpp"

namespace cg::report {
namespace {

using domain::Person;
using domain::Standing;

Table sector_table(const View& view, const std::vector<unsigned>& counts) {
  Table table{"sectors",
              std::string(catalogue::by_sector),
              Table::Layout::grid,
              {{Field::id, true}, {Field::sector}, {Field::people}},
              {}};
  for (std::size_t i = 0; i < counts.size(); ++i) {
    Row row;
    row.cells[Field::id] = view.workshop.sectors[i].id;
    put_text(row, Field::sector, view.text(view.workshop.sectors[i].label));
    row.cells[Field::people] = Count{counts[i]};
    table.rows.push_back(std::move(row));
  }
  return table;
}

Row person_row(const View& view, const Person& person) {
  Row row;
  row.cells[Field::id] = to_text(person.id);
  put_text(row, Field::name, view.text(person.name));
  put_text(row, Field::organisation, view.text(person.organisation));
  put_text(row, Field::role, view.text(person.role));
  put_text(row, Field::sector, view.sector(person.sector));
  row.cells[Field::left] = Flag{person.standing == Standing::left};
  return row;
}

}  // namespace

Section people_section(const View& view) {
  Section section{"people", std::string(catalogue::people_heading), {}, {}, {}};
  const std::vector<unsigned> counts = domain::asked_by_sector(view.workshop);
  unsigned people = 0;
  for (const unsigned count : counts) people += count;
  add_sentence(section, catalogue::people_count(people));
  add_table(section, sector_table(view, counts));
  if (!view.for_facilitators()) add_note(section, catalogue::names_elsewhere);
  return section;
}

Section names_section(const View& view) {
  Section section{"names", std::string(catalogue::names), {}, {}, {}};
  Table table{"people",
              {},
              Table::Layout::grid,
              {{Field::id, true},
               {Field::name},
               {Field::organisation},
               {Field::role},
               {Field::sector},
               {Field::left}},
              {}};
  for (const Person& person : view.workshop.people) {
    if (person.standing != Standing::removed) table.rows.push_back(person_row(view, person));
  }
  add_table(section, std::move(table));
  return section;
}

}  // namespace cg::report
