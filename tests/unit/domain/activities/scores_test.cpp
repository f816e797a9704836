#include "domain/activities/introductions.hpp"
#include "unit/domain/activities/scores_world.hpp"

namespace cg::domain::scores {
namespace {

using analysis::Tenths;
using testing::ElementsAre;
using testing::IsEmpty;

TEST_F(Scores, ABallotIsCastInParts) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto activity = given_scores({"value", "cost"});
  when(as(ana), Cast{activity, {{"cost", 4}}});
  EXPECT_EQ(then_happened<ScoresCast>().ballot.answers[1], 4);
  EXPECT_EQ(ballot_of(content<Content>(activity), ana)->answers[0], unanswered);
  when(as(ana), Cast{activity, {{"value", std::nullopt}}});
  then_accepted();
  EXPECT_EQ(ballot_of(content<Content>(activity), ana)->answers[0], cant_say);
  EXPECT_EQ(ballot_of(content<Content>(activity), ana)->answers[1], 4);
}

TEST_F(Scores, CM6_TheSameBallotAgainChangesNothing) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto activity = given_scores();
  cast(ana, activity, 7);
  when(as(ana), Cast{activity, {{"value", 7}}});
  then_nothing_changes();
  when(as(ana), Cast{activity, {}});
  then_nothing_changes();
}

TEST_F(Scores, AnEmptyBallotIsNoVote) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto activity = given_scores();
  when(as(ana), Cast{activity, {}});
  then_nothing_changes();
  EXPECT_EQ(progress_of(activity), (Progress{1, 1, 0}));
}

TEST_F(Scores, OnlyNumbersFromZeroToTenForItemsThatThereAre) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto activity = given_scores({"value", "cost"});
  when(as(ana), Cast{activity, {{"value", 11}}});
  then_rejected(Reason::score_out_of_range, "scores.value");
  when(as(ana), Cast{activity, {{"value", -1}}});
  then_rejected(Reason::score_out_of_range, "scores.value");
  when(as(ana), Cast{activity, {{"cost", 5}, {"price", 5}}});
  then_rejected(Reason::unknown_item, "scores.price");
  EXPECT_EQ(ballot_of(content<Content>(activity), ana), nullptr);
  when(as(ana), Cast{activity, {{"value", 0}, {"cost", 10}}});
  then_accepted();
}

TEST_F(Scores, CastingIsForPeopleWhileTheRoundIsOpen) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto activity = given_draft(plan());
  const auto other = given_open({.kind = "introductions"});
  when(facilitator(), Cast{activity, {{"value", 5}}});
  then_rejected(Reason::not_allowed);
  when(as(ana), Cast{ActivityId{44}, {{"value", 5}}});
  then_rejected(Reason::unknown_activity, "activity");
  when(as(ana), Cast{other, {{"value", 5}}});
  then_rejected(Reason::wrong_kind, "activity");
  when(as(ana), Cast{activity, {{"value", 5}}});
  then_rejected(Reason::activity_not_open, "activity");
  given(facilitator(), OpenActivity{activity});
  given(facilitator(), CloseActivity{activity});
  when(as(ana), Cast{activity, {{"value", 5}}});
  then_rejected(Reason::activity_closed, "activity");
}

TEST_F(Scores, ThePlanNeedsOneToTenDifferentItems) {
  given_workshop();
  const auto add = [](Plan plan) {
    plan.title = "Scores";
    return AddActivity{std::move(plan), std::nullopt};
  };
  when(facilitator(), add({.kind = "scores"}));
  then_rejected(Reason::bad_plan, "activity.items");
  when(facilitator(), add(plan({})));
  then_rejected(Reason::bad_plan, "activity.items");
  when(facilitator(), add(plan({"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"})));
  then_rejected(Reason::bad_plan, "activity.items");
  when(facilitator(), add(plan({"a", "a"})));
  then_rejected(Reason::duplicate_slug, "activity.items.1.id");
  when(facilitator(), add(plan({"Not a slug"})));
  then_rejected(Reason::bad_plan, "activity.items.0.id");
  Plan with_dots = plan();
  with_dots.numbers["dots"] = 3;
  when(facilitator(), add(with_dots));
  then_rejected(Reason::bad_plan, "activity.dots");
}

TEST_F(Scores, ItemsChangeBeforeTheFirstBallotAndLabelsAlways) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto activity = given_scores({"value", "cost"});
  const auto edit = [&](std::vector<ChoicePlan> items) {
    return EditActivity{activity, {.choices = {{"items", std::move(items)}}}};
  };
  when(facilitator(), edit({{"value", "Value"}, {"time", "Time"}}));
  then_accepted();
  EXPECT_FALSE(text_is_kept("cost"));
  cast(ana, activity, 5);
  when(facilitator(), edit({{"value", "The value"}, {"time", "The time"}}));
  then_accepted();
  EXPECT_TRUE(text_is_kept("The value"));
  EXPECT_FALSE(text_is_kept("Value"));
  when(facilitator(), edit({{"time", "The time"}, {"value", "The value"}}));
  then_rejected(Reason::activity_in_use, "activity");
}

