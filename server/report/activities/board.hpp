#pragma once
#include "report/kind_report.hpp"

namespace cg::report::board {

void write(const View& view, const domain::Activity& activity, Section& section);

}  // namespace cg::report::board
