#pragma once
#include "report/kind_report.hpp"

namespace cg::report::scores {

void write(const View& view, const domain::Activity& activity, Section& section);

}  // namespace cg::report::scores
