#pragma once
#include "report/kind_report.hpp"

namespace cg::report::breakout {

void write(const View& view, const domain::Activity& activity, Section& section);

}  // namespace cg::report::breakout
