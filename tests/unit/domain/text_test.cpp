#include "domain/text.hpp"

#include <gtest/gtest.h>

namespace cg::domain {
namespace {

TEST(Texts, AreTrimmedAndRunsOfSpacesBecomeOne) {
  EXPECT_EQ(clean_text("  Fewer \t\u00A0 forms\u3000", Lines::one), "Fewer forms");
  EXPECT_EQ(clean_text(" \t\n ", Lines::one), "");
}

TEST(Texts, ControlAndInvisibleCharactersAreDropped) {
  EXPECT_EQ(clean_text(std::string_view("a\0b\x07\x7F", 5), Lines::one), "ab");
  EXPECT_EQ(clean_text("a\u200Bb\u202Ec\u2066d\uFEFF\u0085", Lines::one), "abcd");
}

TEST(Texts, WhatScriptsAndEmojiNeedStays) {
  const char* family = "\U0001F469\u200D\U0001F4BB";  // joined by U+200D
  EXPECT_EQ(clean_text(family, Lines::one), family);
  const char* persian = "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645";  // with U+200C
  EXPECT_EQ(clean_text(persian, Lines::one), persian);
}

TEST(Texts, NewLinesStayInLongerTextsOnly) {
  EXPECT_EQ(clean_text("one\ntwo", Lines::one), "one two");
  EXPECT_EQ(clean_text("one \n two", Lines::many), "one\ntwo");
  EXPECT_EQ(clean_text("\n\none\r\n\r\n\r\n\r\ntwo\n", Lines::many), "one\n\ntwo");
}

TEST(Texts, CleaningTwiceIsCleaningOnce) {
  for (const char* raw : {" a  b ", "a\n \n\nb", "\u200B \u200B", "a \u202E b"}) {
    const std::string once = clean_text(raw, Lines::many);
    EXPECT_EQ(clean_text(once, Lines::many), once);
  }
}

TEST(Texts, AreCountedInCodePoints) {
  EXPECT_EQ(count_code_points(""), 0U);
  EXPECT_EQ(count_code_points("Zo\u00EB"), 3U);
  EXPECT_EQ(count_code_points("\U0001F331\U0001F331"), 2U);
}

TEST(Texts, LengthCountsAfterCleaning) {
  EXPECT_EQ(require_text("  abc  ", Lines::one, 3, "name"), "abc");
  EXPECT_EQ(require_text("abcd", Lines::one, 3, "name").error(),
            (Rejection{Reason::text_too_long, "name"}));
  EXPECT_EQ(require_text(" ", Lines::one, 3, "name").error(),
            (Rejection{Reason::text_empty, "name"}));
  EXPECT_EQ(allow_text(" ", Lines::one, 3, "role"), "");
}

TEST(Texts, BrokenUtf8IsNotReadBeyondItsEnd) {
  EXPECT_NO_FATAL_FAILURE(static_cast<void>(clean_text("a\xF0\x9F", Lines::one)));
  EXPECT_NO_FATAL_FAILURE(static_cast<void>(clean_text("\xE2", Lines::one)));
}

TEST(Texts, WordsThatDifferInCaseAreTheSameWord) {
  EXPECT_EQ(word_key("Hopeful"), word_key(" hOPEFUL "));
  EXPECT_EQ(word_key("\u00C9LAN"), word_key("\u00E9lan"));
  EXPECT_EQ(word_key("\u0416\u0418\u0417\u041D\u042C"), word_key("\u0436\u0438\u0437\u043D\u044C"));
  EXPECT_EQ(word_key("\u0141\u00D3D\u0179"), word_key("\u0142\u00F3d\u017A"));
  EXPECT_NE(word_key("hope"), word_key("hopes"));
}

}  // namespace
}  // namespace cg::domain
