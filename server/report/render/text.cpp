#include "report/render/text.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "report/catalogue.hpp"

namespace cg::report {
namespace {

namespace analysis = domain::analysis;

// A moment taken apart, in UTC.
struct Moment {
  std::chrono::year_month_day day;
  std::chrono::hh_mm_ss<std::chrono::milliseconds> time;
};

Moment moment(Time time) {
  const std::chrono::sys_time<std::chrono::milliseconds> at{std::chrono::milliseconds{time.ms}};
  const auto day = std::chrono::floor<std::chrono::days>(at);
  return {std::chrono::year_month_day{day},
          std::chrono::hh_mm_ss<std::chrono::milliseconds>{at - day}};
}

std::string digits(long value, std::size_t width) {
  std::string text = std::to_string(value);
  if (text.size() < width) text.insert(0, width - text.size(), '0');
  return text;
}

struct Readable {
  const Document& document;

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(Count count) const { return std::to_string(count.value); }
  std::string operator()(analysis::Tenths number) const { return to_text(number); }
  std::string operator()(analysis::Thousandths number) const {
    return catalogue::of_hundred(std::to_string((number.value + 5) / 10));
  }
  std::string operator()(Flag flag) const { return flag.on ? std::string(catalogue::yes) : ""; }
  std::string operator()(Time time) const { return readable_text(time); }
  std::string operator()(Withheld) const { return std::string(catalogue::withheld); }
  std::string operator()(const SectorList& sectors) const {
    std::string text;
    for (const std::size_t sector : sectors) {
      if (!text.empty()) text += ", ";
      text += document.sectors[sector].label;
    }
    return text;
  }
  std::string operator()(const Split& split) const {
    std::string text;
    for (const SectorFigure& figure : split) {
      if (!text.empty()) text += "; ";
      text += document.sectors[figure.sector].label + " " + readable_text(figure);
    }
    return text;
  }
};

struct ReadableFigure {
  std::string operator()(Withheld) const { return std::string(catalogue::withheld); }
  std::string operator()(const SectorMean& figure) const {
    return figure.mean ? catalogue::mean_of(to_text(*figure.mean), figure.n) : catalogue::no_mean();
  }
  std::string operator()(const SectorShare& figure) const {
    return catalogue::share(figure.given, figure.asked);
  }
};

}  // namespace

std::string iso_text(Time time) {
  const Moment at = moment(time);
  return digits(int{at.day.year()}, 4) + "-" + digits(unsigned{at.day.month()}, 2) + "-" +
         digits(unsigned{at.day.day()}, 2) + "T" + digits(at.time.hours().count(), 2) + ":" +
         digits(at.time.minutes().count(), 2) + ":" + digits(at.time.seconds().count(), 2) + "." +
         digits(at.time.subseconds().count(), 3) + "Z";
}

std::string readable_text(Time time) {
  const Moment at = moment(time);
  return std::to_string(unsigned{at.day.day()}) + " " +
         std::string(catalogue::month(unsigned{at.day.month()})) + " " +
         std::to_string(int{at.day.year()}) + ", " + digits(at.time.hours().count(), 2) + ":" +
         digits(at.time.minutes().count(), 2) + " UTC";
}

std::string readable_text(const Document& document, const Cell& cell) {
  return std::visit(Readable{document}, cell);
}

std::string readable_text(const SectorFigure& figure) {
  return std::visit(ReadableFigure{}, figure.figure);
}

const Cell& cell_at(const Row& row, Field field) {
  static const Cell nothing;
  const auto at = row.cells.find(field);
  return at == row.cells.end() ? nothing : at->second;
}

std::vector<Field> shown_columns(const Document& document, const Table& table) {
  std::vector<Field> fields;
  for (const Column& column : table.columns) {
    const bool says_something = std::ranges::any_of(table.rows, [&](const Row& row) {
      return !readable_text(document, cell_at(row, column.field)).empty();
    });
    if (!column.for_data && says_something) fields.push_back(column.field);
  }
  return fields;
}

Grid grid_of(const Document& document, const Table& table) {
  const std::vector<Field> columns = shown_columns(document, table);
  const auto is_split = [&](Field field) {
    return std::ranges::any_of(table.rows, [&](const Row& row) {
      return std::holds_alternative<Split>(cell_at(row, field));
    });
  };
  Grid grid;
  grid.rows.resize(table.rows.size());
  for (const Field field : columns) {
    if (!is_split(field)) {
      grid.header.emplace_back(info(field).label);
      for (std::size_t i = 0; i < table.rows.size(); ++i) {
        grid.rows[i].push_back(readable_text(document, cell_at(table.rows[i], field)));
      }
      continue;
    }
    for (const Sector& sector : document.sectors) grid.header.push_back(sector.label);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      std::vector<std::string> cells(document.sectors.size());
      if (const auto* split = std::get_if<Split>(&cell_at(table.rows[i], field))) {
        for (const SectorFigure& figure : *split) cells[figure.sector] = readable_text(figure);
      }
      grid.rows[i].insert(grid.rows[i].end(), cells.begin(), cells.end());
    }
  }
  return grid;
}

std::vector<std::string> details(const Document& document, const std::vector<Field>& columns,
                                 const Row& row) {
  std::vector<std::string> list;
  for (const Field field : columns) {
    if (field == Field::text) continue;
    const Cell& cell = cell_at(row, field);
    const std::string text = readable_text(document, cell);
    if (text.empty()) continue;
    const FieldInfo& about = info(field);
    if (std::holds_alternative<Flag>(cell)) {
      list.emplace_back(about.label);
    } else if (about.speaks_for_itself) {
      list.push_back(text);
    } else {
      list.push_back(std::string(about.label) + ": " + text);
    }
  }
  return list;
}

}  // namespace cg::report
