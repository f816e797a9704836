// Aims and scores on the wire: who is shown what, and that records are what the schemas say. How
// params are read is held by the examples (schema_decoder_test.cpp).
#include <gmock/gmock.h>

#include <map>

#include "domain/activities/aims.hpp"
#include "domain/activities/scores.hpp"
#include "support/domain_world.hpp"
#include "support/schema.hpp"
#include "wire/kind_wire.hpp"
#include "wire/records.hpp"

namespace cg::test {
namespace {

using namespace domain;
using testing::ElementsAre;
using wire::Audience;
using wire::Json;

class WireAimsAndScores : public DomainWorld {
 protected:
  using Keyed = std::map<std::string, Json>;

  void SetUp() override {
    given_workshop({"nhs", "industry"});
    nhs = given_people("nhs", 4);
    industry = given_people("industry", 3);
  }

  // What the audience holds, each record held against its schema.
  [[nodiscard]] Keyed view(Audience::Kind kind) const {
    const wire::Live live;
    const wire::Scene scene{workshop, live};
    Keyed records;
    for (const wire::Part& part : parts_of(scene, Audience{kind})) {
      for (auto& [key, json] : records_of(scene, Audience{kind}, part)) records.emplace(key, json);
    }
    return checked(std::move(records));
  }
  [[nodiscard]] Keyed own(PersonId person) const {
    const wire::Live live;
    const wire::Scene scene{workshop, live};
    Keyed records;
    for (auto& [key, json] : wire::own_records(scene, person)) records.emplace(key, json);
    return checked(std::move(records));
  }
  [[nodiscard]] static Keyed checked(Keyed records) {
    std::string why;
    EXPECT_TRUE(records_match(Json(records), &why)) << why;
    return records;
  }

  AimId given_aim(ActivityId activity, PersonId author, Where where = Where::current()) {
    given(as(author), aims::Post{activity, "Fewer forms"}, where);
    return created<AimId>();
  }
  ActivityId given_current(Plan plan) {
    const ActivityId id = given_open(std::move(plan));
    given(facilitator(), GoTo{id});
    return id;
  }
  ActivityId given_scores() {
    return given_current({.kind = "scores", .choices = {{"items", choices({"value"})}}});
  }
  void cast_all(ActivityId activity, const std::vector<PersonId>& people,
                std::optional<int> score) {
    for (const PersonId person : people) {
      given(as(person), scores::Cast{activity, {{"value", score}}});
    }
  }

