#include <array>

#include "report/render/renderers.hpp"
#include "report/render/text.hpp"

namespace cg::report {
namespace {

namespace analysis = domain::analysis;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view line_end = "\r\n";

// A text that a spreadsheet would take for a formula gets an apostrophe in front. The wide forms
// are those that some spreadsheets read as the narrow ones.
bool looks_like_formula(std::string_view text) {
  static constexpr std::string_view starts[] = {"=",  "+",  "-",  "@",  "\t", "\r",
                                                "\n", "＝", "＋", "－", "＠"};
  for (const std::string_view start : starts) {
    if (text.starts_with(start)) return true;
  }
  return false;
}

std::string quoted(std::string_view text) {
  const bool plain = text.find_first_of(",\"\r\n") == std::string_view::npos &&
                     !text.starts_with(' ') && !text.ends_with(' ');
  if (plain) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string safe(std::string_view text) {
  return quoted(looks_like_formula(text) ? "'" + std::string(text) : std::string(text));
}

// Numbers and times are ours and stay as they are: an apostrophe would make a text of "-0.3".
struct CsvCell {
  const Document& document;

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return safe(text); }
  std::string operator()(Count count) const { return std::to_string(count.value); }
  std::string operator()(analysis::Tenths number) const { return to_text(number); }
  std::string operator()(analysis::Thousandths number) const { return to_text(number); }
  std::string operator()(Flag flag) const { return flag.on ? "true" : "false"; }
  std::string operator()(Time time) const { return iso_text(time); }
  std::string operator()(Withheld) const { return {}; }  // see the column `withheld`
  std::string operator()(const SectorList& sectors) const {
    std::string text;
    for (const std::size_t sector : sectors) {
      if (!text.empty()) text += "; ";
      text += document.sectors[sector].id;
    }
    return safe(text);
  }
  std::string operator()(const Split&) const { return {}; }  // rows of their own
};

class Csv {
 public:
  explicit Csv(const Document& document) : document_(document) {}

  std::string whole() && {
    out_ = std::string(byte_order_mark) + "section,activity,part";
    for (std::size_t i = 0; i < field_count; ++i) {
      if (is_column(i)) out_ += "," + std::string(info(static_cast<Field>(i)).name);
    }
    out_ += line_end;
    Row row;
    row.cells[Field::id] = document_.workshop;
    row.cells[Field::title] = document_.title;
    row.cells[Field::at] = document_.created;
    write_row({"workshop", {}, {}, {}, {}}, "workshop", row);
    for (const Section& section : document_.sections) write(section);
    return std::move(out_);
  }

 private:
  // A split has rows instead of a column.
  static bool is_column(std::size_t field) { return static_cast<Field>(field) != Field::sectors; }

  void write(const Section& section) {
    for (const Block& block : section.blocks) {
      std::visit([&](const auto& one) { write_block(section, one); }, block);
    }
    for (const Section& one : section.sections) write(one);
  }

  void write_block(const Section& section, const Paragraph& paragraph) {
    static constexpr std::array<std::string_view, 3> parts{"sentence", "prompt", "note"};
    Row row;
    row.cells[Field::text] = paragraph.text;
    write_row(section, parts.at(static_cast<std::size_t>(paragraph.tone)), row);
  }

  void write_block(const Section& section, const Table& table) {
    for (const Row& row : table.rows) {
      write_row(section, table.name, row);
      const auto* split = std::get_if<Split>(&cell_at(row, Field::sectors));
      if (split == nullptr) continue;
      for (const SectorFigure& figure : *split) {
        write_row(section, std::string(table.name) + "_by_sector", sector_row(row, figure));
      }
    }
  }

  void write_block(const Section& section, const Figure& figure) {
    for (std::size_t i = 0; i < figure.values.size(); ++i) {
      Row row = figure.keys;
      row.cells[figure.label] = Count{static_cast<std::int64_t>(i)};
      row.cells[figure.value] = Count{figure.values[i]};
      write_row(section, figure.name, row);
    }
  }

  Row sector_row(const Row& of, const SectorFigure& figure) const {
    Row row;
    for (const auto& [field, cell] : of.cells) {
      if (info(field).is_key) row.cells[field] = cell;
    }
    row.cells[Field::sector] = document_.sectors[figure.sector].label;
    if (const auto* mean = std::get_if<SectorMean>(&figure.figure)) {
      row.cells[Field::n] = Count{mean->n};
      if (mean->mean) row.cells[Field::mean] = *mean->mean;
    } else if (const auto* share = std::get_if<SectorShare>(&figure.figure)) {
      row.cells[Field::given] = Count{share->given};
      row.cells[Field::asked] = Count{share->asked};
    } else {
      row.cells[Field::withheld] = Flag{true};
    }
    return row;
  }

  void write_row(const Section& section, std::string_view part, const Row& row) {
    out_ += std::string(section.name) + "," + section.activity + "," + std::string(part);
    for (std::size_t i = 0; i < field_count; ++i) {
      if (!is_column(i)) continue;
      const auto field = static_cast<Field>(i);
      out_ +=
          "," + (field == Field::withheld ? withheld_fields(row)
                                          : std::visit(CsvCell{document_}, cell_at(row, field)));
    }
    out_ += line_end;
  }

  // The names of the fields that are withheld, or what the row itself says.
  static std::string withheld_fields(const Row& row) {
    std::string names;
    for (const auto& [field, cell] : row.cells) {
      const bool whole_row = field == Field::withheld && std::get<Flag>(cell).on;
      if (!whole_row && !std::holds_alternative<Withheld>(cell)) continue;
      if (!names.empty()) names += "; ";
      names += whole_row ? "all" : info(field).name;
    }
    return names;
  }

  const Document& document_;
  std::string out_;
};

}  // namespace

std::string render_csv(const Document& document) {
  return Csv(document).whole();
}

}  // namespace cg::report
