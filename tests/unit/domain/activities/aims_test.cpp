#include "domain/activities/aims.hpp"

#include <gmock/gmock.h>

#include "domain/limits.hpp"
#include "support/domain_world.hpp"

namespace cg::domain::aims {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class Aims : public test::DomainWorld {
 protected:
  ActivityId given_aims() { return given_open({.kind = "aims"}); }

  AimId given_aim(PersonId author, ActivityId activity, std::string text = "Fewer forms",
                  Where where = Where::current()) {
    given(as(author), Post{activity, std::move(text)}, where);
    return created<AimId>();
  }
  AimId given_merged(ActivityId activity, std::vector<AimId> aims, Where where = Where::current()) {
    given(facilitator(), Merge{activity, std::move(aims), "Less paper"}, where);
    return created<AimId>();
  }

  const Aim& aim(ActivityId activity, AimId id) { return content<Content>(activity).aims.at(id); }
  Figures figures_of(ActivityId activity, AimId id) {
    const auto& held = content<Content>(activity);
    return figures(held.aims.at(id), asked(workshop, held.voices));
  }
  std::vector<AimId> order(ActivityId activity, Seen seen) {
    const auto& held = content<Content>(activity);
    std::vector<AimId> ids;
    for (const Ranked& one : ranked(workshop, held, asked(workshop, held.voices), seen)) {
      ids.push_back(one.id);
    }
    return ids;
  }
};

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

TEST_F(Aims, PR7_AVoiceKeepsTheSectorOfTheFirstEndorsement) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto bo = given_person("nhs");
  const auto activity = given_aims();
  const auto one = given_aim(ana, activity);
  const auto two = given_aim(ana, activity);
  given(as(bo), Endorse{one, true});
  given(facilitator(), EditPerson{.person = bo, .sector = "industry"});
  given(as(bo), Endorse{two, true});
  EXPECT_THAT(aim(activity, one).endorsed, ElementsAre(0, 1, 0));
  EXPECT_THAT(aim(activity, two).endorsed, ElementsAre(0, 1, 0));
  EXPECT_THAT(asked(workshop, content<Content>(activity).voices), ElementsAre(0, 2, 0));
  // In another activity the new sector counts.
  const auto later = given_aims();
  const auto three = given_aim(ana, later);
  given(as(bo), Endorse{three, true});
  EXPECT_THAT(aim(later, three).endorsed, ElementsAre(0, 0, 1));
}

TEST_F(Aims, PR7_TheEndorsementsOfARemovedPersonStayCounted) {
  given_workshop();
  const auto people = given_people("nhs", 4);
  given_people("industry", 3);
  const auto activity = given_aims();
  const auto id = given_aim(people[0], activity);
  given(as(people[1]), Endorse{id, true});
  const Figures before = figures_of(activity, id);
  given(facilitator(), RemovePerson{people[1]});
  EXPECT_EQ(figures_of(activity, id), before);
  // Somebody who never used their voice is no longer asked.
  given(facilitator(), RemovePerson{people[2]});
  EXPECT_EQ(figures_of(activity, id).sectors[1].asked, 3U);
}

TEST_F(Aims, PR8_TheAimsOfARemovedPersonAreNotShown) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto bo = given_person("nhs");
  const auto activity = given_aims();
  const auto id = given_aim(ana, activity);
  const auto other = given_aim(bo, activity);
  given(facilitator(), RemovePerson{ana});
  EXPECT_FALSE(visible(workshop, aim(activity, id)));
  EXPECT_FALSE(visible_to_desk(workshop, aim(activity, id)));
  when(as(bo), Endorse{id, true});
  then_rejected(Reason::unknown_aim, "aim");
  when(facilitator(), Merge{activity, {other, id}, "Both"});
  then_rejected(Reason::unknown_aim, "aims.1");
  when(as(ana), Post{activity, "Still here"});
  then_rejected(Reason::removed);
  given(facilitator(), RestorePerson{ana});
  EXPECT_TRUE(visible(workshop, aim(activity, id)));
}

TEST_F(Aims, PR4_FiguresAreThoseOfTheSectorsThatMayBeShown) {
  given_workshop();
  const auto nhs = given_people("nhs", 10);
  const auto industry = given_people("industry", 4);
  const auto patients = given_people("patients", 2);
  const auto activity = given_aims();
  const auto id = given_aim(nhs[9], activity);
  for (unsigned i = 0; i < 8; ++i) given(as(nhs[i]), Endorse{id, true});
  given(as(industry[0]), Endorse{id, true});
  given(as(patients[0]), Endorse{id, true});
  const Figures shown = figures_of(activity, id);
  EXPECT_TRUE(shown.sectors[0].withheld);  // patients: two people
  EXPECT_TRUE(shown.sectors[2].withheld);  // industry: beside them
  EXPECT_EQ(shown.sectors[1], (analysis::SectorSupport{8, 10}));
  EXPECT_EQ(shown.endorsed, 8U);
  EXPECT_EQ(shown.common_ground, analysis::Thousandths{750});
}

TEST_F(Aims, PR3_WithTwoPeopleNoFigureIsShown) {
  given_workshop();
  const auto ana = given_person("nhs");
  const auto bo = given_person("nhs");
  const auto activity = given_aims();
  const auto id = given_aim(ana, activity);
  given(as(bo), Endorse{id, true});
  EXPECT_EQ(figures_of(activity, id).endorsed, std::nullopt);
  EXPECT_EQ(figures_of(activity, id).common_ground, std::nullopt);
}

TEST_F(Aims, TheMostCommonGroundComesFirstThenTheMostEndorsedThenTheOlder) {
  given_workshop({"nhs", "industry"});
  const auto nhs = given_people("nhs", 8);
  const auto industry = given_people("industry", 4);
  const auto activity = given_aims();
  const auto nobodys = given_aim(nhs[7], activity);
  const auto nobodys_too = given_aim(nhs[7], activity);
  const auto one_sided = given_aim(nhs[7], activity);
  const auto common = given_aim(nhs[7], activity);
  const auto hidden = given_aim(nhs[7], activity);
  given(facilitator(), Hide{hidden, true});
  for (unsigned i = 0; i < 3; ++i) given(as(nhs[i]), Endorse{one_sided, true});
  given(as(nhs[0]), Endorse{common, true});
  given(as(industry[0]), Endorse{common, true});
  given(as(industry[1]), Endorse{common, true});
  EXPECT_THAT(order(activity, Seen::by_room), ElementsAre(common, one_sided, nobodys, nobodys_too));
  EXPECT_THAT(order(activity, Seen::by_desk),
              ElementsAre(common, one_sided, nobodys, nobodys_too, hidden));
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
