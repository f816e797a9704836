// The whole case, told in every format.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "played_case.hpp"
#include "support/schema.hpp"

namespace cg::report {
namespace {

using testing::HasSubstr;

class Transcript : public PlayedCase {
 protected:
  // Every text of the case that people wrote or the organiser set.
  std::vector<std::string> texts() const {
    std::vector<std::string> all{the_case.at("title")};
    for (const Json& sector : the_case.at("sectors")) all.push_back(sector.at("label"));
    for (const Json& step : the_case.at("agenda")) {
      all.push_back(step.at("title"));
      all.push_back(step.at("prompt"));
      for (const char* name : {"items", "columns"}) {
        for (const Json& one : step.value(name, Json::array())) all.push_back(one.at("label"));
      }
    }
    for (const Json& person : the_case.at("people")) {
      for (const char* name : {"name", "organisation", "introduction", "aim"}) {
        all.push_back(person.at(name));
      }
    }
    for (const Json& idea : the_case.at("ideas")) all.push_back(idea.at("text"));
    for (const Json& words : the_case.at("words")) {
      for (const Json& word : words) all.push_back(word);
    }
    return all;
  }

  const Json* section(const Json& all, std::string_view activity) const {
    for (const Json& one : all.at("sections")) {
      if (one.value("activity", "") == activity) return &one;
    }
    return nullptr;
  }

  static const Json* named_section(const Json& all, std::string_view name) {
    for (const Json& one : all.at("sections")) {
      if (one.at("name") == name) return &one;
    }
    return nullptr;
  }

