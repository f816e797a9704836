#pragma once
#include "report/kind_report.hpp"

namespace cg::report {

void write_scores(const View& view, const domain::Activity& activity, Section& section);

}  // namespace cg::report
