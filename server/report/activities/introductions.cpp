#include "report/activities/introductions.hpp"

#include <algorithm>

#include "domain/activities/introductions.hpp"
#include "report/catalogue.hpp"

namespace cg::report::introductions {
namespace {

namespace introductions = domain::introductions;
using domain::Person;

struct Told {
  const Person* person;
  const introductions::Introduction* introduction;
};

// In the order in which people first introduced themselves.
std::vector<Told> told(const View& view, const introductions::Content& content) {
  std::vector<Told> list;
  for (const auto& [id, introduction] : content.by_person) {
    const Person* person = view.workshop.find(id);
    if (person == nullptr || person->standing == domain::Standing::removed) continue;
    if (introduction.hidden && !view.for_facilitators()) continue;
    list.push_back({person, &introduction});
  }
  std::ranges::stable_sort(list, {}, [](const Told& one) { return one.introduction->at_ms; });
  return list;
}

Row row_of(const View& view, const Told& one) {
  Row row;
  row.cells[Field::id] = to_text(one.person->id);
  put_text(row, Field::text, view.text(one.introduction->text));
  put_text(row, Field::name, view.text(one.person->name));
  put_text(row, Field::organisation, view.text(one.person->organisation));
  put_text(row, Field::role, view.text(one.person->role));
  put_text(row, Field::sector, view.sector(one.person->sector));
  row.cells[Field::at] = Time{one.introduction->at_ms};
  row.cells[Field::hidden] = Flag{one.introduction->hidden};
  return row;
}

}  // namespace

void write(const View& view, const domain::Activity& activity, Section& section) {
  Table table{"introductions",
              {},
              Table::Layout::list,
              {{Field::id, true},
               {Field::text},
               {Field::name},
               {Field::organisation},
               {Field::role},
               {Field::sector},
               {Field::at}},
              {}};
  add_hidden_column(view, table);
  for (const Told& one : told(view, std::get<introductions::Content>(activity.content))) {
    table.rows.push_back(row_of(view, one));
  }
  add_table(section, std::move(table));
}

}  // namespace cg::report::introductions