  static const Json* table(const Json& section, std::string_view name) {
    for (const Json& block : section.at("blocks")) {
      if (block.value("name", "") == name) return &block;
    }
    return nullptr;
  }
};

TEST_F(Transcript, EveryTextOfTheCaseIsInEveryFormat) {
  play();
  for (const Format& format : formats()) {
    const std::string record = told(format.name);
    for (const std::string& text : texts()) {
      EXPECT_THAT(record, HasSubstr(text)) << format.name;
    }
    for (const auto& group : groups()) {
      for (const std::string before : {"Table ", "The task of ", "An idea of "}) {
        EXPECT_THAT(record, HasSubstr(before + to_text(group.id))) << format.name;
      }
      EXPECT_THAT(record, HasSubstr("What " + to_text(group.id) + " found")) << format.name;
    }
  }
}

TEST_F(Transcript, TheMeansOfTheCaseAreInTheJson) {
  play();
  const Json record = json();
  const Json& round = section(record, to_text(activities.at("scores")))->at("sections").at(0);
  for (const Json& row : table(round, "results")->at("rows")) {
    const Json& expected = the_case.at("expect").at("scores").at(row.at("id").get<std::string>());
    EXPECT_EQ(row.at("n"), expected.at("n"));
    EXPECT_EQ(row.at("mean"), expected.at("mean"));
    for (const Json& sector : row.at("sectors")) {
      const Json& cell = expected.at("sectors").at(sector.at("id").get<std::string>());
      EXPECT_EQ(sector.at("n"), cell.at("n"));
      EXPECT_EQ(sector.at("mean"), cell.at("mean"));
    }
  }
}

TEST_F(Transcript, TheMeansOfTheCaseAreReadable) {
  play();
  for (const Format& format : formats()) {
    const std::string record = told(format.name);
    for (const auto& [item, expected] : the_case.at("expect").at("scores").items()) {
      EXPECT_THAT(record, HasSubstr(expected.at("mean").dump())) << format.name;
      for (const Json& cell : expected.at("sectors")) {
        EXPECT_THAT(record, HasSubstr(cell.at("mean").dump())) << format.name;
      }
    }
  }
  EXPECT_THAT(told("md"), HasSubstr("| Patients | 7.7 | 20 |"));
  EXPECT_THAT(told("md"), HasSubstr("| 7.5 (10 people) | 7.6 (7 people) | 8.7 (3 people) |"));
  EXPECT_THAT(told("html"), HasSubstr("<td>Patients</td><td>7.7</td><td>20</td>"));
}

TEST_F(Transcript, TheJsonIsWhatTheSchemaSays) {
  std::string why;
  start();
  for (const Viewer viewer : {Viewer::facilitator, Viewer::observer}) {
    EXPECT_TRUE(test::matches(json(viewer), "transcript/Transcript", &why)) << why;
  }
  play();
  given(facilitator(), domain::AskAgain{activities.at("scores")});
  score_all(1);
  reveal("scores");
  for (const Viewer viewer : {Viewer::facilitator, Viewer::observer}) {
    EXPECT_TRUE(test::matches(json(viewer), "transcript/Transcript", &why)) << why;
  }
}

TEST_F(Transcript, TR3_TheCsvHasTheColumnsOfTheSchema) {
  std::string expected = "\xEF\xBB\xBFsection,activity,part";
  const auto schema = nlohmann::ordered_json::parse(
      std::ifstream(std::string(CG_PROTOCOL_DIR) + "/schema/transcript.json"));
  for (const auto& [name, rule] :
       schema.at("definitions").at("TranscriptRow").at("properties").items()) {
    if (name != "sectors") expected += "," + name;
  }
  start();
  EXPECT_THAT(told("csv"), testing::StartsWith(expected + ",score,given,asked,withheld\r\n"));
}

TEST_F(Transcript, AWorkshopInWhichNothingHappenedIsTold) {
  start();
  for (const Format& format : formats()) {
    EXPECT_THAT(told(format.name), HasSubstr("The value of joint working")) << format.name;
  }
  EXPECT_EQ(table(*section(json(), "act2"), "aims"), nullptr);
}

TEST_F(Transcript, TheAgendaHasPlannedAndActualTimes) {
  start();
  now_ms = 1'773'480'599'000 - 1000;  // 14 March 2026, 09:29:59
  go("introductions");
  now_ms += 17 * 60'000 - 1000;
  given(facilitator(), domain::CloseActivity{activities.at("introductions")});
  const Json record = json();
  const Json& row = table(*named_section(record, "agenda"), "agenda")->at("rows").at(0);
  EXPECT_EQ(row.at("planned_minutes"), 15);
  EXPECT_EQ(row.at("actual_minutes"), 17);
  EXPECT_EQ(row.at("opened"), "2026-03-14T09:29:59.000Z");
  EXPECT_EQ(row.at("closed"), "2026-03-14T09:46:59.000Z");
  EXPECT_EQ(row.at("state"), "closed");
  EXPECT_THAT(told("csv"), HasSubstr("2026-03-14T09:29:59.000Z"));
  EXPECT_THAT(told("md"), HasSubstr("14 March 2026, 09:29 UTC"));
  EXPECT_THAT(told("html"), HasSubstr("14 March 2026, 09:29 UTC"));
}

TEST_F(Transcript, TheMarkdownHasAHeadingForEachPart) {
  play();
  const std::string record = told("md");
  std::size_t at = 0;
  for (const char* heading :
       {"# Joint working that works\n", "\n## Who took part\n", "\n## 1. Who is here\n",
        "\n## 2. What we want from today\n", "\n## 3. The value of joint working\n",
        "\n### Round 1\n", "\n## 4. What gets in the way\n", "\n### Time\n", "\n### Reputation\n",
        "\n## 5. What would help\n", "\n## 6. In a word\n", "\n## How the day ran\n",
        "\n## Everybody who took part\n"}) {
    const std::size_t found = record.find(heading, at);
    ASSERT_NE(found, std::string::npos) << heading;
    at = found + 1;
  }
}

TEST_F(Transcript, MergedAimsStandUnderTheirSharedAim) {
  play();
  const domain::ActivityId activity = activities.at("aims");
  const auto& all = content<domain::aims::Content>(activity).aims;
  const auto first = all.begin()->first;
  const auto third = std::next(all.begin(), 2)->first;
  given(facilitator(), domain::aims::Merge{activity, {first, third}, "Start and measure"});
  const std::string shared = to_text(created<domain::AimId>());
  const Json record = json();
  const Json& rows = table(*section(record, to_text(activity)), "aims")->at("rows");
  const auto at = std::find_if(rows.begin(), rows.end(),
                               [&](const Json& row) { return row.at("id") == shared; });
  ASSERT_LT(at - rows.begin(), static_cast<std::ptrdiff_t>(rows.size()) - 2);
  EXPECT_EQ(at[0].at("merged"), 2);
  EXPECT_EQ(at[1].at("merged_into"), shared);
  EXPECT_EQ(at[2].at("merged_into"), shared);
  EXPECT_TRUE(at[1].at("endorsed").is_null()) << "counted in the shared aim";
  EXPECT_THAT(told("md"), HasSubstr("> > Leave with one project"));
}

TEST_F(Transcript, AimsOfMostCommonGroundStandFirst) {
  play();
  const domain::ActivityId activity = activities.at("aims");
  const auto& all = content<domain::aims::Content>(activity).aims;
  const auto first = all.begin()->first;
  const auto last = std::prev(all.end())->first;
  const auto endorse = [&](domain::AimId aim, const std::string& id) {
    const domain::PersonId person = people.at(id);
    if (person != all.at(aim).author) given(as(person), domain::aims::Endorse{aim, true});
  };
  // All of one sector is less common ground than some of each.
  for (const auto& [id, person] : people) {
    if (id.starts_with("nhs-")) endorse(first, id);
  }
  for (const char* id : {"nhs-2", "pharma-1", "pharma-2", "pharma-3", "patients-1", "patients-2"}) {
    endorse(last, id);
  }
  const Json record = json();
  const Json& rows = table(*section(record, to_text(activity)), "aims")->at("rows");
  EXPECT_EQ(rows.at(0).at("id"), to_text(last));
  EXPECT_THAT(told("md"), HasSubstr("Common ground: "));
  EXPECT_THAT(told("md"), HasSubstr(" of 100"));
}

TEST_F(Transcript, EndorsementsAreToldBySector) {
  play();
  const auto aim = content<domain::aims::Content>(activities.at("aims")).aims.begin()->first;
  for (const char* id : {"nhs-2", "nhs-3", "pharma-1", "patients-1"}) {
    given(as(people.at(id)), domain::aims::Endorse{aim, true});
  }
  EXPECT_THAT(told("md"), HasSubstr("Endorsed: 4"));
  EXPECT_THAT(told("md"), HasSubstr("NHS 2 of 10; Industry 1 of 7; Patients and carers 1 of 3"));
  EXPECT_THAT(told("csv"), HasSubstr("\r\nactivity,act2,aims_by_sector,aim1,"));
}

TEST_F(Transcript, EveryRoundHasItsTableAndTheChange) {
  play();
  given(facilitator(), domain::AskAgain{activities.at("scores")});
  score_all(1);
  reveal("scores");
  const Json record = json(Viewer::observer);
  const Json& rounds = section(record, to_text(activities.at("scores")))->at("sections");
  ASSERT_EQ(rounds.size(), 2U);
  EXPECT_EQ(table(rounds.at(0), "results")->at("rows").at(0).at("mean"), 7.7);
  EXPECT_TRUE(table(rounds.at(0), "results")->at("rows").at(0).at("change").is_null());
  EXPECT_TRUE(table(rounds.at(1), "results")->at("rows").at(0).at("change").is_number());
  EXPECT_EQ(table(rounds.at(1), "results")->at("rows").at(0).at("change_n"), 20);
}

TEST_F(Transcript, WordsAreCounted) {
  play();
  EXPECT_THAT(told("md"), HasSubstr("7 people gave words."));
  EXPECT_THAT(told("md"), HasSubstr("| insightful | 3 |"));
  EXPECT_THAT(told("csv"), HasSubstr("activity,act6,words,"));
}

TEST_F(Transcript, FormatsAreFoundByName) {
  EXPECT_EQ(formats().size(), 4U);
  EXPECT_EQ(find_format("md")->content_type, "text/markdown; charset=utf-8");
  EXPECT_EQ(find_format("exe"), nullptr);
  EXPECT_EQ(find_format(""), nullptr);
}

}  // namespace
}  // namespace cg::report
