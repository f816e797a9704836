// Ideas on a board: posting, what they show of their author, editing and withdrawing.
#include "domain/limits.hpp"
#include "unit/domain/activities/board_world.hpp"

namespace cg::test {
namespace {

TEST_F(Board, AnIdeaIsPostedInAColumn) {
  const PersonId ana = given_person("nhs");
  const ActivityId board = given_open(plan());
  when(as(ana), ideas::Post{board, "solutions", " Meet  monthly ", Attribution::none});
  then_happened<ideas::Posted>();
  const auto& posted = idea(board, created<IdeaId>());
  EXPECT_EQ(workshop.text(posted.text), "Meet monthly");
  EXPECT_EQ(posted.column, "solutions");
  EXPECT_EQ(posted.author, ana);
}

TEST_F(Board, PostingIsForParticipantsAndOnlyWhileItIsOpen) {
  const PersonId ana = given_person("nhs");
  const ActivityId board = given_draft(plan());
  const ideas::Post post{board, "barriers", "Text", Attribution::none};
  when(as(ana), post);
  then_rejected(Reason::activity_not_open, "activity");
  given(facilitator(), OpenActivity{board});
  when(facilitator(), post);
  then_rejected(Reason::not_allowed);
  given(facilitator(), CloseActivity{board});
  when(as(ana), post);
  then_rejected(Reason::activity_closed, "activity");
  given(facilitator(), OpenActivity{board});
  given(facilitator(), EndWorkshop{});
  when(as(ana), post);
  then_rejected(Reason::workshop_ended);
  given(facilitator(), EndWorkshop{false});
  given(facilitator(), RemovePerson{ana});
  when(as(ana), post);
  then_rejected(Reason::removed);
}

TEST_F(Board, PostingNamesWhatIsNotKnown) {
  const PersonId ana = given_person("nhs");
  const ActivityId board = given_open(plan());
  const ActivityId introductions = given_open({.kind = "introductions"});
  when(as(ana), ideas::Post{ActivityId{99}, "barriers", "Text", Attribution::none});
  then_rejected(Reason::unknown_activity, "activity");
  when(as(ana), ideas::Post{introductions, "barriers", "Text", Attribution::none});
  then_rejected(Reason::wrong_kind, "activity");
  when(as(ana), ideas::Post{board, "hopes", "Text", Attribution::none});
  then_rejected(Reason::unknown_column, "column");
  when(as(ana), ideas::Post{board, std::nullopt, "Text", Attribution::none});
  then_rejected(Reason::unknown_column, "column");
}

TEST_F(Board, ATextIsNeitherEmptyNorTooLong) {
  const PersonId ana = given_person("nhs");
  const ActivityId board = given_open(plan());
  when(as(ana), ideas::Post{board, "barriers", " \n\t ", Attribution::none});
  then_rejected(Reason::text_empty, "text");
  when(as(ana), ideas::Post{board, "barriers", std::string(281, 'x'), Attribution::none});
  then_rejected(Reason::text_too_long, "text");
  when(as(ana), ideas::Post{board, "barriers", std::string(280, 'x'), Attribution::none});
  then_accepted();
}

TEST_F(Board, AnybodyHasThirtyIdeasAtMost) {
  const PersonId ana = given_person("nhs");
  const ActivityId board = given_open(plan());
  for (std::size_t i = 0; i < limits::ideas_per_person_max; ++i) given_idea(ana, board);
  when(as(ana), ideas::Post{board, "barriers", "One more", Attribution::none});
  then_rejected(Reason::too_many, "activity");
  given(as(ana), ideas::Withdraw{IdeaId{1}});
  when(as(ana), ideas::Post{board, "barriers", "One more", Attribution::none});
  then_accepted();
}

TEST_F(Board, AllOwnTextsTogetherAreBoundedButAnEditThatShortensIsFine) {
  const PersonId ana = given_person("nhs");
  const ActivityId board = given_open(plan());
  const std::string wide(280 * 4, 'x');
  std::string longest;
  for (int i = 0; i < 280; ++i) longest += "\xF0\x9F\x99\x82";  // one code point of four bytes
  ASSERT_EQ(longest.size(), wide.size());
  for (int i = 0; i < 14; ++i) given_idea(ana, board, longest);
  when(as(ana), ideas::Post{board, "barriers", longest, Attribution::none});
  then_rejected(Reason::too_many, "text");
  when(as(ana), ideas::Edit{IdeaId{1}, "Short", std::nullopt});
  then_accepted();
}

TEST_F(Board, PR1_AnIdeaShowsWhatItsAuthorChose) {
  const ActivityId board = given_open(plan());
  const PersonId ana = given_member("nhs", "Ana", "Leeds Teaching Hospitals");
  const auto shown = [&](IdeaId id) { return ideas::shown_author(workshop, idea(board, id)); };
  EXPECT_EQ(shown(given_idea(ana, board, "A", Attribution::name)), "Ana");
  EXPECT_EQ(shown(given_idea(ana, board, "B", Attribution::organisation)),
            "Leeds Teaching Hospitals");
  EXPECT_EQ(shown(given_idea(ana, board, "C", Attribution::none)), "");
}

TEST_F(Board, WithoutAnOrganisationNoneCanBeShown) {
  const PersonId ana = given_person("nhs");
  const ActivityId board = given_open(plan());
  when(as(ana), ideas::Post{board, "barriers", "Text", Attribution::organisation});
  then_rejected(Reason::text_empty, "attribution");
  const IdeaId id = given_idea(ana, board);
  when(as(ana), ideas::Edit{id, "Text", Attribution::organisation});
  then_rejected(Reason::text_empty, "attribution");
}

TEST_F(Board, PR1_ACorrectionOfThePersonChangesNoIdeaThatHidesTheirName) {
  const ActivityId board = given_open(plan());
  const PersonId ana = given_member("nhs", "Ana", "Leeds");
  const IdeaId named = given_idea(ana, board, "A", Attribution::name);
  const IdeaId from_organisation = given_idea(ana, board, "B", Attribution::organisation);
  given(as(ana), EditPerson{.name = "Anna", .organisation = "York"});
  EXPECT_EQ(ideas::shown_author(workshop, idea(board, named)), "Anna");
  EXPECT_EQ(ideas::shown_author(workshop, idea(board, from_organisation)), "Leeds");
  given(as(ana), ideas::Edit{from_organisation, "B again", std::nullopt});
  EXPECT_EQ(ideas::shown_author(workshop, idea(board, from_organisation)), "Leeds");
}

TEST_F(Board, PR8_RemovingTheAuthorTakesNamedIdeasAwayAndNoOthers) {
  const ActivityId board = given_open(plan());
  const PersonId ana = given_member("nhs", "Ana", "Leeds");
  const IdeaId named = given_idea(ana, board, "A", Attribution::name);
  const IdeaId from_organisation = given_idea(ana, board, "B", Attribution::organisation);
  const IdeaId unnamed = given_idea(ana, board, "C", Attribution::none);
  given(facilitator(), RemovePerson{ana});
  EXPECT_FALSE(ideas::visible_to_all(workshop, idea(board, named)));
  EXPECT_FALSE(ideas::visible_to_desk(workshop, idea(board, named)));
  EXPECT_TRUE(ideas::visible_to_all(workshop, idea(board, from_organisation)));
  EXPECT_TRUE(ideas::visible_to_all(workshop, idea(board, unnamed)));
  given(facilitator(), RestorePerson{ana});
  EXPECT_TRUE(ideas::visible_to_all(workshop, idea(board, named)));
}

TEST_F(Board, AnEditReplacesTheTextAndTheOldOneIsGone) {
  const ActivityId board = given_open(plan());
  const PersonId ana = given_member("nhs", "Ana", "Leeds");
  const IdeaId id = given_idea(ana, board, "First", Attribution::organisation);
  given(as(ana), ideas::Edit{id, "Second", Attribution::none});
  EXPECT_EQ(workshop.text(idea(board, id).text), "Second");
  EXPECT_EQ(ideas::shown_author(workshop, idea(board, id)), "");
  EXPECT_FALSE(text_is_kept("First"));
  EXPECT_EQ(workshop.texts.count(idea(board, id).organisation), 0U);
  given(as(ana), ideas::Edit{id, "Second", Attribution::name});
  EXPECT_EQ(ideas::shown_author(workshop, idea(board, id)), "Ana");
}

TEST_F(Board, CM6_AnEditThatChangesNothingIsAccepted) {
  const ActivityId board = given_open(plan());
  const PersonId ana = given_person("nhs");
  const IdeaId id = given_idea(ana, board, "Text");
  when(as(ana), ideas::Edit{id, " Text ", Attribution::none});
  then_nothing_changes();
}

TEST_F(Board, OnlyTheAuthorEditsAndWithdraws) {
  const ActivityId board = given_open(plan());
  const PersonId ana = given_person("nhs");
  const PersonId ben = given_person("patients");
  const IdeaId id = given_idea(ana, board);
  when(as(ben), ideas::Edit{id, "Text", std::nullopt});
  then_rejected(Reason::not_yours, "idea");
  when(as(ben), ideas::Withdraw{id});
  then_rejected(Reason::not_yours, "idea");
  when(facilitator(), ideas::Edit{id, "Text", std::nullopt});
  then_rejected(Reason::not_allowed);
  when(as(ana), ideas::Edit{IdeaId{99}, "Text", std::nullopt});
  then_rejected(Reason::unknown_idea, "idea");
  when(as(ana), ideas::Withdraw{IdeaId{99}});
  then_rejected(Reason::unknown_idea, "idea");
  when(as(ana), ideas::Edit{id, "", std::nullopt});
  then_rejected(Reason::text_empty, "text");
}

TEST_F(Board, WhatIsClosedIsNotEditedButMayBeWithdrawn) {
  const ActivityId board = given_open(plan());
  const PersonId ana = given_member("nhs", "Ana", "Leeds");
  const IdeaId id = given_idea(ana, board, "Regretted", Attribution::organisation);
  const std::size_t texts_before = workshop.texts.size();
  given(facilitator(), CloseActivity{board});
  when(as(ana), ideas::Edit{id, "Text", std::nullopt});
  then_rejected(Reason::activity_closed, "activity");
  when(as(ana), ideas::Withdraw{id});
  then_happened<ideas::Withdrawn>();
  EXPECT_TRUE(ideas_in(board).all.empty());
  EXPECT_FALSE(text_is_kept("Regretted"));
  EXPECT_EQ(workshop.texts.size(), texts_before - 2);
}

}  // namespace
}  // namespace cg::test