TEST_F(Scores, ItemsStayOnceResultsWereSeenEvenWithoutBallots) {
  given_workshop();
  const auto activity = given_scores();
  reveal(activity);
  when(facilitator(),
       EditActivity{activity, {.choices = {{"items", test::choices({"one", "two"})}}}});
  then_rejected(Reason::activity_in_use, "activity");
}

TEST_F(Scores, ProgressCountsWhoIsInOrHasAnswered) {
  given_workshop();
  const auto people = given_people("nhs", 4);
  const auto activity = given_scores();
  cast(people[0], activity, 5);
  cast(people[1], activity, std::nullopt);
  EXPECT_EQ(progress_of(activity), (Progress{1, 4, 2}));
  given(as(people[0]), Leave{});  // has answered: still counts
  given(as(people[2]), Leave{});  // has not: is no longer awaited
  EXPECT_EQ(progress_of(activity), (Progress{1, 3, 2}));
  EXPECT_THAT(awaited(workshop, content<Content>(activity)), ElementsAre(people[3]));
  given(facilitator(), RemovePerson{people[0]});
  EXPECT_EQ(progress_of(activity), (Progress{1, 2, 1}));
}

TEST_F(Scores, OneRoundsFigures) {
  given_workshop({"nhs", "industry"});
  const auto nhs = given_people("nhs", 4);
  const auto industry = given_people("industry", 4);
  const auto activity = given_scores();
  cast_all(nhs, activity, {10, 9, 9, 10});
  cast_all(industry, activity, {2, 3, 4});
  cast(industry[3], activity, std::nullopt);
  const ItemResult& item = reveal(activity);
  EXPECT_EQ(item.n, 7U);
  EXPECT_EQ(item.cant_say, 1U);
  EXPECT_EQ(item.mean, Tenths{67});         // 47/7
  EXPECT_EQ(item.equal_voice, Tenths{63});  // (9.5 + 3) / 2 = 6.25
  EXPECT_EQ(item.deviation, Tenths{33});
  EXPECT_THAT(item.histogram, ElementsAre(0, 0, 1, 1, 1, 0, 0, 0, 0, 2, 2));
  EXPECT_EQ(item.sectors[0], (SectorResult{false, 4, Tenths{95}}));
  EXPECT_EQ(item.sectors[1], (SectorResult{false, 3, Tenths{30}}));
  EXPECT_THAT(item.equal_voice_of, ElementsAre(0, 1));
  EXPECT_EQ(item.change, std::nullopt);
}

TEST_F(Scores, PR3_AnItemOfTwoAnswersSaysNothing) {
  given_workshop();
  const auto people = given_people("nhs", 5);
  const auto activity = given_scores({"value", "cost"});
  cast_all(people, activity, {10, 9});
  for (const PersonId person : people) given(as(person), Cast{activity, {{"cost", 3}}});
  const ItemResult& item = reveal(activity);
  EXPECT_TRUE(item.withheld);
  ItemResult nothing{.withheld = true};
  nothing.sectors.assign(3, {.withheld = true});
  EXPECT_EQ(item, nothing);
  EXPECT_EQ(result(activity, 1).mean, Tenths{30});
}

TEST_F(Scores, PR3_ASmallSectorIsWithheldWithAnotherAndHasNoPartInEqualVoice) {
  given_workshop();
  const auto nhs = given_people("nhs", 5);
  const auto industry = given_people("industry", 4);
  const auto patients = given_people("patients", 2);
  const auto activity = given_scores();
  cast_all(nhs, activity, {6, 6, 6, 6, 6});
  cast_all(industry, activity, {2, 2, 2, 2});
  cast_all(patients, activity, {10, 10});
  const ItemResult& item = reveal(activity);
  EXPECT_EQ(item.sectors[0], (SectorResult{.withheld = true}));
  EXPECT_EQ(item.sectors[1], (SectorResult{false, 5, Tenths{60}}));
  EXPECT_EQ(item.sectors[2], (SectorResult{.withheld = true}));
  EXPECT_THAT(item.equal_voice_of, ElementsAre(1));
  EXPECT_EQ(item.equal_voice, Tenths{60});
}

TEST_F(Scores, AnItemThatNobodyCouldScoreHasNoMean) {
  given_workshop();
  const auto people = given_people("nhs", 3);
  const auto activity = given_scores();
  for (const PersonId person : people) cast(person, activity, std::nullopt);
  const ItemResult& item = reveal(activity);
  EXPECT_EQ(item.n, 0U);
  EXPECT_EQ(item.cant_say, 3U);
  EXPECT_EQ(item.mean, std::nullopt);
  EXPECT_EQ(item.deviation, std::nullopt);
  EXPECT_EQ(item.equal_voice, std::nullopt);
}

