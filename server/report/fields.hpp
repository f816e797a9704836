// The vocabulary of the record: everything that a column of a table can be. The names are stable,
// and are the columns of the CSV and the members of the rows in the JSON.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cg::report {

// In the order of the columns of the CSV.
enum class Field : std::uint8_t {
  id,
  merged_into,
  title,
  kind,
  state,
  planned_minutes,
  actual_minutes,
  opened,
  closed,
  group,
  column,
  item,
  round,
  text,
  word,
  name,
  by,
  organisation,
  role,
  sector,
  sectors,
  seat,
  task,
  report,
  people,
  left,
  at,
  merged,
  endorsed,
  common_ground,
  dots,
  eligible,
  voted,
  n,
  mean,
  equal_voice,
  equal_voice_of,
  sd,
  cant_say,
  change,
  change_n,
  hidden,
  score,
  given,
  asked,
  withheld,
};
inline constexpr std::size_t field_count = static_cast<std::size_t>(Field::withheld) + 1;

struct FieldInfo {
  std::string_view name;   // stable: "planned_minutes"
  std::string_view label;  // "Planned minutes"
  bool speaks_for_itself;  // below a text it needs no label: a name, a time
  bool is_key;             // says which thing a row is about
};

// Valid for the life of the program.
[[nodiscard]] const FieldInfo& info(Field field);

}  // namespace cg::report
