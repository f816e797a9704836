// Events that no server of ours has written: an error of one line, which says what is wrong.
#include "store/stored_events.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cg::test {
namespace {

std::string error_of(const std::string& body) {
  const auto read = store::decode(body);
  return read ? std::string("none") : read.error().what;
}

TEST(StoredEvents, AnUnknownEventIsNamedOnOneLine) {
  EXPECT_EQ(error_of(R"({"event":"moon_landed"})"), R"(unknown event "moon_landed")");
  EXPECT_EQ(error_of(R"({"event":"current_ch\nged"})"), R"(unknown event "current_ch\nged")");
  EXPECT_EQ(error_of("{\"event\":\"\\u2028\\u0000\\u0085\"}"),
            R"(unknown event "\u2028\u0000\u0085")");
}

TEST(StoredEvents, AnUnknownEventsLongNameIsCutAlsoInTheMiddleOfALetter) {
  const std::string long_name = std::string(39, 'x') + "\xC3\xA9" + std::string(1000, 'y');
  const std::string error = error_of(R"({"event":")" + long_name + "\"}");
  EXPECT_TRUE(error.starts_with("unknown event \"xxx")) << error;
  EXPECT_LT(error.size(), 80) << error;
}

TEST(StoredEvents, WhatIsNoEventIsAnErrorOfOneLine) {
  for (const std::string body :
       {"", "\n", "{", "[]", "7", "null", R"("event")", "{}", R"({"event":7})", R"({"event":null})",
        R"({"event":"person_left"})", R"({"event":"person_left","person":-1})",
        R"({"event":"person_left","person":1.5})", R"({"event":"person_left","person":4294967296})",
        R"({"event":"person_left","person":"\n"})", "{\"event\":\"person_left\xFF\"}"}) {
    const std::string error = error_of(body);
    EXPECT_NE(error, "none") << body;
    EXPECT_EQ(error.find_first_of("\r\n"), std::string::npos) << body;
  }
}

}  // namespace
}  // namespace cg::test
