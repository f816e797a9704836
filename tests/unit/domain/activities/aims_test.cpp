#include "domain/limits.hpp"
#include "unit/domain/activities/aims_world.hpp"

namespace cg::domain::aims {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

TEST_F(Aims, AnAimIsPosted) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto activity = given_aims();
  when(as(ana), Post{activity, "  Fewer   forms "});
  then_happened<Posted>();
  EXPECT_EQ(decision().created_id, "aim1");
  EXPECT_EQ(workshop.text(aim(activity, {1}).text), "Fewer forms");
  EXPECT_EQ(aim(activity, {1}).author, ana);
  EXPECT_EQ(aim(activity, {1}).at_ms, now_ms);
}

TEST_F(Aims, PostingIsForPeopleWhileTheActivityIsOpen) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto draft = given_draft({.kind = "aims"});
  const auto other = given_open({.kind = "introductions"});
  when(facilitator(), Post{draft, "An aim"});
  then_rejected(Reason::not_allowed);
  when(as(ana), Post{ActivityId{99}, "An aim"});
  then_rejected(Reason::unknown_activity, "activity");
  when(as(ana), Post{other, "An aim"});
  then_rejected(Reason::wrong_kind, "activity");
  when(as(ana), Post{draft, "An aim"});
  then_rejected(Reason::activity_not_open, "activity");
  given(facilitator(), OpenActivity{draft});
  given(facilitator(), CloseActivity{draft});
  when(as(ana), Post{draft, "An aim"});
  then_rejected(Reason::activity_closed, "activity");
}

TEST_F(Aims, ATextThatIsEmptyOrTooLongIsRejected) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto activity = given_aims();
  when(as(ana), Post{activity, " \t "});
  then_rejected(Reason::text_empty, "text");
  when(as(ana), Post{activity, std::string(limits::aim_chars + 1, 'x')});
  then_rejected(Reason::text_too_long, "text");
  when(as(ana), Post{activity, std::string(limits::aim_chars, 'x')});
  then_accepted();
}

TEST_F(Aims, OnePersonPostsAtMostTenInOneActivity) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto bo = given_person("nhs");
  const auto activity = given_aims();
  for (std::size_t i = 0; i < limits::aims_per_person_max; ++i) given_aim(ana, activity);
  when(as(ana), Post{activity, "One too many"});
  then_rejected(Reason::too_many, "activity");
  when(as(bo), Post{activity, "Mine"});
  then_accepted();
  given(as(ana), Withdraw{AimId{1}});
  when(as(ana), Post{activity, "Room again"});
  then_accepted();
}

TEST_F(Aims, APersonsOwnTextsAreBoundedTogether) {
  given_workshop();
  const auto ana = given_person("nhs");
  std::string longest;
  for (std::size_t i = 0; i < limits::aim_chars; ++i) longest += "\xF0\x9F\x8C\xB1";  // 4 bytes
  bool refused = false;
  for (int activities = 0; activities < 3 && !refused; ++activities) {
    const auto activity = given_aims();
    for (std::size_t i = 0; i < limits::aims_per_person_max && !refused; ++i) {
      const bool room = workshop.own_bytes[ana] + longest.size() <= limits::own_bytes_max;
      when(as(ana), Post{activity, longest});
      room ? then_accepted() : then_rejected(Reason::too_many, "text");
      refused = !room;
    }
  }
  EXPECT_TRUE(refused);
}

TEST_F(Aims, AnEditReplacesTheTextAndErasesTheOldOne) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto bo = given_person("nhs");
  const auto activity = given_aims();
  const auto id = given_aim(ana, activity, "Old words");
  given(as(bo), Endorse{id, true});
  when(as(ana), Edit{id, "New words"});
  then_happened<Edited>();
  EXPECT_EQ(workshop.text(aim(activity, id).text), "New words");
  EXPECT_FALSE(text_is_kept("Old words"));
  EXPECT_THAT(aim(activity, id).endorsers, ElementsAre(bo));
}

