#include "log_line.hpp"

#include <algorithm>

namespace cg {
namespace {

constexpr std::size_t value_bytes_max = 400;

bool is_bare(char c) {
  return c > 0x20 && c < 0x7F && c != '"' && c != '=' && c != '\\';
}

void append_escaped(std::string& line, char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  if (c == '"' || c == '\\') {
    line.push_back('\\');
    line.push_back(c);
  } else if (byte >= 0x20 && byte < 0x7F) {
    line.push_back(c);
  } else {
    line += "\\x";
    line.push_back(digits[byte >> 4]);
    line.push_back(digits[byte & 0xF]);
  }
}

}  // namespace

std::string log_line(std::string_view event, std::initializer_list<LogField> fields) {
  std::string line = "event=" + std::string(event);
  for (const LogField& field : fields) {
    const std::string_view value = std::string_view(field.value).substr(0, value_bytes_max);
    line.append(" ").append(field.name).push_back('=');
    if (!value.empty() && std::ranges::all_of(value, is_bare)) {
      line += value;
      continue;
    }
    line.push_back('"');
    for (const char c : value) append_escaped(line, c);
    line.push_back('"');
  }
  return line;
}

}  // namespace cg
