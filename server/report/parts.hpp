// The parts of the record that no kind of activity makes. Private to report.
#pragma once

#include "report/kind_report.hpp"

namespace cg::report {

// What was planned and what came of it, in the order of the agenda.
[[nodiscard]] Section agenda_section(const View& view);
// The same of one activity, for data: people read it in the agenda.
[[nodiscard]] Table activity_facts(const View& view, const domain::Activity& activity);
// How many of each sector.
[[nodiscard]] Section people_section(const View& view);
// Who they are. The room sees names where somebody contributed; the list is the facilitators'.
[[nodiscard]] Section names_section(const View& view);

}  // namespace cg::report
