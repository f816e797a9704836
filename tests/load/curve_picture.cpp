#include "load/curve_picture.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <stdexcept>

namespace cg::load {
namespace {

constexpr double chart_width = 300;
constexpr double chart_height = 190;
constexpr double left = 52;
constexpr double right = 14;
constexpr double top = 34;
constexpr double bottom = 40;
constexpr int charts_in_a_row = 3;

std::string rounded(double value) {
  if (value == std::round(value)) return std::to_string(std::lround(value));
  char text[32];
  std::snprintf(text, sizeof text, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
  return text;
}

std::string place(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

std::string count_text(double count) {
  return count >= 1000 ? std::to_string(std::lround(count / 1000)) + "k"
                       : std::to_string(std::lround(count));
}

// A round number at or above `value`: 1, 2 or 5 times a power of ten.
double round_up(double value) {
  if (value <= 0) return 1;
  const double power = std::pow(10, std::floor(std::log10(value)));
  for (const double step : {1.0, 2.0, 5.0}) {
    if (step * power >= value) return step * power;
  }
  return 10 * power;
}

std::string label(double x, double y, const char* anchor, const std::string& text,
                  const char* kind = "") {
  return "<text x=\"" + place(x) + "\" y=\"" + place(y) + "\" text-anchor=\"" + anchor + "\"" +
         kind + ">" + text + "</text>\n";
}

class Chart {
 public:
  Chart(const Curve& curve, double x, double y) : curve_(curve), x_(x), y_(y) {
    for (const Curve::Point& point : curve.points) highest_ = std::max(highest_, point.cost);
    highest_ = round_up(highest_);
    first_ = std::log10(curve.points.front().count);
    last_ = std::max(std::log10(curve.points.back().count), first_ + 0.1);
  }

  [[nodiscard]] std::string svg() const {
    std::string text =
        label(x_ + left, y_ + 18, "start", curve_.title + ", " + curve_.unit, " class=\"title\"");
    for (const double share : {0.0, 0.5, 1.0}) {
      const std::string at = place(height_of(share * highest_));
      text += "<line x1=\"" + place(x_ + left) + "\" x2=\"" + place(x_ + chart_width - right) +
              "\" y1=\"" + at + "\" y2=\"" + at + "\" class=\"grid\"/>\n";
      text +=
          label(x_ + left - 6, height_of(share * highest_) + 4, "end", rounded(share * highest_));
    }
    std::string line;
    for (const Curve::Point& point : curve_.points) {
      const std::string at_x = place(across(point.count));
      const std::string at_y = place(height_of(point.cost));
      line += at_x + "," + at_y + " ";
      text += "<circle cx=\"" + at_x + "\" cy=\"" + at_y + "\" r=\"3\"/>\n";
      text += label(across(point.count), y_ + chart_height - bottom + 16, "middle",
                    count_text(point.count));
    }
    text +=
        label(x_ + (left + chart_width - right) / 2, y_ + chart_height - 8, "middle", curve_.units);
    return text + "<polyline points=\"" + line + "\"/>\n";
  }

 private:
  [[nodiscard]] double across(double count) const {
    return x_ + left +
           (std::log10(count) - first_) / (last_ - first_) * (chart_width - left - right);
  }
  [[nodiscard]] double height_of(double cost) const {
    return y_ + chart_height - bottom - cost / highest_ * (chart_height - top - bottom);
  }

  const Curve& curve_;
  double x_;
  double y_;
  double highest_ = 0;
  double first_ = 0;
  double last_ = 1;
};

constexpr const char* style =
    "<style>text{font:11px sans-serif;fill:#333}.title{font-weight:bold}"
    ".grid{stroke:#ddd}polyline{fill:none;stroke:#0b5cad;stroke-width:2}circle{fill:#0b5cad}"
    "</style>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n";

// Empty where the curve has no such point.
std::string cost_at(const Curve& curve, double count) {
  const auto at = std::ranges::find(curve.points, count, &Curve::Point::count);
  return at == curve.points.end() ? "" : rounded(at->cost);
}

void write(const std::filesystem::path& file, const std::string& text) {
  std::ofstream out(file);
  out << text;
  if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

}  // namespace

void write_picture(const std::filesystem::path& file, const std::vector<Curve>& curves) {
  const auto rows = (curves.size() + charts_in_a_row - 1) / charts_in_a_row;
  const std::string width = place(chart_width * charts_in_a_row);
  const std::string height = place(chart_height * static_cast<double>(rows));
  std::string text = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " +
                     height + "\" width=\"" + width + "\" height=\"" + height + "\">\n" + style;
  for (std::size_t i = 0; i < curves.size(); ++i) {
    text += Chart(curves[i], chart_width * static_cast<double>(i % charts_in_a_row),
                  chart_height * static_cast<double>(i / charts_in_a_row))
                .svg();
  }
  write(file, text + "</svg>\n");
}

void write_tables(const std::filesystem::path& file, const std::vector<Curve>& curves) {
  std::string text;
  for (std::size_t first = 0; first < curves.size();) {
    std::size_t end = first;
    while (end < curves.size() && curves[end].units == curves[first].units) ++end;
    std::string heading = "| " + curves[first].units + " |";
    std::string rule = "|---:|";
    for (std::size_t i = first; i < end; ++i) {
      heading += " " + curves[i].title + ", " + curves[i].unit + " |";
      rule += "---:|";
    }
    text += heading + "\n" + rule + "\n";
    for (std::size_t row = 0; row < curves[first].points.size(); ++row) {
      text += "| " + std::to_string(std::lround(curves[first].points[row].count)) + " |";
      for (std::size_t i = first; i < end; ++i) {
        text += " " + cost_at(curves[i], curves[first].points[row].count) + " |";
      }
      text += "\n";
    }
    text += "\n";
    first = end;
  }
  write(file, text);
}

}  // namespace cg::load
