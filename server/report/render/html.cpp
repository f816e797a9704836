#include <algorithm>

#include "report/catalogue.hpp"
#include "report/render/html_style.hpp"
#include "report/render/renderers.hpp"
#include "report/render/text.hpp"

namespace cg::report {
namespace {

// For texts between tags and within attributes in double quotes.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string element(std::string_view name, std::string_view text, std::string_view of_class = "") {
  std::string out = "<" + std::string(name);
  if (!of_class.empty()) out += " class=\"" + std::string(of_class) + "\"";
  return out + ">" + escaped(text) + "</" + std::string(name) + ">\n";
}

std::string time_element(Time time) {
  return "<time datetime=\"" + iso_text(time) + "\">" + escaped(readable_text(time)) + "</time>";
}

// Bars side by side, each with its number above and its label below.
constexpr unsigned bar_width = 40;
constexpr unsigned bar_height_max = 100;
constexpr unsigned bar_gap = 8;
constexpr unsigned text_height = 22;

std::string bar(std::size_t place, unsigned value, unsigned value_max) {
  const auto left = static_cast<unsigned>(place) * (bar_width + bar_gap);
  const unsigned height = value_max == 0 ? 0 : value * bar_height_max / value_max;
  const unsigned top = text_height + bar_height_max - height;
  const std::string middle = std::to_string(left + bar_width / 2);
  std::string out = "<rect x=\"" + std::to_string(left) + "\" y=\"" + std::to_string(top) +
                    "\" width=\"" + std::to_string(bar_width) + "\" height=\"" +
                    std::to_string(height) + "\"/>";
  if (value > 0) {
    out += "<text x=\"" + middle + "\" y=\"" + std::to_string(top - 6) + "\">" +
           std::to_string(value) + "</text>";
  }
  return out + "<text class=\"axis\" x=\"" + middle + "\" y=\"" +
         std::to_string(text_height + bar_height_max + 18) + "\">" + std::to_string(place) +
         "</text>\n";
}

class Html {
 public:
  explicit Html(const Document& document) : document_(document) {}

  std::string whole() && {
    head();
    out_ += "<main>\n" + element("h1", document_.title);
    out_ += "<p class=\"about\">" + escaped(catalogue::made_on) + ": " +
            time_element(document_.created) + " · " + escaped(catalogue::join_code) + ": " +
            escaped(document_.code) + "</p>\n";
    out_ += element(
        "p", document_.for_facilitators ? catalogue::for_facilitators : catalogue::for_observers,
        "note");
    out_ += element("p", catalogue::privacy, "note");
    contents();
    for (std::size_t i = 0; i < document_.sections.size(); ++i) {
      out_ += "<section id=\"s" + std::to_string(i + 1) + "\">\n";
      write(document_.sections[i], 2);
      out_ += "</section>\n";
    }
    out_ += "</main>\n</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  // Nothing is loaded and nothing runs, whatever people wrote; the style is let in by its
  // fingerprint.
  void head() {
    out_ += "<!doctype html>\n<html lang=\"" + std::string(catalogue::language) +
            "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
            "content=\"default-src 'none'; style-src 'sha256-" +
            std::string(style_sha256) +
            "'; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" "
            "content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" "
            "content=\"noindex\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>" +
            escaped(document_.title) + " – " + escaped(catalogue::transcript) +
            "</title>\n<style>" + std::string(style) + "</style>\n</head>\n<body>\n";
  }

  void contents() {
    out_ += "<nav aria-label=\"" + escaped(catalogue::contents) + "\">\n<ul>\n";
    for (std::size_t i = 0; i < document_.sections.size(); ++i) {
      out_ += "<li><a href=\"#s" + std::to_string(i + 1) + "\">" +
              escaped(document_.sections[i].heading) + "</a></li>\n";
    }
    out_ += "</ul>\n</nav>\n";
  }

  void write(const Section& section, unsigned level) {
    out_ += element("h" + std::to_string(level), section.heading);
    for (const Block& block : section.blocks) {
      std::visit([&](const auto& one) { write_block(one); }, block);
    }
    for (const Section& one : section.sections) write(one, std::min(level + 1, 6U));
  }

  void write_block(const Paragraph& paragraph) {
    switch (paragraph.tone) {
      case Paragraph::Tone::plain:
        out_ += element("p", paragraph.text);
        return;
      case Paragraph::Tone::prompt:
        out_ += element("p", paragraph.text, "prompt text");
        return;
      case Paragraph::Tone::note:
        out_ += element("p", paragraph.text, "note");
        return;
    }
  }

  void write_block(const Table& table) {
    switch (table.layout) {
      case Table::Layout::grid:
        return write_grid(table);
      case Table::Layout::list:
        return write_list(table);
      case Table::Layout::facts:
        return write_facts(table);
    }
  }

  void write_grid(const Table& table) {
    const Grid grid = grid_of(document_, table);
    out_ += "<div class=\"scroll\"><table>\n";
    if (!table.caption.empty()) out_ += element("caption", table.caption);
    out_ += "<thead><tr>";
    for (const std::string& label : grid.header) {
      out_ += "<th scope=\"col\">" + escaped(label) + "</th>";
    }
    out_ += "</tr></thead>\n<tbody>\n";
    for (const auto& row : grid.rows) {
      out_ += "<tr>";
      for (const std::string& cell : row) out_ += "<td>" + escaped(cell) + "</td>";
      out_ += "</tr>\n";
    }
    out_ += "</tbody></table></div>\n";
  }

  void write_list(const Table& table) {
    const std::vector<Field> columns = shown_columns(document_, table);
    if (!table.caption.empty()) out_ += element("p", table.caption);
    out_ += "<ul class=\"texts\">\n";
    for (const Row& row : table.rows) {
      out_ += row.depth > 0 ? "<li class=\"within\">" : "<li>";
      out_ += element("p", readable_text(document_, cell_at(row, Field::text)), "text");
      std::string below;
      for (const std::string& detail : details(document_, columns, row)) {
        if (!below.empty()) below += " · ";
        below += detail;
      }
      out_ += element("p", below, "by") + "</li>\n";
    }
    out_ += "</ul>\n";
  }

  void write_facts(const Table& table) {
    const std::vector<Field> columns = shown_columns(document_, table);
    if (columns.empty()) return;
    out_ += "<dl>\n";
    for (const Row& row : table.rows) {
      for (const Field field : columns) {
        const std::string text = readable_text(document_, cell_at(row, field));
        if (text.empty()) continue;
        out_ += element("dt", info(field).label) + element("dd", text, "text");
      }
    }
    out_ += "</dl>\n";
  }

  void write_block(const Figure& figure) {
    unsigned value_max = 0;
    for (const unsigned value : figure.values) value_max = std::max(value_max, value);
    const auto width = static_cast<unsigned>(figure.values.size()) * (bar_width + bar_gap);
    out_ += "<figure>\n" + element("figcaption", figure.title);
    out_ += "<svg role=\"img\" viewBox=\"0 0 " + std::to_string(width) + " " +
            std::to_string(bar_height_max + 2 * text_height) + "\" aria-label=\"" +
            escaped(figure.summary) + "\">\n";
    for (std::size_t i = 0; i < figure.values.size(); ++i) {
      out_ += bar(i, figure.values[i], value_max);
    }
    out_ += "</svg>\n" + element("p", figure.summary, "note") + "</figure>\n";
  }

  const Document& document_;
  std::string out_;
};

}  // namespace

std::string render_html(const Document& document) {
  return Html(document).whole();
}

}  // namespace cg::report
