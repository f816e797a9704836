// Every bound of the product in one place. Lengths of texts are in Unicode code points.
#pragma once

#include <cstddef>
#include <cstdint>

namespace cg::domain::limits {

inline constexpr std::size_t name_chars = 80;
inline constexpr std::size_t role_chars = 80;
inline constexpr std::size_t organisation_chars = 120;
inline constexpr std::size_t title_chars = 120;
inline constexpr std::size_t prompt_chars = 300;
inline constexpr std::size_t label_chars = 60;
inline constexpr std::size_t slug_chars = 32;
inline constexpr std::size_t introduction_chars = 500;
inline constexpr std::size_t report_chars = 500;
inline constexpr std::size_t aim_chars = 280;
inline constexpr std::size_t idea_chars = 280;
inline constexpr std::size_t word_chars = 40;

inline constexpr std::size_t sectors_min = 2;
inline constexpr std::size_t sectors_max = 8;
inline constexpr std::size_t activities_max = 30;
// All titles, prompts and labels of an agenda together: keeps a phone's first view bounded.
inline constexpr std::size_t agenda_bytes_max = 16 * 1024;
inline constexpr std::size_t items_max = 10;
inline constexpr std::size_t columns_max = 10;
inline constexpr int minutes_max = 480;
inline constexpr int score_max = 10;
inline constexpr int dots_default = 3;
inline constexpr int dots_max = 20;
inline constexpr int words_default = 3;
inline constexpr int words_max = 10;
inline constexpr int group_size_default = 5;
inline constexpr std::size_t groups_max = 200;

inline constexpr std::size_t people_max = 20'000;
// How many may wait to be let in: more than come through a door at once, few enough for the desk to
// be sent all of them.
inline constexpr std::size_t waiting_max = 500;
// How many may ever join one workshop: those count, too, who went before they were let in, since
// each leaves its lines in the log.
inline constexpr std::uint32_t joins_max = 100'000;
inline constexpr std::size_t aims_per_person_max = 10;
inline constexpr std::size_t ideas_per_person_max = 30;
// All contributions of one person together, for the same reason as agenda_bytes_max.
inline constexpr std::size_t own_bytes_max = 16 * 1024;

// A figure of fewer people than this is withheld (protocol rule PR3).
inline constexpr unsigned people_shown_min = 3;
// Somebody without a connection for this long has left (rule JN5).
inline constexpr std::int64_t absent_until_left_ms = 10 * 60 * 1000;

inline constexpr std::size_t message_bytes_max = 64 * 1024;
inline constexpr int message_depth_max = 32;
inline constexpr std::size_t view_bytes_max = 64 * 1024;

static_assert(agenda_bytes_max + own_bytes_max < view_bytes_max);
static_assert(sectors_min <= sectors_max);
static_assert(waiting_max <= people_max && people_max <= joins_max);

}  // namespace cg::domain::limits
