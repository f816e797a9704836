// What people type, made fit to keep: UTF-8 in, UTF-8 out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "domain/rejection.hpp"

namespace cg::domain {

enum class Lines { one, many };

// Trims, drops control characters (C0, C1, zero-width and bidi controls), makes runs of spaces one;
// `Lines::many` keeps new lines (at most two in a row). The input is valid UTF-8.
[[nodiscard]] std::string clean_text(std::string_view raw, Lines lines);

[[nodiscard]] std::size_t count_code_points(std::string_view utf8);

// clean_text, then `text_empty` or `text_too_long` naming `field`.
[[nodiscard]] Expected<std::string> require_text(std::string_view raw, Lines lines,
                                                 std::size_t chars_max, std::string_view field);
// As require_text, but an empty text is fine.
[[nodiscard]] Expected<std::string> allow_text(std::string_view raw, Lines lines,
                                               std::size_t chars_max, std::string_view field);

// Two words that differ in case and spaces alone have the same key (ASCII and Latin case folding).
[[nodiscard]] std::string word_key(std::string_view word);

}  // namespace cg::domain
