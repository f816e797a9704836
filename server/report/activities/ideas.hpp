// Ideas, for the kinds that have them.
#pragma once

#include "domain/activities/ideas.hpp"
#include "report/kind_report.hpp"

namespace cg::report::ideas {

// Makes the rows of ideas of one activity. Refers to the view and the activity.
class Rows {
 public:
  Rows(const View& view, const domain::Activity& activity);

  // An empty table; `place` is the field that the heading says (column, group).
  [[nodiscard]] Table table(Field place) const;
  // The ideas for which `is_here` holds and that may be read, in the order of posting.
  template <class IsHere>
  [[nodiscard]] std::vector<Row> rows(const IsHere& is_here) const {
    std::vector<Row> rows;
    for (const domain::ideas::Idea& idea : ideas_.all) {
      if (is_here(idea) && is_shown(idea)) rows.push_back(row_of(idea));
    }
    return rows;
  }

 private:
  [[nodiscard]] bool is_shown(const domain::ideas::Idea& idea) const;
  [[nodiscard]] Row row_of(const domain::ideas::Idea& idea) const;

  const View& view_;
  const domain::ideas::Ideas& ideas_;
  const bool has_dots_;
  const std::vector<unsigned> asked_;
};

}  // namespace cg::report::ideas
