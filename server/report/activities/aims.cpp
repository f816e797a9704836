#include "report/activities/aims.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "domain/activities/aims.hpp"
#include "report/catalogue.hpp"

namespace cg::report::aims {
namespace {

namespace aims = domain::aims;
using domain::AimId;

class AimRows {
 public:
  AimRows(const View& view, const aims::Content& content)
      : view_(view), content_(content), asked_(domain::asked(view.workshop, content.voices)) {}

  // By common ground, as on the pages; each with what was merged into it below it.
  std::vector<Row> all() && {
    std::vector<std::pair<int, AimId>> order;
    for (const auto& [id, aim] : content_.aims) {
      if (aim.merged_into) continue;
      const auto common_ground = aims::figures(aim, asked_).common_ground;
      order.emplace_back(common_ground ? common_ground->value : -1, id);
    }
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [](const auto& one) { return one.first; });
    for (const auto& [common_ground, id] : order) add(id, content_.aims.at(id), 0);
    return std::move(rows_);
  }

 private:
  [[nodiscard]] bool is_shown(const aims::Aim& aim) const {
    return view_.for_facilitators() ? visible_to_desk(view_.workshop, aim)
                                    : visible(view_.workshop, aim);
  }

  void add(AimId id, const aims::Aim& aim, unsigned depth) {
    if (is_shown(aim)) rows_.push_back(row_of(id, aim, depth));
    for (const AimId merged : aim.merged) {
      const auto at = content_.aims.find(merged);
      if (at != content_.aims.end()) add(merged, at->second, depth + 1);
    }
  }

  [[nodiscard]] Row row_of(AimId id, const aims::Aim& aim, unsigned depth) const {
    Row row{{}, depth};
    row.cells[Field::id] = to_text(id);
    if (aim.merged_into) row.cells[Field::merged_into] = to_text(aim.merged_into);
    put_text(row, Field::text, view_.text(aim.text));
    if (aim.author) {
      const domain::Person& author = *view_.workshop.find(aim.author);
      put_text(row, Field::by, view_.text(author.name));
      put_text(row, Field::sector, view_.sector(author.sector));
    } else {
      row.cells[Field::merged] = Count{static_cast<std::int64_t>(aim.merged.size())};
    }
    // The support for a merged aim is that of the shared one.
    if (!aim.merged_into) put_support(row, aims::figures(aim, asked_));
    row.cells[Field::at] = Time{aim.at_ms};
    row.cells[Field::hidden] = Flag{aim.hidden};
    return row;
  }

  static void put_support(Row& row, const aims::Figures& figures) {
    row.cells[Field::endorsed] = count_or_withheld(figures.endorsed);
    if (figures.common_ground) {
      row.cells[Field::common_ground] = *figures.common_ground;
    } else {
      row.cells[Field::common_ground] = Withheld{};
    }
    row.cells[Field::sectors] = split_of(figures.sectors);
  }

  const View& view_;
  const aims::Content& content_;
  const std::vector<unsigned> asked_;
  std::vector<Row> rows_;
};

}  // namespace

void write(const View& view, const domain::Activity& activity, Section& section) {
  Table table{"aims",
              {},
              Table::Layout::list,
              {{Field::id, true},
               {Field::merged_into, true},
               {Field::text},
               {Field::by},
               {Field::sector},
               {Field::merged},
               {Field::endorsed},
               {Field::sectors},
               {Field::common_ground},
               {Field::at}},
              {}};
  add_hidden_column(view, table);
  table.rows = AimRows(view, std::get<aims::Content>(activity.content)).all();
  if (!table.rows.empty()) add_note(section, catalogue::about_common_ground);
  add_table(section, std::move(table));
}

}  // namespace cg::report::aims