TEST_F(Scores, PR6_WhatSomebodyHasSeenDoesNotChange) {
  given_workshop();
  const auto nhs = given_people("nhs", 5);
  const auto industry = given_people("industry", 5);
  const auto activity = given_scores();
  cast_all(nhs, activity, {8, 8, 8, 8, 8});
  cast_all(industry, activity, {4, 4, 4, 4, 4});
  given(facilitator(), CloseActivity{activity});
  given(facilitator(), PeekResults{activity});
  const Content seen = content<Content>(activity);
  EXPECT_EQ(progress_of(activity), (Progress{1, 10, 10}));
  given(facilitator(), RemovePerson{nhs[0]});
  given(facilitator(), EditPerson{.person = nhs[1], .sector = "industry"});
  given(newcomer(), Join{.name = "Late", .sector = "nhs", .consent = true});
  given(facilitator(), RevealResults{activity});
  given(facilitator(), HideResults{activity});
  EXPECT_EQ(content<Content>(activity), seen);
  EXPECT_EQ(progress_of(activity), (Progress{1, 10, 10}));
  EXPECT_THAT(awaited(workshop, content<Content>(activity)), IsEmpty());
}

TEST_F(Scores, PR6_WhoWasRemovedBeforeDoesNotCount) {
  given_workshop();
  const auto people = given_people("nhs", 5);
  const auto activity = given_scores();
  cast_all(people, activity, {8, 8, 8, 8, 0});
  given(facilitator(), RemovePerson{people[4]});
  EXPECT_EQ(reveal(activity).mean, Tenths{80});
  EXPECT_EQ(result(activity).n, 4U);
  // Let back in, too late for this round.
  given(facilitator(), RestorePerson{people[4]});
  EXPECT_EQ(progress_of(activity), (Progress{1, 4, 4}));
  EXPECT_EQ(ballot_of(content<Content>(activity), people[4]), nullptr);
}

TEST_F(Scores, PR7_AScoreCountsForTheSectorInWhichTheFirstOneWasGiven) {
  given_workshop({"nhs", "industry"});
  const auto nhs = given_people("nhs", 4);
  const auto industry = given_people("industry", 3);
  const auto activity = given_scores();
  cast_all(nhs, activity, {8, 8, 8, 8});
  cast_all(industry, activity, {2, 2, 2});
  given(facilitator(), EditPerson{.person = nhs[0], .sector = "industry"});
  const ItemResult& item = reveal(activity);
  EXPECT_EQ(item.sectors[0].n, 4U);
  EXPECT_EQ(item.sectors[1].n, 3U);
}

TEST_F(Scores, AClosedRoundOpensAgainUntilItsResultsWereSeen) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto activity = given_scores();
  cast(ana, activity, 3);
  given(facilitator(), CloseActivity{activity});
  when(facilitator(), AskAgain{activity});
  then_rejected(Reason::results_not_seen, "activity");
  given(facilitator(), OpenActivity{activity});
  cast(ana, activity, 4);
  when(facilitator(), PeekResults{activity});
  then_rejected(Reason::activity_still_open, "activity");
  given(facilitator(), CloseActivity{activity});
  given(facilitator(), PeekResults{activity});
  when(facilitator(), PeekResults{activity});
  then_nothing_changes();
  when(facilitator(), OpenActivity{activity});
  then_rejected(Reason::results_seen, "activity");
}

TEST_F(Scores, AskedAgainARoundStartsEmptyOpenAndHidden) {
  given_workshop();
  const auto people = given_people("nhs", 3);
  const auto activity = given_scores();
  cast_all(people, activity, {1, 2, 3});
  reveal(activity);
  when(facilitator(), AskAgain{activity});
  then_happened<AskedAgain>();
  EXPECT_EQ(this->activity(activity).phase, Phase::open);
  EXPECT_FALSE(this->activity(activity).revealed);
  EXPECT_FALSE(content<Content>(activity).results_seen());
  EXPECT_EQ(progress_of(activity), (Progress{2, 3, 0}));
  EXPECT_EQ(content<Content>(activity).rounds.front().results->items[0].mean, Tenths{20});
}

TEST_F(Scores, ClearingStartsFromTheFirstRound) {
  given_workshop();
  const auto people = given_people("nhs", 3);
  const auto activity = given_scores();
  cast_all(people, activity, {1, 2, 3});
  reveal(activity);
  given(facilitator(), AskAgain{activity});
  given(facilitator(), ClearWorkshop{true});
  EXPECT_EQ(content<Content>(activity), Content{});
  EXPECT_EQ(progress_of(activity), (Progress{1, 0, 0}));
}

}  // namespace
}  // namespace cg::domain::scores