TEST_F(Aims, CM6_AnEditToTheSameTextChangesNothing) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto id = given_aim(ana, given_aims(), "Words");
  when(as(ana), Edit{id, " Words "});
  then_nothing_changes();
}

TEST_F(Aims, EditingIsForTheAuthorWhileOpen) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto bo = given_person("nhs");
  const auto activity = given_aims();
  const auto id = given_aim(ana, activity);
  when(as(bo), Edit{id, "Other"});
  then_rejected(Reason::not_yours, "aim");
  when(as(ana), Edit{AimId{77}, "Other"});
  then_rejected(Reason::unknown_aim, "aim");
  when(as(ana), Edit{id, ""});
  then_rejected(Reason::text_empty, "text");
  when(facilitator(), Edit{id, "Other"});
  then_rejected(Reason::not_shared, "aim");
  given(facilitator(), CloseActivity{activity});
  when(as(ana), Edit{id, "Other"});
  then_rejected(Reason::activity_closed, "activity");
}

TEST_F(Aims, AFacilitatorEditsASharedAimAlsoWhenClosed) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto activity = given_aims();
  const auto shared = given_merged(activity, {given_aim(ana, activity), given_aim(ana, activity)});
  given(facilitator(), CloseActivity{activity});
  when(facilitator(), Edit{shared, "No paper at all"});
  EXPECT_EQ(then_happened<Edited>().person, PersonId{});
  EXPECT_EQ(workshop.text(aim(activity, shared).text), "No paper at all");
  when(as(ana), Edit{shared, "Mine"});
  then_rejected(Reason::not_yours, "aim");
}

TEST_F(Aims, AWithdrawnAimIsGoneWithItsTextAndEndorsements) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto bo = given_person("nhs");
  const auto activity = given_aims();
  const auto id = given_aim(ana, activity, "Not any more");
  given(as(bo), Endorse{id, true});
  given(facilitator(), CloseActivity{activity});
  when(as(ana), Withdraw{id});
  EXPECT_THAT(people_changed(workshop, then_happened<Withdrawn>()), ElementsAre(bo));
  EXPECT_THAT(content<Content>(activity).aims, IsEmpty());
  EXPECT_FALSE(text_is_kept("Not any more"));
  EXPECT_THAT(endorsed_by(content<Content>(activity), bo), IsEmpty());
  when(as(ana), Withdraw{id});
  then_rejected(Reason::unknown_aim, "aim");
}

TEST_F(Aims, WithdrawingIsForTheAuthorAndNotOnceMerged) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto bo = given_person("nhs");
  const auto activity = given_aims();
  const auto one = given_aim(ana, activity);
  const auto two = given_aim(bo, activity);
  when(as(bo), Withdraw{one});
  then_rejected(Reason::not_yours, "aim");
  when(facilitator(), Withdraw{one});
  then_rejected(Reason::not_allowed);
  given_merged(activity, {one, two});
  when(as(ana), Withdraw{one});
  then_rejected(Reason::already_merged, "aim");
  when(as(ana), Edit{one, "Other"});
  then_rejected(Reason::already_merged, "aim");
}

TEST_F(Aims, EndorsingCountsOnceAndIsTakenBack) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto bo = given_person("industry");
  const auto activity = given_aims();
  const auto id = given_aim(ana, activity);
  when(as(bo), Endorse{id, true});
  then_happened<Endorsed>();
  EXPECT_THAT(aim(activity, id).endorsed, ElementsAre(0, 0, 1));
  when(as(bo), Endorse{id, true});
  then_nothing_changes();
  when(as(bo), Endorse{id, false});
  then_happened<Endorsed>();
  EXPECT_THAT(aim(activity, id).endorsed, ElementsAre(0, 0, 0));
  when(as(bo), Endorse{id, false});
  then_nothing_changes();
}

