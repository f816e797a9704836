#include "wire/plain_text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>

#include "domain/assert.hpp"

namespace cg::wire {
namespace {

constexpr UChar32 zero_width_non_joiner = 0x200C;
constexpr UChar32 zero_width_joiner = 0x200D;
constexpr UChar32 black_flag = 0x1F3F4;  // the flags of England, Scotland and Wales begin with it
constexpr UChar32 tag_first = 0xE0020;
constexpr UChar32 tag_last = 0xE007F;
constexpr UChar32 braille_blank = 0x2800;

bool is_joiner(UChar32 c) {
  return c == zero_width_joiner || c == zero_width_non_joiner;
}

bool is_variation_selector(UChar32 c) {
  return u_hasBinaryProperty(c, UCHAR_VARIATION_SELECTOR) != 0;
}

bool is_line_or_tab(UChar32 c) {
  return c == '\n' || c == '\r' || c == '\t';
}

// Not seen, or meant for machines, or turning the direction of what stands around it.
bool is_dropped(UChar32 c) {
  if (is_joiner(c) || is_variation_selector(c) || is_line_or_tab(c)) return false;
  const auto category = u_charType(c);
  if (category == U_CONTROL_CHAR || category == U_SURROGATE) return true;
  const bool for_machines = c >= 0xFFF9 && c <= 0xFFFC;  // annotation anchors, object replacement
  return for_machines || U_IS_UNICODE_NONCHAR(c) ||
         u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL) != 0 ||
         u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool is_mark(UChar32 c) {
  const auto category = u_charType(c);
  return category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK;
}

bool is_seen(UChar32 c) {
  return !is_mark(c) && !is_joiner(c) && u_isUWhiteSpace(c) == 0;
}

template <class Visit>
void for_each_code_point(const icu::UnicodeString& text, Visit visit) {
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    visit(text.char32At(at));
  }
}

// Joiners stay between what is seen: in emoji and in several scripts they change how it looks.
// Tags stay in flags.
icu::UnicodeString without_unseen(const icu::UnicodeString& typed) {
  icu::UnicodeString out;
  UChar32 joiner = 0;
  bool after_seen = false;
  bool in_flag = false;
  for_each_code_point(typed, [&](UChar32 c) {
    if (c == braille_blank) c = ' ';
    const bool is_tag_of_flag = in_flag && c >= tag_first && c <= tag_last;
    in_flag = c == black_flag || is_tag_of_flag;
    if (is_joiner(c)) {
      if (after_seen) joiner = c;
      return;
    }
    if (!is_tag_of_flag && is_dropped(c)) return;
    const bool is_space = u_isUWhiteSpace(c) != 0;
    if (joiner != 0 && !is_space) out.append(joiner);
    joiner = 0;
    after_seen = !is_space;
    out.append(c);
  });
  return out;
}

icu::UnicodeString composed(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  CG_ASSERT(U_SUCCESS(status) != 0);
  icu::UnicodeString out = nfc->normalize(text, status);
  CG_ASSERT(U_SUCCESS(status) != 0);
  return out;
}

icu::UnicodeString with_bounded_marks(const icu::UnicodeString& text) {
  icu::UnicodeString out;
  std::size_t marks = 0;
  for_each_code_point(text, [&](UChar32 c) {
    // A joiner does not end the letter that the marks stand on.
    if (is_mark(c)) {
      if (++marks > marks_max) return;
    } else if (!is_joiner(c)) {
      marks = 0;
    }
    out.append(c);
  });
  return out;
}

bool shows_anything(const icu::UnicodeString& text) {
  bool seen = false;
  for_each_code_point(text, [&](UChar32 c) { seen = seen || is_seen(c); });
  return seen;
}

}  // namespace

std::string plain_text(std::string_view typed) {
  const auto is_plain = [](char c) { return c >= 0x20 && c < 0x7F; };
  if (std::ranges::all_of(typed, is_plain)) return std::string(typed);
  const auto given = icu::UnicodeString::fromUTF8(
      icu::StringPiece(typed.data(), static_cast<std::int32_t>(typed.size())));
  const icu::UnicodeString text = with_bounded_marks(composed(without_unseen(given)));
  std::string out;
  if (shows_anything(text)) text.toUTF8String(out);
  return out;
}

}  // namespace cg::wire
