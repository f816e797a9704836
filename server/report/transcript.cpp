#include "report/transcript.hpp"

#include <algorithm>

#include "report/build.hpp"
#include "report/render/renderers.hpp"

namespace cg::report {
namespace {

template <std::string (*render)(const Document&)>
std::string rendered(const domain::Workshop& workshop, Viewer viewer) {
  return render(build_document(workshop, viewer));
}

constexpr Format all_formats[] = {
    {"md", "text/markdown; charset=utf-8", rendered<render_markdown>},
    {"json", "application/json", rendered<render_json>},
    {"csv", "text/csv; charset=utf-8; header=present", rendered<render_csv>},
    {"html", "text/html; charset=utf-8", rendered<render_html>},
};

}  // namespace

std::span<const Format> formats() {
  return all_formats;
}

const Format* find_format(std::string_view name) {
  const auto* at = std::ranges::find(all_formats, name, &Format::name);
  return at == std::end(all_formats) ? nullptr : at;
}

}  // namespace cg::report
