// Dots on a board's ideas, what facilitators do with ideas, and a board's settings.
#include "domain/limits.hpp"
#include "unit/domain/activities/board_world.hpp"

namespace cg::test {
namespace {

TEST_F(Board, DotsAreGivenWithinABudgetAlsoToOnesOwn) {
  const ActivityId board = given_open(plan(3));
  const PersonId ana = given_person("nhs");
  const PersonId ben = given_person("patients");
  const IdeaId one = given_idea(ana, board);
  const IdeaId two = given_idea(ben, board);
  given(as(ana), ideas::Vote{one, 2});
  EXPECT_EQ(left(board, ana), 1);
  when(as(ana), ideas::Vote{two, 2});
  then_rejected(Reason::dots_over_budget, "dots");
  given(as(ana), ideas::Vote{two, 1});
  when(as(ana), ideas::Vote{one, 3});
  then_rejected(Reason::dots_over_budget, "dots");
  when(as(ana), ideas::Vote{one, -1});
  then_rejected(Reason::dots_over_budget, "dots");
  when(as(ana), ideas::Vote{one, 2});
  then_nothing_changes();
  given(as(ana), ideas::Vote{one, 0});
  EXPECT_EQ(left(board, ana), 2);
  EXPECT_EQ(left(board, ben), 3);
  EXPECT_EQ(idea(board, one).dots, (std::vector<unsigned>{0, 0, 0}));
  EXPECT_EQ(idea(board, two).dots, (std::vector<unsigned>{0, 1, 0}));
}

TEST_F(Board, DotsAreGivenOnlyWhileItIsOpenAndByParticipants) {
  const ActivityId board = given_open(plan());
  const PersonId ana = given_person("nhs");
  const IdeaId id = given_idea(ana, board);
  when(facilitator(), ideas::Vote{id, 1});
  then_rejected(Reason::not_allowed);
  when(as(ana), ideas::Vote{IdeaId{99}, 1});
  then_rejected(Reason::unknown_idea, "idea");
  given(facilitator(), CloseActivity{board});
  when(as(ana), ideas::Vote{id, 1});
  then_rejected(Reason::activity_closed, "activity");
}

TEST_F(Board, WithABudgetOfNothingThereAreNoDots) {
  const ActivityId board = given_open(plan(0));
  const PersonId ana = given_person("nhs");
  const IdeaId id = given_idea(ana, board);
  when(as(ana), ideas::Vote{id, 1});
  then_rejected(Reason::dots_over_budget, "dots");
}

TEST_F(Board, DotsOnAWithdrawnIdeaGoBackToTheirGivers) {
  const ActivityId board = given_open(plan());
  const PersonId ana = given_person("nhs");
  const PersonId ben = given_person("patients");
  const IdeaId id = given_idea(ana, board);
  given(as(ben), ideas::Vote{id, 3});
  given(as(ana), ideas::Withdraw{id});
  EXPECT_EQ(people_changed(workshop, then_happened<ideas::Withdrawn>()),
            std::vector<PersonId>{ben});
  EXPECT_EQ(left(board, ben), 3);
  EXPECT_TRUE(ideas_in(board).own.empty());
}

TEST_F(Board, DotsOnAHiddenIdeaMayBeGivenElsewhere) {
  const ActivityId board = given_open(plan());
  const PersonId ana = given_person("nhs");
  const IdeaId hidden = given_idea(ana, board);
  const IdeaId other = given_idea(ana, board);
  given(as(ana), ideas::Vote{hidden, 2});
  given(facilitator(), ideas::Hide{hidden, true});
  EXPECT_EQ(people_changed(workshop, then_happened<ideas::Hidden>()), std::vector<PersonId>{ana});
  EXPECT_EQ(left(board, ana), 3);
  when(as(ana), ideas::Vote{hidden, 3});
  then_rejected(Reason::unknown_idea, "idea");
  given(as(ana), ideas::Vote{hidden, 1});
  given(as(ana), ideas::Vote{other, 3});
  // What comes back is counted again; nobody loses a dot over it.
  given(facilitator(), ideas::Hide{hidden, false});
  EXPECT_EQ(left(board, ana), 0);
  EXPECT_EQ(idea(board, hidden).dots[1], 1U);
  when(as(ana), ideas::Vote{hidden, 2});
  then_rejected(Reason::dots_over_budget, "dots");
  given(as(ana), ideas::Vote{other, 2});
}

TEST_F(Board, PR7_DotsSpeakForTheSectorThatOneHadAtTheFirst) {
  const ActivityId board = given_open(plan());
  const PersonId ana = given_person("nhs");
  const IdeaId one = given_idea(ana, board);
  const IdeaId two = given_idea(ana, board);
  given(as(ana), ideas::Vote{one, 1});
  given(as(ana), EditPerson{.sector = "patients"});
  given(as(ana), ideas::Vote{two, 1});
  EXPECT_EQ(idea(board, two).dots, (std::vector<unsigned>{0, 1, 0}));
  given(facilitator(), RemovePerson{ana});
  EXPECT_EQ(idea(board, one).dots, (std::vector<unsigned>{0, 1, 0}));
}

TEST_F(Board, PR3_DotsOfSmallSectorsAreWithheld) {
  const ActivityId board = given_open(plan());
  const auto nhs = given_people("nhs", 6);
  given_people("industry", 5);
  const auto patients = given_people("patients", 2);
  const IdeaId id = given_idea(nhs[0], board);
  given(as(nhs[1]), ideas::Vote{id, 2});
  given(as(patients[0]), ideas::Vote{id, 1});
  const auto& all = ideas_in(board);
  const auto shown = ideas::shown_dots(idea(board, id), asked(workshop, all.voices));
  ASSERT_EQ(shown.size(), 3U);
  EXPECT_TRUE(shown[0].withheld);   // patients: two
  EXPECT_FALSE(shown[1].withheld);  // nhs
  EXPECT_TRUE(shown[2].withheld);   // industry: else the patients could be told from the total
  EXPECT_EQ(analysis::given_where_shown(shown), 2U);
}

TEST_F(Board, FacilitatorsMoveIdeasBetweenColumns) {
  const ActivityId board = given_open(plan());
  const PersonId ana = given_person("nhs");
  const IdeaId id = given_idea(ana, board);
  when(facilitator(), ideas::Move{id, "solutions"});
  EXPECT_EQ(then_happened<ideas::Moved>().person, ana);
  EXPECT_EQ(idea(board, id).column, "solutions");
  when(facilitator(), ideas::Move{id, "solutions"});
  then_nothing_changes();
  when(facilitator(), ideas::Move{id, "hopes"});
  then_rejected(Reason::unknown_column, "column");
  when(facilitator(), ideas::Move{IdeaId{99}, "solutions"});
  then_rejected(Reason::unknown_idea, "idea");
  when(as(ana), ideas::Move{id, "barriers"});
  then_rejected(Reason::not_allowed);
}

TEST_F(Board, FacilitatorsHideAndRestoreIdeas) {
  const ActivityId board = given_open(plan());
  const PersonId ana = given_person("nhs");
  const IdeaId id = given_idea(ana, board);
  when(as(ana), ideas::Hide{id, true});
  then_rejected(Reason::not_allowed);
  when(facilitator(), ideas::Hide{IdeaId{99}, true});
  then_rejected(Reason::unknown_record, "record");
  given(facilitator(), ideas::Hide{id, true});
  EXPECT_FALSE(ideas::visible_to_all(workshop, idea(board, id)));
  EXPECT_TRUE(ideas::visible_to_desk(workshop, idea(board, id)));
  when(facilitator(), ideas::Hide{id, true});
  then_nothing_changes();
  // An edit does not bring it back.
  given(as(ana), ideas::Edit{id, "Something else", std::nullopt});
  EXPECT_TRUE(idea(board, id).hidden);
  given(facilitator(), ideas::Hide{id, false});
  EXPECT_TRUE(ideas::visible_to_all(workshop, idea(board, id)));
}

TEST_F(Board, APlanNeedsColumnsAndABudgetWithinBounds) {
  when(facilitator(), AddActivity{{.kind = "board", .title = "Board"}, std::nullopt});
  then_rejected(Reason::bad_plan, "activity.columns");
  for (const int dots : {-1, limits::dots_max + 1}) {
    Plan bad = plan(dots);
    bad.title = "Board";
    when(facilitator(), AddActivity{bad, std::nullopt});
    then_rejected(Reason::bad_plan, "activity.dots");
  }
  Plan doubled = plan();
  doubled.title = "Board";
  doubled.choices["columns"] = choices({"barriers", "barriers"});
  when(facilitator(), AddActivity{doubled, std::nullopt});
  then_rejected(Reason::duplicate_slug, "activity.columns.1.id");
  Plan strange = plan();
  strange.title = "Board";
  strange.numbers["words"] = 3;
  when(facilitator(), AddActivity{strange, std::nullopt});
  then_rejected(Reason::bad_plan, "activity.words");
  Plan by_default{.kind = "board"};
  by_default.choices["columns"] = choices({"barriers"});
  EXPECT_EQ(std::get<board::Settings>(activity(given_draft(by_default)).settings).dots,
            limits::dots_default);
}

TEST_F(Board, OnceThereAreIdeasOnlyLabelsOfColumnsChange) {
  const ActivityId board = given_open(plan());
  Plan other;
  other.choices["columns"] = choices({"hopes"});
  given(facilitator(), EditActivity{board, other});
  given(facilitator(), EditActivity{board, plan()});
  given_idea(given_person("nhs"), board);
  when(facilitator(), EditActivity{board, other});
  then_rejected(Reason::activity_in_use, "activity");
  Plan dots;
  dots.numbers["dots"] = 5;
  when(facilitator(), EditActivity{board, dots});
  then_rejected(Reason::activity_in_use, "activity");
  Plan labels;
  labels.choices["columns"] = {{"barriers", "What hinders"}, {"solutions", "What helps"}};
  given(facilitator(), EditActivity{board, labels});
  const auto& settings = std::get<board::Settings>(activity(board).settings);
  EXPECT_EQ(workshop.text(settings.columns[0].label), "What hinders");
  EXPECT_EQ(settings.dots, 3);
}

TEST_F(Board, AClearedWorkshopHasNoIdeasAndNumbersGoOn) {
  const ActivityId board = given_open(plan());
  const PersonId ana = given_person("nhs");
  const IdeaId before = given_idea(ana, board, "A rehearsal");
  given(as(ana), ideas::Vote{before, 1});
  given(facilitator(), ClearWorkshop{});
  EXPECT_EQ(ideas_in(board), ideas::Ideas{});
  EXPECT_FALSE(text_is_kept("A rehearsal"));
  given(facilitator(), OpenActivity{board});
  EXPECT_GT(given_idea(ana, board), before);
}

}  // namespace
}  // namespace cg::test