  std::vector<PersonId> nhs, industry;
  static constexpr Audience::Kind everybody_else[] = {Audience::Kind::room, Audience::Kind::screen,
                                                      Audience::Kind::observer};
};

TEST_F(WireAimsAndScores, AnAimSaysWhoseItIsAndHowItIsSupported) {
  const auto activity = given_current({.kind = "aims"});
  given_aim(activity, nhs[0]);
  given(as(nhs[1]), aims::Endorse{AimId{1}, true});
  const Json aim = view(Audience::Kind::room).at("aim/aim1");
  EXPECT_EQ(aim.at("by"), "Somebody");
  EXPECT_EQ(aim.at("sector"), "nhs");
  EXPECT_EQ(aim.at("endorsed"), 1);
  EXPECT_EQ(aim.at("common_ground").dump(), "0.067");  // 2/6 * 1/5
  EXPECT_EQ(aim.at("sectors"), Json::parse(R"([{"id":"nhs","endorsed":1,"asked":4},
                                               {"id":"industry","endorsed":0,"asked":3}])"));
  EXPECT_FALSE(aim.contains("hidden"));
  EXPECT_EQ(view(Audience::Kind::screen).at("progress/act1"), Json({{"aims", 1}}));
  EXPECT_EQ(own(nhs[0]).at("mine/aim/aim1").at("text"), "Fewer forms");
  EXPECT_EQ(own(nhs[1]).at("mine/endorsed/act1"), Json::parse(R"({"aims":["aim1"]})"));
}

TEST_F(WireAimsAndScores, VW6_WhatIsHiddenOrMergedIsOnTheDeskAlone) {
  const auto activity = given_current({.kind = "aims"});
  given_aim(activity, nhs[0]);
  given_aim(activity, nhs[1]);
  given_aim(activity, nhs[2]);
  given(facilitator(), aims::Hide{AimId{3}, true});
  given(facilitator(), aims::Merge{activity, {AimId{1}, AimId{2}}, "Less paper"});
  for (const auto kind : everybody_else) {
    const Keyed held = view(kind);
    for (const char* gone : {"aim/aim1", "aim/aim2", "aim/aim3"}) {
      EXPECT_FALSE(held.contains(gone)) << gone;
    }
    EXPECT_EQ(held.at("aim/aim4").at("merged"), Json({"aim1", "aim2"}));
    EXPECT_FALSE(held.at("aim/aim4").contains("by"));
    EXPECT_EQ(held.at("progress/act1").at("aims"), 1);
  }
  const Keyed desk = view(Audience::Kind::desk);
  EXPECT_EQ(desk.at("aim/aim1").at("merged_into"), "aim4");
  EXPECT_EQ(desk.at("aim/aim3").at("hidden"), true);
  EXPECT_EQ(own(nhs[2]).at("mine/aim/aim3").at("hidden"), true);
  EXPECT_EQ(own(nhs[0]).at("mine/aim/aim1").at("merged_into"), "aim4");
}

TEST_F(WireAimsAndScores, PR8_ARemovedPersonsAimIsNowhere) {
  given_aim(given_current({.kind = "aims"}), nhs[0]);
  given(facilitator(), RemovePerson{nhs[0]});
  for (const auto kind : {Audience::Kind::room, Audience::Kind::desk, Audience::Kind::observer}) {
    EXPECT_FALSE(view(kind).contains("aim/aim1"));
  }
}

TEST_F(WireAimsAndScores, WhoHoldsSomethingOfAnAimIsRefreshedWithIt) {
  const auto activity = given_current({.kind = "aims"});
  given_aim(activity, nhs[0]);
  given_aim(activity, nhs[1]);
  given(as(industry[0]), aims::Endorse{AimId{1}, true});
  when(facilitator(), aims::Merge{activity, {AimId{1}, AimId{2}}, "Less paper"});
  const auto merged = wire::touched_by(workshop, decision().events.front().event);
  EXPECT_THAT(merged.people, testing::UnorderedElementsAre(nhs[0], nhs[1], industry[0]));
  given(facilitator(), aims::Unmerge{AimId{3}});
  EXPECT_TRUE(wire::touched_by(workshop, decision().events.front().event).all_people);
  when(as(nhs[0]), aims::Withdraw{AimId{1}});
  const auto withdrawn = wire::touched_by(workshop, decision().events.front().event);
  EXPECT_THAT(withdrawn.people, testing::UnorderedElementsAre(nhs[0], industry[0]));
}

TEST_F(WireAimsAndScores, PR2_BeforeTheRevealOnlyCountsAreShown) {
  const auto activity = given_scores();
  cast_all(activity, nhs, 8);
  for (const auto kind : {Audience::Kind::room, Audience::Kind::screen, Audience::Kind::observer,
                          Audience::Kind::desk}) {
    EXPECT_EQ(view(kind).at("scores/act1"), Json::parse(R"({"round":1,"eligible":7,"voted":4})"));
  }
  EXPECT_EQ(view(Audience::Kind::desk).at("awaited/act1").at("people"), Json({"p5", "p6", "p7"}));
  EXPECT_FALSE(view(Audience::Kind::room).contains("awaited/act1"));
  EXPECT_EQ(own(nhs[0]).at("mine/scores/act1"), Json::parse(R"({"round":1,"scores":{"value":8}})"));
}

TEST_F(WireAimsAndScores, PR2_APeekShowsTheItemsToTheDeskAlone) {
  const auto activity = given_scores();
  cast_all(activity, nhs, 8);
  given(facilitator(), CloseActivity{activity});
  given(facilitator(), PeekResults{activity});
  EXPECT_TRUE(view(Audience::Kind::desk).at("scores/act1").contains("items"));
  for (const auto kind : everybody_else) {
    EXPECT_FALSE(view(kind).at("scores/act1").contains("items"));
    EXPECT_EQ(view(kind).at("activity/act1").at("seen"), true);
  }
}

TEST_F(WireAimsAndScores, RevealedItemsHaveRoundedFigures) {
  const auto activity = given_scores();
  cast_all(activity, nhs, 8);
  cast_all(activity, industry, 3);
  given(facilitator(), RevealResults{activity});
  const Json item = view(Audience::Kind::room).at("scores/act1").at("items").at(0);
  EXPECT_EQ(item.at("mean").dump(), "5.9");  // 41/7
  EXPECT_EQ(item.at("equal_voice").dump(), "5.5");
  EXPECT_EQ(item.at("equal_voice_of"), Json({"nhs", "industry"}));
  EXPECT_EQ(item.at("sd").dump(), "2.5");
  EXPECT_EQ(item.at("sectors").at(0), Json::parse(R"({"id":"nhs","n":4,"mean":8.0})"));
  EXPECT_FALSE(item.contains("change"));
  given(facilitator(), HideResults{activity});
  EXPECT_FALSE(view(Audience::Kind::room).at("scores/act1").contains("items"));
  EXPECT_TRUE(view(Audience::Kind::desk).at("scores/act1").contains("items"));
}

TEST_F(WireAimsAndScores, PR3_AWithheldItemHoldsNoFigure) {
  const auto activity = given_scores();
  cast_all(activity, {nhs[0], nhs[1]}, 8);
  given(facilitator(), RevealResults{activity});
  const Json item = view(Audience::Kind::desk).at("scores/act1").at("items").at(0);
  EXPECT_EQ(item.at("withheld"), true);
  for (const char* figure : {"n", "mean", "equal_voice", "sd", "histogram", "cant_say"}) {
    EXPECT_TRUE(item.at(figure).is_null()) << figure;
  }
  for (const Json& sector : item.at("sectors")) EXPECT_EQ(sector.at("withheld"), true);
}

TEST_F(WireAimsAndScores, PR5_TheChangeIsShownOrWithheld) {
  const auto activity = given_scores();
  cast_all(activity, nhs, 5);
  given(facilitator(), RevealResults{activity});
  given(facilitator(), AskAgain{activity});
  EXPECT_EQ(view(Audience::Kind::desk).at("scores/act1"),
            Json::parse(R"({"round":2,"eligible":7,"voted":0})"));
  EXPECT_FALSE(own(nhs[0]).contains("mine/scores/act1"));
  cast_all(activity, nhs, 4);
  given(facilitator(), RevealResults{activity});
  const auto change = [&] {
    return view(Audience::Kind::room).at("scores/act1").at("items").at(0).at("change");
  };
  EXPECT_EQ(change(), Json::parse(R"({"n":4,"mean":-1.0})"));
  given(facilitator(), AskAgain{activity});
  cast_all(activity, nhs, 4);
  cast_all(activity, {industry[0]}, std::nullopt);
  cast_all(activity, {industry[1]}, 9);
  given(facilitator(), RevealResults{activity});
  EXPECT_EQ(change(), Json::parse(R"({"withheld":true})"));
}

}  // namespace
}  // namespace cg::test