TEST_F(Aims, OnesOwnAimIsNotEndorsed) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto id = given_aim(ana, given_aims());
  when(as(ana), Endorse{id, true});
  then_rejected(Reason::own_aim, "aim");
}

TEST_F(Aims, WhatTheRoomDoesNotSeeOrIsClosedIsNotEndorsed) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto bo = given_person("nhs");
  const auto activity = given_aims();
  const auto hidden = given_aim(ana, activity);
  const auto one = given_aim(ana, activity);
  const auto two = given_aim(ana, activity);
  given(facilitator(), Hide{hidden, true});
  when(as(bo), Endorse{hidden, true});
  then_rejected(Reason::unknown_aim, "aim");
  when(as(bo), Endorse{AimId{50}, true});
  then_rejected(Reason::unknown_aim, "aim");
  when(facilitator(), Endorse{one, true});
  then_rejected(Reason::not_allowed);
  const auto shared = given_merged(activity, {one, two});
  when(as(bo), Endorse{one, true});
  then_rejected(Reason::already_merged, "aim");
  given(facilitator(), CloseActivity{activity});
  when(as(bo), Endorse{shared, true});
  then_rejected(Reason::activity_closed, "activity");
}

TEST_F(Aims, ASharedAimHasTheSupportOfAllWhoWroteOrEndorsed) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto bo = given_person("industry");
  const auto cy = given_person("patients");
  const auto activity = given_aims();
  const auto one = given_aim(ana, activity);
  const auto two = given_aim(bo, activity);
  given(as(cy), Endorse{one, true});
  given(as(cy), Endorse{two, true});
  given(as(ana), Endorse{two, true});
  when(facilitator(), Merge{activity, {one, two}, "Less paper"});
  const Merged merged = then_happened<Merged>();
  EXPECT_EQ(decision().created_field, "aim");
  EXPECT_EQ(aim(activity, merged.aim).author, PersonId{});
  EXPECT_THAT(aim(activity, merged.aim).endorsers, UnorderedElementsAre(ana, bo, cy));
  EXPECT_THAT(aim(activity, merged.aim).endorsed, ElementsAre(1, 1, 1));
  EXPECT_THAT(people_changed(workshop, merged), UnorderedElementsAre(ana, bo, cy));
  EXPECT_EQ(aim(activity, one).merged_into, merged.aim);
  EXPECT_THAT(endorsed_by(content<Content>(activity), cy), ElementsAre(merged.aim));
}

TEST_F(Aims, AMergeNeedsTwoDifferentLiveAimsOfTheActivity) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto activity = given_aims();
  const auto elsewhere = given_aims();
  const auto one = given_aim(ana, activity);
  const auto two = given_aim(ana, activity);
  const auto foreign = given_aim(ana, elsewhere);
  when(as(ana), Merge{activity, {one, two}, "Less paper"});
  then_rejected(Reason::not_allowed);
  when(facilitator(), Merge{activity, {one, one}, "Less paper"});
  then_rejected(Reason::too_few_aims, "aims");
  when(facilitator(), Merge{activity, {}, "Less paper"});
  then_rejected(Reason::too_few_aims, "aims");
  when(facilitator(), Merge{activity, {one, foreign}, "Less paper"});
  then_rejected(Reason::unknown_aim, "aims.1");
  when(facilitator(), Merge{activity, {one, two}, ""});
  then_rejected(Reason::text_empty, "text");
  when(facilitator(), Merge{ActivityId{99}, {one, two}, "Less paper"});
  then_rejected(Reason::unknown_activity, "activity");
  given_merged(activity, {one, two});
  when(facilitator(), Merge{activity, {two, one}, "Again"});
  then_rejected(Reason::already_merged, "aims.0");
}

