#pragma once
#include "report/kind_report.hpp"

namespace cg::report::aims {

void write(const View& view, const domain::Activity& activity, Section& section);

}  // namespace cg::report::aims
