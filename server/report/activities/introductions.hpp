#pragma once
#include "report/kind_report.hpp"

namespace cg::report::introductions {

void write(const View& view, const domain::Activity& activity, Section& section);

}  // namespace cg::report::introductions
