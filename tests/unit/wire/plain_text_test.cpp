// Rules TX1 to TX3: one way to write what people type, whatever they typed it with.
#include "wire/plain_text.hpp"

#include <gtest/gtest.h>

#include "domain/text.hpp"

namespace cg::wire {
namespace {

std::string kept(std::string_view typed) {
  return domain::clean_text(plain_text(typed), domain::Lines::one);
}

std::size_t marks_in(std::string_view text) {
  std::size_t marks = 0;
  for (std::size_t at = 0; (at = text.find("\xCC\x81", at)) != std::string_view::npos; ++at)
    ++marks;
  return marks;
}

TEST(PlainText, TX1_WhatIsTheSameIsWrittenTheSame) {
  EXPECT_EQ(kept("Zoe\u0308"), "Zoë");
  EXPECT_EQ(kept("Zoë"), "Zoë");
  EXPECT_EQ(kept("\u212Bngstro\u0308m"), "Ångström");
  EXPECT_EQ(kept("\u1100\u1161\u11A8"), "각");
  EXPECT_EQ(kept("\u01B0\u0323\u031B"), kept("\u01B0\u031B\u0323")) << "marks in either order";
}

TEST(PlainText, TX1_IsTheSameWhenDoneAgain) {
  for (const char* const text :
       {"Zoe\u0308", "a\u200D\u200Db", "👩\u200D👩\u200D👧", "e\u200B\u0301", "\u202Eevil\u202C",
        "שָׁלוֹם", "นํ้า", "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"}) {
    const std::string once = plain_text(text);
    EXPECT_EQ(plain_text(once), once) << text;
  }
}

TEST(PlainText, TX1_IsComposedAlsoWhereSomethingUnseenStoodBetween) {
  EXPECT_EQ(kept("e\u200B\u0301"), "é");
}

TEST(PlainText, TX2_NothingTurnsTheDirectionOrHides) {
  for (const char* const hidden :
       {"\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066",     "\u2067", "\u2068",
        "\u2069", "\u200E", "\u200F", "\u061C", "\u200B", "\u2060",     "\uFEFF", "\u00AD",
        "\u115F", "\u1160", "\u3164", "\uFFA0", "\u180E", "\uFFF9",     "\uFFFA", "\uFFFB",
        "\uFFFC", "\u0001", "\u007F", "\u0085", "\u206A", "\U000E0041", "\uFDD0", "\U0001FFFE"}) {
    EXPECT_EQ(kept(std::string("A") + hidden + "na"), "Ana");
    EXPECT_EQ(kept(hidden), "");
  }
  EXPECT_EQ(kept("Ana \u202Efacilitator\u202C"), "Ana facilitator");
}

TEST(PlainText, TX2_WhatIsNotSeenIsNoName) {
  for (const char* const nothing : {"\u200D", "\u200C\u200D", "\uFE0F", "\u2800", "\u2800\u2800",
                                    " \u00A0\u3000 ", "\u0301", "\u034F", "\U000E0100"}) {
    EXPECT_EQ(kept(nothing), "") << nothing;
  }
}

TEST(PlainText, TX2_JoinersStayWhereTheyChangeWhatIsSeen) {
  for (const char* const whole :
       {"👩\u200D👩\u200D👧\u200D👦", "👩🏽\u200D⚕\uFE0F", "🏳\uFE0F\u200D🌈", "❤\uFE0F",
        "می\u200Cخواهم", "ക്\u200D",
        "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F"}) {
    if (std::string_view(whole).ends_with("\u200D")) continue;  // at the end it joins nothing
    EXPECT_EQ(kept(whole), whole);
  }
  EXPECT_EQ(kept("a\u200D\u200D\u200Db"), "a\u200Db");
  EXPECT_EQ(kept("\u200Da\u200D"), "a");
}

TEST(PlainText, TX3_MarksAreBounded) {
  std::string zalgo = "H";
  for (int i = 0; i < 200; ++i) zalgo += "\u0301\u0328";
  EXPECT_LE(plain_text(zalgo).size(), 1 + 2 * marks_max);
  std::string hidden_between = "H";
  for (int i = 0; i < 200; ++i) hidden_between += "\u0301\u200D";
  EXPECT_LE(marks_in(plain_text(hidden_between)), marks_max);
  std::string two = zalgo + "e" + zalgo;
  EXPECT_NE(plain_text(two).find('e'), std::string::npos);
}

TEST(PlainText, TX3_LanguagesAreWrittenAsTheyAre) {
  for (const char* const text :
       {"Nguyễn Thị Ánh", "José Muñoz", "Ødegård", "Łukasz Żółć", "שָׁלוֹם", "בְּרֵאשִׁ֖ית", "مُحَمَّد", "ประชุม",
        "हिन्दी", "བོད་སྐད", "Ἀθῆναι", "Дмитро Їжак", "山田太郎", "김민수", "ẗ̈", "O’Neill"}) {
    EXPECT_EQ(kept(text), kept(kept(text))) << text;
    EXPECT_EQ(domain::count_code_points(kept(text)) > 0, true);
  }
  EXPECT_EQ(kept("Nguyễn Thị Ánh"), "Nguyễn Thị Ánh");
  EXPECT_EQ(kept("ประชุม"), "ประชุม");
  EXPECT_EQ(kept("བོད་སྐད"), "བོད་སྐད");
}

TEST(PlainText, LinesStay) {
  EXPECT_EQ(plain_text("é\n\nb\tc\r\n"), "é\n\nb\tc\r\n");
}

}  // namespace
}  // namespace cg::wire
