// One renderer per format: from the model of the record to the bytes of the file. Pure.
#pragma once

#include <string>

#include "report/document.hpp"

namespace cg::report {

[[nodiscard]] std::string render_markdown(const Document& document);
[[nodiscard]] std::string render_json(const Document& document);
// One file for all tables, RFC 4180, UTF-8 with a byte order mark. The columns are `section`,
// `activity` and `part` (the table), then every field of report/fields.hpp but the splits by
// sector. Each row of a table is a row; its figures by sector are rows of their own below it, of
// the part `..._by_sector`, with `sector` and the figures; each bar of a histogram is one, too.
[[nodiscard]] std::string render_csv(const Document& document);
// One file that loads nothing and runs nothing.
[[nodiscard]] std::string render_html(const Document& document);

}  // namespace cg::report
