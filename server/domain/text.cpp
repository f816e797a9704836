#include "domain/text.hpp"

#include <cstdint>

namespace cg::domain {
namespace {

// Decodes the code point at `at` and moves past it. The input is valid UTF-8 by contract; a stray
// byte is taken as it is, so that a mistake elsewhere cannot read out of bounds.
char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (length == 1 || at + length > text.size()) return byte(at++);
  char32_t code = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) code = (code << 6) | (byte(at + i) & 0x3FU);
  at += length;
  return code;
}

void append_code_point(std::string& out, char32_t code) {
  const auto put = [&](char32_t bits) { out.push_back(static_cast<char>(bits)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | (code >> 6));
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | (code >> 12));
    put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | (code >> 18));
    put(0x80 | ((code >> 12) & 0x3F));
    put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

bool is_space(char32_t code) {
  return code == ' ' || code == '\t' || code == 0xA0 || code == 0x1680 ||
         (code >= 0x2000 && code <= 0x200A) || code == 0x202F || code == 0x205F || code == 0x3000;
}

bool is_line_end(char32_t code) {
  return code == '\n' || code == 0x2028 || code == 0x2029;
}

// Characters that are not seen but change how others are: controls, direction overrides and
// isolates, invisible operators, the byte order mark. The zero-width joiner stays: it builds emoji
// and is needed in several scripts.
bool is_dropped(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xAD || code == 0x61C ||
         code == 0x180E || code == 0x200B || code == 0x200E || code == 0x200F ||
         (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) ||
         code == 0xFEFF || (code >= 0xFFF9 && code <= 0xFFFC);
}

// Simple folding for ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic capitals.
char32_t fold(char32_t code) {
  if (code >= 'A' && code <= 'Z') return code + 0x20;
  if (code >= 0xC0 && code <= 0xDE && code != 0xD7) return code + 0x20;
  if (code >= 0x100 && code <= 0x137) return code | 1U;
  if (code >= 0x139 && code <= 0x148) return (code & 1U) != 0 ? code + 1 : code;
  if (code >= 0x14A && code <= 0x177) return code | 1U;
  if (code == 0x178) return 0xFF;
  if (code >= 0x179 && code <= 0x17E) return (code & 1U) != 0 ? code + 1 : code;
  if (code >= 0x391 && code <= 0x3A9) return code + 0x20;
  if (code >= 0x410 && code <= 0x42F) return code + 0x20;
  if (code >= 0x400 && code <= 0x40F) return code + 0x50;
  return code;
}

}  // namespace

std::string clean_text(std::string_view raw, Lines lines) {
  std::string out;
  out.reserve(raw.size());
  bool space_due = false;
  int lines_due = 0;
  for (std::size_t at = 0; at < raw.size();) {
    const char32_t code = next_code_point(raw, at);
    if (is_line_end(code)) {
      lines == Lines::many ? static_cast<void>(++lines_due) : static_cast<void>(space_due = true);
    } else if (is_space(code)) {
      space_due = true;
    } else if (!is_dropped(code)) {
      if (!out.empty() && lines_due > 0) {
        out.append(lines_due > 1 ? "\n\n" : "\n");
      } else if (!out.empty() && space_due) {
        out.push_back(' ');
      }
      lines_due = 0;
      space_due = false;
      append_code_point(out, code);
    }
  }
  return out;
}

std::size_t count_code_points(std::string_view utf8) {
  std::size_t count = 0;
  for (const char byte : utf8) count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

Expected<std::string> allow_text(std::string_view raw, Lines lines, std::size_t chars_max,
                                 std::string_view field) {
  std::string text = clean_text(raw, lines);
  if (count_code_points(text) > chars_max) return reject(Reason::text_too_long, std::string(field));
  return text;
}

Expected<std::string> require_text(std::string_view raw, Lines lines, std::size_t chars_max,
                                   std::string_view field) {
  auto text = allow_text(raw, lines, chars_max, field);
  if (text && text->empty()) return reject(Reason::text_empty, std::string(field));
  return text;
}

std::string word_key(std::string_view word) {
  const std::string clean = clean_text(word, Lines::one);
  std::string key;
  key.reserve(clean.size());
  for (std::size_t at = 0; at < clean.size();)
    append_code_point(key, fold(next_code_point(clean, at)));
  return key;
}

}  // namespace cg::domain
