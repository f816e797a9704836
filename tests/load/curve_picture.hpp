// Curves of what a unit costs, as a picture (SVG, small charts side by side) and as tables
// (Markdown). A flat curve is one that grows no faster than its work.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace cg::load {

struct Curve {
  struct Point {
    double count = 0;  // of the units, on a logarithmic scale
    double cost = 0;   // of one
  };
  std::string title;  // "CPU of a join"
  std::string units;  // what is counted: "people"
  std::string unit;   // of the cost: "us"
  std::vector<Point> points;
};

void write_picture(const std::filesystem::path& file, const std::vector<Curve>& curves);
// Curves over the same units share a table; the first of them has all the counts.
void write_tables(const std::filesystem::path& file, const std::vector<Curve>& curves);

}  // namespace cg::load
