// GitHub-flavoured Markdown. People's texts never become markup: whatever could mean something is
// escaped with a backslash, the starts of lines included.
#include <algorithm>

#include "report/catalogue.hpp"
#include "report/render/renderers.hpp"
#include "report/render/text.hpp"

namespace cg::report {
namespace {

constexpr std::string_view escaped_anywhere = "\\`*_{}[]<>#|~&$!@";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Where the marker of a list item, a heading's underline or the like ends, if `line` starts so.
std::size_t start_marker(std::string_view line) {
  if (line.empty()) return std::string_view::npos;
  if (std::string_view("+-=:").find(line.front()) != std::string_view::npos) return 0;
  std::size_t at = 0;
  while (at < line.size() && is_digit(line[at])) ++at;
  const bool numbered = at > 0 && at < line.size() && (line[at] == '.' || line[at] == ')');
  return numbered ? at : std::string_view::npos;
}

enum class Place { line_start, within_line };

std::string escaped_line(std::string_view line, Place place) {
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
  const std::size_t marker =
      place == Place::line_start ? start_marker(line) : std::string_view::npos;
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool special = escaped_anywhere.find(line[i]) != std::string_view::npos;
    const bool address = line.substr(i).starts_with("://");
    if (special || address || i == marker) out += '\\';
    out += line[i];
  }
  return out;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  lines.push_back(text);
  return lines;
}

// On one line: for headings, tables and details.
std::string inline_text(std::string_view text) {
  std::string out;
  for (const std::string_view line : lines_of(text)) {
    const std::string escaped = escaped_line(line, Place::within_line);
    if (!out.empty() && !escaped.empty()) out += ' ';
    out += escaped;
  }
  return out;
}

class Markdown {
 public:
  explicit Markdown(const Document& document) : document_(document) {}

  std::string whole() && {
    out_ += "# " + inline_text(document_.title) + "\n\n";
    paragraph(std::string(catalogue::made_on) + ": " + readable_text(document_.created) + " · " +
              std::string(catalogue::join_code) + ": " + document_.code);
    note(document_.for_facilitators ? catalogue::for_facilitators : catalogue::for_observers);
    note(catalogue::privacy);
    for (const Section& section : document_.sections) write(section, 2);
    return std::move(out_);
  }

 private:
  void heading(std::string_view text, std::size_t level) {
    out_ += std::string(level, '#') + " " + inline_text(text) + "\n\n";
  }
  // Ends with an empty line of the same quotation.
  void paragraph(std::string_view text, std::string_view prefix = "") {
    const std::vector<std::string_view> lines = lines_of(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const bool breaks = i + 1 < lines.size() && !lines[i].empty() && !lines[i + 1].empty();
      out_ += std::string(prefix) + escaped_line(lines[i], Place::line_start) +
              (breaks ? "\\\n" : "\n");
    }
    out_ += std::string(prefix) + "\n";
  }
  void note(std::string_view text) { out_ += "*" + inline_text(text) + "*\n\n"; }

  void write(const Section& section, std::size_t level) {
    heading(section.heading, level);
    for (const Block& block : section.blocks) {
      std::visit([&](const auto& one) { write_block(one); }, block);
    }
    for (const Section& one : section.sections) write(one, std::min<std::size_t>(level + 1, 6));
  }

  void write_block(const Paragraph& paragraph_block) {
    switch (paragraph_block.tone) {
      case Paragraph::Tone::plain:
        return paragraph(paragraph_block.text);
      case Paragraph::Tone::prompt:
        out_ += "**" + inline_text(paragraph_block.text) + "**\n\n";
        return;
      case Paragraph::Tone::note:
        return note(paragraph_block.text);
    }
  }

  void write_block(const Table& table) {
    if (!table.caption.empty()) out_ += "**" + inline_text(table.caption) + "**\n\n";
    switch (table.layout) {
      case Table::Layout::grid:
        return write_grid(table);
      case Table::Layout::list:
        return write_list(table);
      case Table::Layout::facts:
        return write_facts(table);
    }
  }

  void write_cells(const std::vector<std::string>& cells) {
    for (const std::string& cell : cells) out_ += "| " + inline_text(cell) + " ";
    out_ += "|\n";
  }

  void write_rule(std::size_t columns) {
    for (std::size_t i = 0; i < columns; ++i) out_ += "| --- ";
    out_ += "|\n";
  }

  void write_grid(const Table& table) {
    const Grid grid = grid_of(document_, table);
    write_cells(grid.header);
    write_rule(grid.header.size());
    for (const auto& row : grid.rows) write_cells(row);
    out_ += '\n';
  }

  void write_list(const Table& table) {
    const std::vector<Field> columns = shown_columns(document_, table);
    for (const Row& row : table.rows) {
      std::string prefix;
      for (unsigned i = 0; i <= row.depth; ++i) prefix += "> ";
      paragraph(readable_text(document_, cell_at(row, Field::text)), prefix);
      std::string below;
      for (const std::string& detail : details(document_, columns, row)) {
        if (!below.empty()) below += " · ";
        below += inline_text(detail);
      }
      out_ += below.empty() ? "\n" : prefix + "— " + below + "\n\n";
    }
  }

  void write_facts(const Table& table) {
    const std::vector<Field> columns = shown_columns(document_, table);
    if (columns.empty()) return;
    for (const Row& row : table.rows) {
      for (const Field field : columns) {
        const std::string text = readable_text(document_, cell_at(row, field));
        if (text.empty()) continue;
        out_ += "- " + inline_text(info(field).label) + ": " + inline_text(text) + "\n";
      }
    }
    out_ += '\n';
  }

  void write_block(const Figure& figure) {
    out_ += "**" + inline_text(figure.title) + "**\n\n";
    std::vector<std::string> labels{std::string(info(figure.label).label)};
    std::vector<std::string> values{std::string(info(figure.value).label)};
    for (std::size_t i = 0; i < figure.values.size(); ++i) {
      labels.push_back(std::to_string(i));
      values.push_back(std::to_string(figure.values[i]));
    }
    write_cells(labels);
    write_rule(labels.size());
    write_cells(values);
    out_ += '\n';
  }

  const Document& document_;
  std::string out_;
};

}  // namespace

std::string render_markdown(const Document& document) {
  return Markdown(document).whole();
}

}  // namespace cg::report
