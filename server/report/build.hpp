// Makes the model of the record. Here, and in the files per kind, it is decided what who may read:
// the figures are those that the domain shows, and nothing is worked out anew.
#pragma once

#include "report/document.hpp"
#include "report/transcript.hpp"

namespace cg::report {

[[nodiscard]] Document build_document(const domain::Workshop& workshop, Viewer viewer);

}  // namespace cg::report
