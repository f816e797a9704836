#include "report/catalogue.hpp"

#include <array>

#include "report/fields.hpp"

namespace cg::report {
namespace {

// In the order of Field.
constexpr std::array<FieldInfo, field_count> fields{{
    {"id", "Id", false, true},
    {"merged_into", "Merged into", false, false},
    {"title", "Title", true, false},
    {"kind", "Kind", false, false},
    {"state", "State", false, false},
    {"planned_minutes", "Planned minutes", false, false},
    {"actual_minutes", "Actual minutes", false, false},
    {"opened", "Opened", false, false},
    {"closed", "Closed", false, false},
    {"group", "Group", false, true},
    {"column", "Column", false, false},
    {"item", "Item", false, true},
    {"round", "Round", false, true},
    {"text", "Text", true, false},
    {"word", "Word", true, false},
    {"name", "Name", true, false},
    {"by", "By", true, false},
    {"organisation", "Organisation", true, false},
    {"role", "Role", true, false},
    {"sector", "Sector", true, false},
    {"sectors", "By sector", true, false},
    {"table", "Table", false, false},
    {"task", "Task", false, false},
    {"report", "Reported to the room", false, false},
    {"people", "People", false, false},
    {"left", "Left", false, false},
    {"at", "When", true, false},
    {"merged", "Aims merged into it", false, false},
    {"endorsed", "Endorsed", false, false},
    {"common_ground", "Common ground", false, false},
    {"dots", "Dots", false, false},
    {"eligible", "Could score", false, false},
    {"voted", "Scored", false, false},
    {"n", "Numbers given", false, false},
    {"mean", "Mean", false, false},
    {"equal_voice", "Equal voice", false, false},
    {"equal_voice_of", "Equal voice covers", false, false},
    {"sd", "Standard deviation", false, false},
    {"cant_say", "Can't say", false, false},
    {"change", "Change", false, false},
    {"change_n", "Scored in both rounds", false, false},
    {"hidden", "Hidden", false, false},
    {"score", "Score", false, false},
    {"given", "Given", false, false},
    {"asked", "Asked", false, false},
    {"withheld", "Withheld", false, false},
}};
static_assert(fields.back().name == "withheld");

std::string people_text(unsigned people) {
  return people == 1 ? "1 person" : std::to_string(people) + " people";
}

}  // namespace

const FieldInfo& info(Field field) {
  return fields.at(static_cast<std::size_t>(field));
}

namespace catalogue {

std::string_view kind(std::string_view name) {
  struct Word {
    std::string_view kind, word;
  };
  static constexpr Word words[] = {
      {"introductions", "Introductions"},
      {"aims", "Aims"},
      {"scores", "Scores"},
      {"board", "Board"},
      {"breakout", "Breakout"},
      {"words", "Words"},
  };
  for (const Word& one : words) {
    if (one.kind == name) return one.word;
  }
  return name;
}

std::string of_hundred(std::string_view number) {
  return std::string(number) + " of 100";
}

std::string share(unsigned given, unsigned asked) {
  return std::to_string(given) + " of " + std::to_string(asked);
}

std::string mean_of(std::string_view mean, unsigned n) {
  return std::string(mean) + " (" + people_text(n) + ")";
}

std::string no_mean() {
  return "no number given";
}

std::string_view month(unsigned number) {
  static constexpr std::array<std::string_view, 12> months{
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  return months.at(number - 1);
}

std::string people_count(unsigned people) {
  return people_text(people) + " took part.";
}

std::string activity_heading(std::size_t place, std::string_view title) {
  return std::to_string(place) + ". " + std::string(title);
}

std::string round_heading(std::size_t round) {
  return "Round " + std::to_string(round);
}

std::string voted(unsigned voted, unsigned eligible) {
  return std::to_string(voted) + " of " + std::to_string(eligible) + " scored.";
}

std::string spoke(unsigned people) {
  return people_text(people) + " gave words.";
}

std::string histogram_title(std::string_view item) {
  return std::string(item) + ": how often each score was given";
}

std::string histogram_summary(std::string_view item, std::optional<std::string> mean, unsigned n) {
  if (!mean) return std::string(item) + ": no number was given.";
  return std::string(item) + ": mean " + *mean + " of 10 from " + people_text(n) + ".";
}

}  // namespace catalogue
}  // namespace cg::report
