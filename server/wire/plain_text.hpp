// What people type, made one way to write it: Unicode's composed form (NFC), without characters
// that are not seen but change or hide others, and with no more marks on a letter than a language
// needs (protocol README, rule TX1 to TX4). The domain then trims and measures it.
//
// Pure; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cg::wire {

// Marks on one base: Hebrew with vowels and cantillation, or stacked Tibetan, has up to five.
inline constexpr std::size_t marks_max = 6;

// UTF-8 in, UTF-8 out. Empty when nothing would be seen.
[[nodiscard]] std::string plain_text(std::string_view typed);

}  // namespace cg::wire
