// The record of a workshop as one model, the same for all formats: sections of paragraphs, tables
// and figures. What may be shown to whom is decided when the model is made (report/build.hpp), and
// what it looks like by the renderers; a new format is a new renderer and nothing else.
//
// Plain values that own their texts; the names of sections and blocks are literals.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/analysis/rounding.hpp"
#include "report/fields.hpp"

namespace cg::report {

// What stands in a table. Nothing: there is no such thing here.
struct Count {
  std::int64_t value = 0;
};
struct Flag {
  bool on = false;
};
struct Time {
  std::int64_t ms = 0;  // since 1970 UTC
};
struct Withheld {};  // a figure of too few people, or one that could tell of them

// Figures of each sector. `sector` is a place in Document::sectors.
struct SectorMean {
  unsigned n = 0;
  std::optional<domain::analysis::Tenths> mean;  // nothing when n is 0
};
struct SectorShare {
  unsigned given = 0;
  unsigned asked = 0;
};
struct SectorFigure {
  std::size_t sector = 0;
  std::variant<Withheld, SectorMean, SectorShare> figure;
};
using Split = std::vector<SectorFigure>;
using SectorList = std::vector<std::size_t>;

using Cell = std::variant<std::monostate, std::string, Count, domain::analysis::Tenths,
                          domain::analysis::Thousandths, Flag, Time, Withheld, SectorList, Split>;

struct Column {
  Field field;
  // Left out where people read: an id, or what the heading says already.
  bool for_data = false;
};

struct Row {
  std::map<Field, Cell> cells;  // a field that is absent holds nothing
  unsigned depth = 0;           // 1: belongs to the row before it of depth 0, and so on
};

struct Table {
  enum class Layout : std::uint8_t {
    grid,   // rows and columns
    list,   // each row is a text (Field::text) of somebody's, with the rest below it
    facts,  // one row: names and values
  };
  std::string_view name;  // stable: "introductions"
  std::string caption;    // may be empty
  Layout layout = Layout::grid;
  std::vector<Column> columns;
  std::vector<Row> rows;
};

struct Paragraph {
  enum class Tone : std::uint8_t { plain, prompt, note };
  Tone tone = Tone::plain;
  std::string text;
};

// How often each of several values was given.
struct Figure {
  std::string_view name;  // stable: "histogram"
  std::string title;
  std::string summary;           // says in words what the bars show
  Row keys;                      // what the figure is about, for data
  Field label = Field::score;    // of a bar
  Field value = Field::people;   // its height
  std::vector<unsigned> values;  // the bar at place i is labelled i
};

using Block = std::variant<Paragraph, Table, Figure>;

struct Section {
  std::string_view name;  // stable: "people", "activity", "group"
  std::string heading;
  std::string activity;  // its id, in the section of an activity and below; else empty
  std::vector<Block> blocks;
  std::vector<Section> sections;
};

struct Sector {
  std::string id;
  std::string label;
};

struct Document {
  std::string workshop;  // its id
  std::string title;
  std::string code;
  Time created;
  bool for_facilitators = false;
  std::vector<Sector> sectors;
  std::vector<Section> sections;
};

}  // namespace cg::report
