// A line of the server's log: `event=workshop_made workshop=Vx3...`, one line and one event
// whatever the values hold. Never given names, texts, join codes, tokens or addresses of people.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cg {

struct LogField {
  LogField(std::string_view name_, std::string value_) : name(name_), value(std::move(value_)) {}
  LogField(std::string_view name_, std::string_view value_) : name(name_), value(value_) {}
  LogField(std::string_view name_, const char* value_) : name(name_), value(value_) {}
  template <class Number>
    requires std::is_arithmetic_v<Number>
  LogField(std::string_view name_, Number value_) : name(name_), value(std::to_string(value_)) {}
  std::string_view name;
  std::string value;
};

// Values with anything but plain printable characters, or with spaces, stand in quotes, with the
// rest escaped; a long one is cut.
[[nodiscard]] std::string log_line(std::string_view event,
                                   std::initializer_list<LogField> fields = {});

}  // namespace cg
