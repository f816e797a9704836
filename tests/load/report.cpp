#include "load/report.hpp"

#include <cmath>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace cg::load {
namespace {

// Three digits that count, and no more places than they need.
std::string number_text(double value) {
  const double size = std::fabs(value);
  const int places = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", places, value);
  return text;
}

std::string bound_text(const Row& row) {
  if (row.sense == Sense::none) return "";
  const std::string words = row.sense == Sense::at_most ? "<= " : ">= ";
  return words + number_text(row.bound) + (row.floor ? " x" : "");
}

std::string met_text(const Row& row) {
  if (row.sense == Sense::none) return "";
  return row.is_met() ? "met" : "NOT MET";
}

constexpr const char* line_format = "%-58s %16s %10s %8s %11s  %s\n";

}  // namespace

void Report::print_heading() {
  std::printf(line_format, "measure", "measured", "floor", "ratio", "bound", "");
}

void Report::add(Row row) {
  const std::string measured = number_text(row.measured) + " " + row.unit;
  const std::string floor = row.floor ? number_text(*row.floor) : "";
  const std::string ratio = row.floor ? number_text(row.judged()) : "";
  std::printf(line_format, row.what.c_str(), measured.c_str(), floor.c_str(), ratio.c_str(),
              bound_text(row).c_str(), met_text(row).c_str());
  if (!row.note.empty()) std::printf("    %s\n", row.note.c_str());
  std::fflush(stdout);
  rows_.push_back(std::move(row));
}

void Report::append_to(const std::string& file) const {
  std::ofstream out(file, std::ios::app);
  for (const Row& row : rows_) {
    nlohmann::ordered_json json{{"scenario", row.scenario},
                                {"what", row.what},
                                {"measured", row.measured},
                                {"unit", row.unit}};
    if (row.floor) {
      json["floor"] = *row.floor;
      json["ratio"] = row.judged();
    }
    if (row.sense != Sense::none) {
      json[row.sense == Sense::at_most ? "at_most" : "at_least"] = row.bound;
      json["met"] = row.is_met();
    }
    if (!row.note.empty()) json["note"] = row.note;
    out << json.dump() << '\n';
  }
  if (!out.flush()) throw std::runtime_error("cannot write " + file);
}

}  // namespace cg::load
