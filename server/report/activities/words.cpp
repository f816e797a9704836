#include "report/activities/words.hpp"

#include "domain/activities/words.hpp"
#include "report/catalogue.hpp"

namespace cg::report::words {

namespace words = domain::words;

void write(const View& view, const domain::Activity& activity, Section& section) {
  const auto& content = std::get<words::Content>(activity.content);
  Table table{"words", {}, Table::Layout::grid, {{Field::word}, {Field::people}}, {}};
  add_hidden_column(view, table);
  for (const words::CloudWord& word : words::cloud(view.workshop, content)) {
    if (word.hidden && !view.for_facilitators()) continue;
    Row row;
    put_text(row, Field::word, word.word);
    row.cells[Field::people] = Count{word.people};
    row.cells[Field::hidden] = Flag{word.hidden};
    table.rows.push_back(std::move(row));
  }
  if (!table.rows.empty()) {
    add_sentence(section, catalogue::spoke(static_cast<unsigned>(content.by_person.size())));
  }
  add_table(section, std::move(table));
}

}  // namespace cg::report::words
