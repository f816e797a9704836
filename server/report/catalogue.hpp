// Every string of the transcript that people read, in British English, in one place (with the
// labels of report/fields.hpp, which are in the same source file).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cg::report::catalogue {

inline constexpr std::string_view language = "en-GB";

// Headings
inline constexpr std::string_view transcript = "Transcript";
inline constexpr std::string_view agenda = "How the day ran";
inline constexpr std::string_view people_heading = "Who took part";
inline constexpr std::string_view contents = "Contents";
inline constexpr std::string_view by_sector = "By sector";
inline constexpr std::string_view names = "Everybody who took part";
inline constexpr std::string_view members = "Members";
inline constexpr std::string_view ideas = "Ideas";

// About the transcript as a whole
inline constexpr std::string_view for_facilitators =
    "For the facilitators. Texts that were hidden from the room are marked.";
inline constexpr std::string_view for_observers = "What the room could see.";
inline constexpr std::string_view made_on = "Workshop set up";
inline constexpr std::string_view join_code = "Join code";
inline constexpr std::string_view privacy =
    "Nobody's scores are shown. Figures of fewer than 3 people are withheld, and so are those "
    "from which such a figure could be worked out.";

// Kinds and states of activities
[[nodiscard]] std::string_view kind(std::string_view name);
inline constexpr std::string_view state_draft = "not opened";
inline constexpr std::string_view state_open = "open";
inline constexpr std::string_view state_closed = "closed";

// Values
inline constexpr std::string_view withheld = "withheld";
inline constexpr std::string_view none = "–";
inline constexpr std::string_view yes = "yes";
[[nodiscard]] std::string of_hundred(std::string_view number);
[[nodiscard]] std::string share(unsigned given, unsigned asked);
[[nodiscard]] std::string mean_of(std::string_view mean, unsigned n);
[[nodiscard]] std::string no_mean();
[[nodiscard]] std::string_view month(unsigned number);  // 1 to 12

// Notes
inline constexpr std::string_view never_opened = "This step was not opened.";
inline constexpr std::string_view still_open = "This step was still open when this was downloaded.";
// Small et al. 2021; the pages show it in hundredths.
inline constexpr std::string_view about_common_ground =
    "Common ground says how far an aim is supported in every sector, not just by the biggest: from "
    "0 to 100, the product over the sectors of (endorsing + 1) / (asked + 2). The aims with the "
    "most of it stand first.";
inline constexpr std::string_view nothing_here = "Nothing was contributed.";
inline constexpr std::string_view names_elsewhere = "Names stand with what people contributed.";
inline constexpr std::string_view scores_unseen =
    "The results have not been looked at yet, so they are left out.";
inline constexpr std::string_view scores_unrevealed = "The results were not revealed to the room.";
inline constexpr std::string_view scores_facilitators_only =
    "Not revealed to the room: for the facilitators only.";
inline constexpr std::string_view group_ideas_unshared =
    "The groups' ideas have not been shared with the room.";
inline constexpr std::string_view group_ideas_facilitators_only =
    "The groups' ideas have not been shared with the room: they are here for the facilitators "
    "only.";
inline constexpr std::string_view no_groups = "No groups were formed.";

// Sentences and headings with something in them
[[nodiscard]] std::string people_count(unsigned people);
[[nodiscard]] std::string activity_heading(std::size_t place, std::string_view title);
[[nodiscard]] std::string round_heading(std::size_t round);
[[nodiscard]] std::string voted(unsigned voted, unsigned eligible);
[[nodiscard]] std::string spoke(unsigned people);
[[nodiscard]] std::string histogram_title(std::string_view item);
// "Patients: mean 7.7 of 10 from 20 people."
[[nodiscard]] std::string histogram_summary(std::string_view item, std::optional<std::string> mean,
                                            unsigned n);

}  // namespace cg::report::catalogue
