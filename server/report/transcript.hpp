// The record of a workshop in every format that it comes in. One model (report/document.hpp), one
// renderer per format.
//
// Pure; safe from any thread as long as the workshop does not change meanwhile.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "domain/workshop.hpp"

namespace cg::report {

// Who reads it. An observer's transcript holds what the room may see.
enum class Viewer { facilitator, observer };

struct Format {
  std::string_view name;          // "md", as in transcript.md
  std::string_view content_type;  // "text/markdown; charset=utf-8"
  std::string (*render)(const domain::Workshop& workshop, Viewer viewer);
};

[[nodiscard]] std::span<const Format> formats();
// Null when the transcript does not come in that format.
[[nodiscard]] const Format* find_format(std::string_view name);

}  // namespace cg::report