TEST_F(Aims, SharedAimsMergeOnAndComeApartAgain) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto bo = given_person("nhs");
  const auto activity = given_aims();
  const auto inner = given_merged(activity, {given_aim(ana, activity), given_aim(bo, activity)});
  given(facilitator(), CloseActivity{activity});
  const auto third = AimId{1};
  when(facilitator(), Merge{activity, {inner, third}, "Everything"});
  then_rejected(Reason::already_merged, "aims.1");
  given(facilitator(), OpenActivity{activity});
  const auto fresh = given_aim(bo, activity);
  given(facilitator(), CloseActivity{activity});
  const auto outer = given_merged(activity, {inner, fresh});
  when(facilitator(), Unmerge{inner});
  then_rejected(Reason::already_merged, "aim");
  when(facilitator(), Unmerge{outer});
  then_happened<Unmerged>();
  EXPECT_EQ(aim(activity, inner).merged_into, AimId{});
  EXPECT_EQ(aim(activity, fresh).merged_into, AimId{});
  EXPECT_FALSE(content<Content>(activity).aims.contains(outer));
  when(facilitator(), Unmerge{inner});
  then_accepted();
  EXPECT_FALSE(text_is_kept("Less paper"));
}

TEST_F(Aims, OnlyASharedAimComesApart) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto id = given_aim(ana, given_aims());
  when(facilitator(), Unmerge{id});
  then_rejected(Reason::not_shared, "aim");
  when(as(ana), Unmerge{id});
  then_rejected(Reason::not_allowed);
  when(facilitator(), Unmerge{AimId{9}});
  then_rejected(Reason::unknown_aim, "aim");
}

TEST_F(Aims, ANumberIsNeverGivenTwice) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto activity = given_aims();
  given(as(ana), Withdraw{given_aim(ana, activity)});
  EXPECT_EQ(given_aim(ana, activity), AimId{2});
}

TEST_F(Aims, HidingIsForFacilitatorsAndSaysWhoseItIs) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto activity = given_aims();
  const auto id = given_aim(ana, activity);
  when(as(ana), Hide{id, true});
  then_rejected(Reason::not_allowed);
  when(facilitator(), Hide{AimId{9}, true});
  then_rejected(Reason::unknown_record, "record");
  when(facilitator(), Hide{id, true});
  EXPECT_EQ(then_happened<Hidden>().person, ana);
  EXPECT_FALSE(visible(workshop, aim(activity, id)));
  EXPECT_TRUE(visible_to_desk(workshop, aim(activity, id)));
  when(facilitator(), Hide{id, true});
  then_nothing_changes();
  when(facilitator(), Hide{id, false});
  EXPECT_TRUE(visible(workshop, aim(activity, id)));
}

TEST_F(Aims, ClearingTakesAllAimsWithTheirTexts) {
  given_workshop();
  const auto ana = given_person("nhs", "Ana");
  const auto activity = given_aims();
  given_aim(ana, activity, "To be cleared");
  given(facilitator(), ClearWorkshop{false});
  EXPECT_THAT(content<Content>(activity).aims, IsEmpty());
  EXPECT_FALSE(text_is_kept("To be cleared"));
  EXPECT_TRUE(text_is_kept("Ana"));
  given(facilitator(), OpenActivity{activity});
  EXPECT_EQ(given_aim(ana, activity), AimId{2});
}

TEST_F(Aims, NobodyContributesAfterTheEnd) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto activity = given_aims();
  const auto id = given_aim(ana, activity);
  given(facilitator(), EndWorkshop{true});
  when(as(ana), Post{activity, "Late"});
  then_rejected(Reason::workshop_ended);
  when(as(ana), Withdraw{id});
  then_rejected(Reason::workshop_ended);
}

TEST_F(Aims, ThePlanTakesNothingOfOtherKinds) {
  given_workshop();
  when(facilitator(), AddActivity{{.kind = "aims", .title = "Aims", .numbers = {{"dots", 3}}}, {}});
  then_rejected(Reason::bad_plan, "activity.dots");
}

}  // namespace
}  // namespace cg::domain::aims
