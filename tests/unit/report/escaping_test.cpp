// Whatever people write stays text.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/sha.h>

#include "played_case.hpp"
#include "report/render/html_style.hpp"
#include "support/schema.hpp"

namespace cg::report {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr const char* nasty_texts[] = {
    "<script>alert(1)</script>",
    "| x | y |",
    "# a heading",
    "1. a list",
    "- a list",
    "=1+1",
    "@SUM(A1)",
    "+441632960000",
    "a \"quoted\" word, and a comma",
    "[a link](javascript:alert(1))",
    "![a picture](https://example.org/x.png)",
    "`code` *bold* _slanted_ ~~gone~~ $x$",
    "&amp; \\ back",
    "\" onload=\"alert(1)",
    "</title><img src=x onerror=alert(1)>",
    "one\ntwo\n\n# three\n---",
};

class Escaping : public PlayedCase {
 protected:
  void write_nasty_things() {
    play();
    given(facilitator(), domain::EditWorkshop{"<img src=x> | =title"});
    auto author = people.begin();
    for (const char* text : nasty_texts) {
      given(as(author->second), domain::introductions::Post{activities.at("introductions"), text});
      given(as(author->second), domain::EditPerson{.name = text});
      ++author;
    }
  }

  // RFC 4180, strictly.
  static std::vector<std::vector<std::string>> parse_csv(std::string_view csv) {
    std::vector<std::vector<std::string>> rows(1);
    std::string field;
    for (std::size_t i = 0; i < csv.size();) {
      if (csv[i] == '"') {
        for (++i; csv.substr(i, 1) != "\"" || csv.substr(i, 2) == "\"\""; ++i) {
          if (csv[i] == '"') ++i;
          field += csv[i];
        }
        ++i;
      } else if (csv[i] == ',' || csv.substr(i, 2) == "\r\n") {
        rows.back().push_back(std::exchange(field, {}));
        if (csv[i] == '\r') rows.emplace_back();
        i += csv[i] == '\r' ? 2U : 1U;
      } else {
        EXPECT_NE(csv[i], '\n');
        EXPECT_NE(csv[i], '\r');
        field += csv[i++];
      }
    }
    EXPECT_TRUE(rows.back().empty());
    rows.pop_back();
    return rows;
  }
};

TEST_F(Escaping, TheHtmlHasNoTagOfAnybodysAndRunsNothing) {
  write_nasty_things();
  const std::string html = told("html");
  for (const char* tag : {"<script", "<img", "</title><", "javascript:\"", " onload=\"", "style=\"",
                          "<a href=\"http"}) {
    EXPECT_THAT(html, Not(HasSubstr(tag)));
  }
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
  EXPECT_THAT(html, HasSubstr("<title>&lt;img src=x&gt; | =title"));
  EXPECT_THAT(html, Not(HasSubstr("unsafe-inline")));
  EXPECT_THAT(html, HasSubstr("default-src 'none'"));
}

TEST_F(Escaping, TheStyleHasTheFingerprintThatThePolicyLetsIn) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(style.data()), style.size(), digest);
  static constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string base64;
  unsigned bits = 0;
  unsigned held = 0;
  for (const unsigned byte : digest) {
    bits = bits << 8 | byte;
    for (held += 8; held >= 6; held -= 6) base64 += alphabet[bits >> (held - 6) & 63];
  }
  base64 += alphabet[bits << (6 - held) & 63];
  while (base64.size() % 4 != 0) base64 += '=';
  EXPECT_EQ(style_sha256, base64);
  start();
  EXPECT_THAT(told("html"), HasSubstr("<style>" + std::string(style) + "</style>"));
}

TEST_F(Escaping, TheMarkdownHasNoMarkupOfAnybodys) {
  write_nasty_things();
  const std::string md = told("md");
  EXPECT_THAT(md, HasSubstr("\\<script\\>alert(1)\\</script\\>"));
  EXPECT_THAT(md, HasSubstr("\\| x \\| y \\|"));
  EXPECT_THAT(md, HasSubstr("> \\# a heading"));
  EXPECT_THAT(md, HasSubstr("> 1\\. a list"));
  EXPECT_THAT(md, HasSubstr("> \\- a list"));
  EXPECT_THAT(md, HasSubstr("> \\=1+1"));
  EXPECT_THAT(md, HasSubstr("\\[a link\\](javascript:alert(1))"));
  EXPECT_THAT(md, HasSubstr("\\`code\\` \\*bold\\* \\_slanted\\_ \\~\\~gone\\~\\~ \\$x\\$"));
  EXPECT_THAT(md, HasSubstr("\\&amp; \\\\ back"));
  EXPECT_THAT(md, HasSubstr("> one\\\n> two\n> \n> \\# three\\\n> \\---\n"));
  EXPECT_THAT(md, StartsWith("# \\<img src=x\\> \\| =title\n"));
  // Every line of a table has as many cells as its head.
  std::size_t bars_expected = 0;
  std::istringstream lines(md);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with('|')) {
      bars_expected = 0;
      continue;
    }
    std::size_t bars = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '\\') {
        ++i;
      } else if (line[i] == '|') {
        ++bars;
      }
    }
    if (bars_expected == 0) bars_expected = bars;
    EXPECT_EQ(bars, bars_expected) << line;
  }
}

TEST_F(Escaping, TheCsvIsATableWithoutFormulas) {
  write_nasty_things();
  const std::string csv = told("csv");
  ASSERT_THAT(csv, StartsWith("\xEF\xBB\xBFsection,activity,part,id,"));
  const auto rows = parse_csv(std::string_view(csv).substr(3));
  std::vector<std::string> cells;
  for (const auto& row : rows) {
    EXPECT_EQ(row.size(), rows.front().size()) << row.at(2);
    for (const std::string& cell : row) {
      cells.push_back(cell);
      if (cell.empty()) continue;
      const bool is_number =
          cell.front() == '-' && cell.find_first_not_of("-.0123456789") == std::string::npos;
      EXPECT_TRUE(is_number ||
                  std::string_view("=+-@\t\r").find(cell.front()) == std::string_view::npos)
          << cell;
    }
  }
  EXPECT_THAT(cells, testing::Contains("'=1+1"));
  EXPECT_THAT(cells, testing::Contains("'@SUM(A1)"));
  EXPECT_THAT(cells, testing::Contains("'- a list"));
  EXPECT_THAT(cells, testing::Contains("a \"quoted\" word, and a comma"));
}

TEST_F(Escaping, TheJsonHoldsTextsAsTheyAre) {
  write_nasty_things();
  const Json record = json();
  std::string why;
  EXPECT_TRUE(test::matches(record, "transcript/Transcript", &why)) << why;
  const std::string all = record.dump();
  for (const char* text : nasty_texts) {
    const std::string quoted = Json(text).dump();
    EXPECT_THAT(all, HasSubstr(quoted));
  }
}

}  // namespace
}  // namespace cg::report
