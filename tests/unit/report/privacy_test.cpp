// What the record leaves out, for whom.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "played_case.hpp"

namespace cg::report {
namespace {

using domain::ideas::Attribution;
using testing::HasSubstr;
using testing::Not;

class Privacy : public PlayedCase {
 protected:
  void everywhere(Viewer viewer, const std::string& text) const {
    for (const Format& format : formats()) {
      EXPECT_THAT(told(format.name, viewer), HasSubstr(text)) << format.name;
    }
  }
  void nowhere(Viewer viewer, const std::string& text) const {
    for (const Format& format : formats()) {
      EXPECT_THAT(told(format.name, viewer), Not(HasSubstr(text))) << format.name;
    }
  }
  void left_out(const std::string& text) const {
    nowhere(Viewer::facilitator, text);
    nowhere(Viewer::observer, text);
  }
  // Every byte that anybody can download.
  [[nodiscard]] std::vector<std::string> all_bytes() const {
    std::vector<std::string> bytes;
    for (const Format& format : formats()) {
      bytes.push_back(told(format.name, Viewer::facilitator));
      bytes.push_back(told(format.name, Viewer::observer));
    }
    return bytes;
  }
  void rewind() {
    now_ms = 1'700'000'000'000;
    seed = 1;
  }
};

TEST_F(Privacy, PR2_BallotsThatNobodyHasSeenChangeNoByte) {
  std::mt19937 random(7);
  for (const bool closed : {false, true}) {
    std::vector<std::string> before;
    for (int time = 0; time < 6; ++time) {
      rewind();
      start();
      go("scores");
      for (const auto& [id, person] : people) {
        domain::scores::Cast cast{activities.at("scores"), {}};
        for (const char* item : {"patients", "nhs", "pharma"}) {
          std::optional<int> score;
          if (random() % 5 != 0) score = static_cast<int>(random() % 11);
          cast.scores.emplace_back(item, score);
        }
        given(as(person), cast);
      }
      if (closed) given(facilitator(), domain::CloseActivity{activities.at("scores")});
      const std::vector<std::string> bytes = all_bytes();
      if (!before.empty()) {
        EXPECT_EQ(bytes, before);
      }
      before = bytes;
    }
  }
}

TEST_F(Privacy, PR1_WhoWroteAnUnattributedIdeaChangesNoByte) {
  std::vector<std::vector<std::string>> records;
  for (const auto* author : {"nhs-1", "pharma-4", "patients-2"}) {
    rewind();
    start();
    go("board");
    const auto idea = post_idea(author, "time", "From somebody", Attribution::none);
    for (const char* giver : {"nhs-5", "pharma-6", "patients-3"}) {
      given(as(people.at(giver)), domain::ideas::Vote{idea, 2});
    }
    records.push_back(all_bytes());
  }
  EXPECT_THAT(records.front().front(), HasSubstr("From somebody"));
  EXPECT_EQ(records.at(1), records.at(0));
  EXPECT_EQ(records.at(2), records.at(0));
}

TEST_F(Privacy, PR1_WhoGaveTheDotsOfASectorChangesNoByte) {
  std::vector<std::vector<std::string>> records;
  for (const auto* giver : {"nhs-1", "nhs-2"}) {
    rewind();
    start();
    go("board");
    const auto idea = post_idea("pharma-1", "time", "An idea", Attribution::name);
    given(as(people.at(giver)), domain::ideas::Vote{idea, 2});
    records.push_back(all_bytes());
  }
  EXPECT_EQ(records.at(1), records.at(0));
}

TEST_F(Privacy, PR2_WhatWasOnlyPeekedAtIsForFacilitators) {
  start();
  go("scores");
  score_all();
  const domain::ActivityId scores = activities.at("scores");
  nowhere(Viewer::facilitator, "7.7");
  given(facilitator(), domain::CloseActivity{scores});
  nowhere(Viewer::facilitator, "7.7");
  everywhere(Viewer::facilitator, "The results have not been looked at yet");
  given(facilitator(), domain::PeekResults{scores});
  everywhere(Viewer::facilitator, "7.7");
  nowhere(Viewer::observer, "7.7");
  everywhere(Viewer::observer, "The results were not revealed to the room.");
  given(facilitator(), domain::RevealResults{scores});
  everywhere(Viewer::observer, "7.7");
  given(facilitator(), domain::HideResults{scores});
  nowhere(Viewer::observer, "7.7");
}

TEST_F(Privacy, PR2_APastRoundIsForObserversOnlyIfItWasRevealed) {
  start();
  go("scores");
  score_all();
  const domain::ActivityId scores = activities.at("scores");
  given(facilitator(), domain::CloseActivity{scores});
  given(facilitator(), domain::PeekResults{scores});
  given(facilitator(), domain::AskAgain{scores});
  everywhere(Viewer::facilitator, "7.7");
  nowhere(Viewer::observer, "7.7");
  start();
  go("scores");
  score_all();
  reveal("scores");
  given(facilitator(), domain::AskAgain{scores});
  everywhere(Viewer::observer, "7.7");
}

TEST_F(Privacy, PR3_SmallSectorsAreWithheld) {
  start();
  go("scores");
  for (const auto& [id, person] : people) {
    if (id.starts_with("patients-") && id != "patients-1") continue;
    given(as(person), domain::scores::Cast{activities.at("scores"), {{"patients", 4}}});
  }
  reveal("scores");
  everywhere(Viewer::facilitator, "withheld");
  const Json all = json();
  const Json& scores = all.at("sections").at(3);
  ASSERT_EQ(scores.at("activity"), to_text(activities.at("scores")));
  const Json& row = scores.at("sections").at(0).at("blocks").at(1).at("rows").at(0);
  EXPECT_EQ(row.at("sectors").at(2), (Json{{"id", "patients"}, {"withheld", true}}));
  EXPECT_EQ(row.at("sectors").at(1), (Json{{"id", "pharma"}, {"withheld", true}}));
}

TEST_F(Privacy, HiddenTextsAreMarkedForFacilitatorsAndLeftOutForObservers) {
  play();
  const std::string introduction = "Carers do the joining up today";
  const std::string idea = "Colleagues ask who paid for the sandwiches";
  const std::string aim = "Talk openly about reputation";
  const std::string report = "What g1 found";
  for (const std::string& text : {introduction, idea, aim, report}) {
    everywhere(Viewer::observer, text);
  }
  given(facilitator(), domain::introductions::Hide{people.at("patients-2"), true});
  for (const auto& one : content<domain::board::Content>(activities.at("board")).ideas.all) {
    if (workshop.text(one.text) == idea) given(facilitator(), domain::ideas::Hide{one.id, true});
  }
  for (const auto& [id, one] : content<domain::aims::Content>(activities.at("aims")).aims) {
    if (workshop.text(one.text) == aim) given(facilitator(), domain::aims::Hide{id, true});
  }
  given(facilitator(), domain::breakout::HideReport{groups().front().id, true});
  given(facilitator(), domain::words::Hide{activities.at("words"), "honest", true});
  for (const std::string& text : {introduction, idea, aim, report}) {
    everywhere(Viewer::facilitator, text);
    nowhere(Viewer::observer, text);
  }
  nowhere(Viewer::observer, "honest");
  everywhere(Viewer::facilitator, "honest");
  EXPECT_THAT(told("md"), HasSubstr("Hidden"));
  EXPECT_THAT(told("md", Viewer::observer), Not(HasSubstr("Hidden")));
}

TEST_F(Privacy, PR8_WhatCarriesTheNameOfSomebodyRemovedIsLeftOut) {
  play();
  post_idea("nhs-7", "time", "With my name", Attribution::name);
  post_idea("nhs-7", "time", "Without my name", Attribution::none);
  given(facilitator(), domain::RemovePerson{people.at("nhs-7")});
  for (const char* text : {"Gastroenterology consultant", "We tried one joint project",
                           "See the other side's pressures", "With my name"}) {
    left_out(text);
  }
  everywhere(Viewer::observer, "Without my name");
  everywhere(Viewer::facilitator, "19 people took part.");
}

TEST_F(Privacy, ObserversReadIdeasOfGroupsOnceTheyAreShared) {
  start();
  break_out();
  everywhere(Viewer::facilitator, "An idea of g1");
  nowhere(Viewer::observer, "An idea of g1");
  everywhere(Viewer::observer, "What g1 found");
  reveal("breakout");
  everywhere(Viewer::observer, "An idea of g1");
}

TEST_F(Privacy, ObserversAreToldNoNameThatTheRoomHasNotSeen) {
  start();
  go("introductions");
  given(as(people.at("nhs-1")),
        domain::introductions::Post{activities.at("introductions"), "Hello"});
  everywhere(Viewer::observer, "Cardiology consultant");
  nowhere(Viewer::observer, "Carer representative");
  everywhere(Viewer::facilitator, "Carer representative");
}

TEST_F(Privacy, ObserversReadSharedAimsWithoutTheMergedOnes) {
  play();
  const domain::ActivityId activity = activities.at("aims");
  const auto& all = content<domain::aims::Content>(activity).aims;
  given(facilitator(),
        domain::aims::Merge{
            activity, {all.begin()->first, std::next(all.begin())->first}, "A shared aim"});
  everywhere(Viewer::observer, "A shared aim");
  nowhere(Viewer::observer, "Leave with one project we could start this quarter");
  everywhere(Viewer::facilitator, "Leave with one project we could start this quarter");
}

}  // namespace
}  // namespace cg::report
