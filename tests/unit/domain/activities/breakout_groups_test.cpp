// What people and facilitators may do in the groups, and whose group counts.
#include "domain/limits.hpp"
#include "unit/domain/activities/breakout_world.hpp"

namespace cg::test {
namespace {

TEST_F(Breakout, FacilitatorsMovePeople) {
  const auto people = given_people("nhs", 4);
  const ActivityId id = given_open({.kind = "breakout"});
  given_split(id, 2);
  const GroupId from = *group_of(id, people[0]);
  const GroupId to = other_group(id, people[0]);
  when(facilitator(), breakout::Move{people[0], to});
  EXPECT_EQ(then_happened<breakout::PersonMoved>().from, from);
  EXPECT_EQ(group_of(id, people[0]), to);
  EXPECT_EQ(people_changed(workshop, then_happened<breakout::PersonMoved>()).size(), 4U);
  when(facilitator(), breakout::Move{people[0], to});
  then_nothing_changes();
  when(as(people[0]), breakout::Move{people[0], from});
  then_rejected(Reason::not_allowed);
  when(facilitator(), breakout::Move{people[0], GroupId{99}});
  then_rejected(Reason::unknown_group, "group");
  when(facilitator(), breakout::Move{PersonId{99}, from});
  then_rejected(Reason::unknown_person, "person");
  given(facilitator(), Leave{people[1]});
  when(facilitator(), breakout::Move{people[1], other_group(id, people[1])});
  then_rejected(Reason::unknown_person, "person");
  given(facilitator(), RemovePerson{people[2]});
  when(facilitator(), breakout::Move{people[2], other_group(id, people[2])});
  then_rejected(Reason::unknown_person, "person");
}

TEST_F(Breakout, WhoJoinedAfterTheEndCanBeMovedIntoAGroup) {
  given_people("nhs", 2);
  const ActivityId id = given_open({.kind = "breakout"});
  given_split(id, 2);
  given(facilitator(), CloseActivity{id});
  const PersonId late = given_person("nhs");
  when(facilitator(), breakout::Move{late, groups(id)[1].id});
  EXPECT_FALSE(then_happened<breakout::PersonMoved>().from);
  EXPECT_EQ(group_of(id, late), groups(id)[1].id);
}

TEST_F(Breakout, FacilitatorsNameGroupsTablesAndTasks) {
  const PersonId ana = given_person("nhs");
  const ActivityId id = given_draft({.kind = "breakout"});
  given_split(id, 1);
  const GroupId group = groups(id)[0].id;
  given(facilitator(), breakout::EditGroup{group, {}, "By the window", "List what hinders"});
  EXPECT_EQ(workshop.text(groups(id)[0].name), "Group 1");
  EXPECT_EQ(workshop.text(groups(id)[0].table), "By the window");
  when(facilitator(), breakout::EditGroup{group, "Group 1", {}, "List what hinders"});
  then_nothing_changes();
  given(facilitator(), breakout::EditGroup{group, "The doers", "", {}});
  EXPECT_EQ(workshop.text(groups(id)[0].name), "The doers");
  EXPECT_FALSE(groups(id)[0].table);
  EXPECT_FALSE(text_is_kept("By the window"));
  when(facilitator(), breakout::EditGroup{group, " ", {}, {}});
  then_rejected(Reason::text_empty, "name");
  when(facilitator(), breakout::EditGroup{group, std::string(121, 'x'), {}, {}});
  then_rejected(Reason::text_too_long, "name");
  when(facilitator(), breakout::EditGroup{group, {}, std::string(121, 'x'), {}});
  then_rejected(Reason::text_too_long, "table");
  when(facilitator(), breakout::EditGroup{group, {}, {}, std::string(301, 'x')});
  then_rejected(Reason::text_too_long, "task");
  when(facilitator(), breakout::EditGroup{GroupId{99}, {}, {}, {}});
  then_rejected(Reason::unknown_group, "group");
  when(as(ana), breakout::EditGroup{group, "Mine", {}, {}});
  then_rejected(Reason::not_allowed);
}

TEST_F(Breakout, AGroupReportsWhileItIsOpenAndFacilitatorsAtAnyTime) {
  const auto people = given_people("nhs", 2);
  const ActivityId id = given_draft({.kind = "breakout"});
  given_split(id, 2);
  const GroupId own = *group_of(id, people[0]);
  when(as(people[0]), breakout::WriteReport{own, "We agreed"});
  then_rejected(Reason::activity_not_open, "activity");
  given(facilitator(), OpenActivity{id});
  when(as(people[0]), breakout::WriteReport{other_group(id, people[0]), "We agreed"});
  then_rejected(Reason::not_in_group, "group");
  when(as(people[0]), breakout::WriteReport{GroupId{99}, "We agreed"});
  then_rejected(Reason::unknown_group, "group");
  when(as(people[0]), breakout::WriteReport{own, " "});
  then_rejected(Reason::text_empty, "text");
  when(as(people[0]), breakout::WriteReport{own, std::string(501, 'x')});
  then_rejected(Reason::text_too_long, "text");
  when(as(people[0]), breakout::WriteReport{own, "We agreed"});
  then_happened<breakout::ReportWritten>();
  const TextId report = breakout::find_group(content<breakout::Content>(id), own)->report.text;
  EXPECT_EQ(workshop.texts.at(report).owner, people[0]);
  when(as(people[0]), breakout::WriteReport{own, " We agreed"});
  then_nothing_changes();
  given(facilitator(), CloseActivity{id});
  when(as(people[0]), breakout::WriteReport{own, "More"});
  then_rejected(Reason::activity_closed, "activity");
  given(facilitator(), breakout::WriteReport{own, "They agreed"});
  const TextId now = breakout::find_group(content<breakout::Content>(id), own)->report.text;
  EXPECT_EQ(workshop.texts.at(now).owner, PersonId{});
  EXPECT_FALSE(text_is_kept("We agreed"));
}

TEST_F(Breakout, AReportIsHiddenAndStaysSoWhenItIsReplaced) {
  const PersonId ana = given_person("nhs");
  const ActivityId id = given_open({.kind = "breakout"});
  given_split(id, 1);
  const GroupId group = groups(id)[0].id;
  when(facilitator(), breakout::HideReport{group, true});
  then_rejected(Reason::unknown_record, "record");
  when(facilitator(), breakout::HideReport{GroupId{99}, true});
  then_rejected(Reason::unknown_record, "record");
  given(as(ana), breakout::WriteReport{group, "Rubbish"});
  when(as(ana), breakout::HideReport{group, true});
  then_rejected(Reason::not_allowed);
  given(facilitator(), breakout::HideReport{group, true});
  when(facilitator(), breakout::HideReport{group, true});
  then_nothing_changes();
  given(as(ana), breakout::WriteReport{group, "Rubbish again"});
  EXPECT_TRUE(groups(id)[0].report.hidden);
  given(facilitator(), breakout::HideReport{group, false});
  EXPECT_FALSE(groups(id)[0].report.hidden);
}

TEST_F(Breakout, AGroupCallsForHelp) {
  const auto people = given_people("nhs", 2);
  const ActivityId id = given_open({.kind = "breakout"});
  given_split(id, 2);
  const GroupId own = *group_of(id, people[0]);
  when(as(people[1]), breakout::AskHelp{own, true});
  then_rejected(Reason::not_in_group, "group");
  when(as(people[0]), breakout::AskHelp{GroupId{99}, true});
  then_rejected(Reason::unknown_group, "group");
  given(as(people[0]), breakout::AskHelp{own, true});
  EXPECT_TRUE(breakout::find_group(content<breakout::Content>(id), own)->help);
  when(as(people[0]), breakout::AskHelp{own, true});
  then_nothing_changes();
  given(facilitator(), CloseActivity{id});
  when(as(people[0]), breakout::AskHelp{own, false});
  then_rejected(Reason::activity_closed, "activity");
}

TEST_F(Breakout, FacilitatorsSayThatHelpIsGiven) {
  const auto people = given_people("nhs", 2);
  const ActivityId id = given_open({.kind = "breakout"});
  given_split(id, 2);
  const GroupId own = *group_of(id, people[0]);
  given(as(people[0]), breakout::AskHelp{own, true});
  given(facilitator(), breakout::AskHelp{own, false});
  EXPECT_FALSE(breakout::find_group(content<breakout::Content>(id), own)->help);
}

TEST_F(Breakout, ACallForHelpEndsWhenTheActivityCloses) {
  const auto people = given_people("nhs", 4);
  const ActivityId id = given_open({.kind = "breakout"});
  given_split(id, 2);
  const GroupId own = *group_of(id, people[0]);
  for (const Command& closing : {Command{CloseActivity{id}}, Command{RevealResults{id}}}) {
    given(as(people[0]), breakout::AskHelp{own, true});
    when(facilitator(), closing);
    const auto over = then_happened<breakout::HelpAsked>();
    EXPECT_EQ(over.group, own);
    EXPECT_FALSE(over.on);
    // The members' own copies of their group follow.
    EXPECT_EQ(people_changed(workshop, over).size(), 2U);
    given(facilitator(), OpenActivity{id});
    for (const Group& group : groups(id)) EXPECT_FALSE(group.help);
  }
  when(facilitator(), CloseActivity{id});
  then_happened<ActivityClosed>();
  EXPECT_EQ(decision().events.size(), 1U) << "nobody had called";
}

TEST_F(Breakout, IdeasBelongToTheGroupAndHaveNeitherColumnsNorDots) {
  const PersonId ana = given_person("nhs");
  const ActivityId id = given_open({.kind = "breakout"});
  when(as(ana), ideas::Post{id, std::nullopt, "An idea", Attribution::none});
  then_rejected(Reason::not_in_group, "activity");
  given_split(id, 1);
  when(as(ana), ideas::Post{id, "barriers", "An idea", Attribution::none});
  then_rejected(Reason::unknown_column, "column");
  given(as(ana), ideas::Post{id, std::nullopt, "An idea", Attribution::none});
  const IdeaId idea = created<IdeaId>();
  EXPECT_EQ(find_idea(content<breakout::Content>(id).ideas, idea)->group, groups(id)[0].id);
  when(as(ana), ideas::Vote{idea, 1});
  then_rejected(Reason::wrong_kind, "idea");
  when(facilitator(), ideas::Move{idea, "barriers"});
  then_rejected(Reason::wrong_kind, "idea");
  EXPECT_FALSE(ideas::dots_left(workshop, activity(id), ana).has_value());
}

TEST_F(Breakout, IdeasAreSharedWithTheRoomWhenRevealed) {
  const ActivityId id = given_open({.kind = "breakout"});
  EXPECT_FALSE(breakout::ideas_are_shared(activity(id)));
  given(facilitator(), RevealResults{id});
  EXPECT_TRUE(breakout::ideas_are_shared(activity(id)));
  given(facilitator(), HideResults{id});
  EXPECT_FALSE(breakout::ideas_are_shared(activity(id)));
}

TEST_F(Breakout, TheCurrentGroupIsThatOfTheCurrentActivityElseTheLatest) {
  const PersonId ana = given_person("nhs");
  EXPECT_FALSE(current_group(workshop, ana).has_value());
  const ActivityId first = given_draft({.kind = "breakout"});
  const ActivityId second = given_draft({.kind = "breakout"});
  given_split(second, 1);
  given_split(first, 1);
  EXPECT_EQ(current_group(workshop, ana), group_of(first, ana));
  given(facilitator(), GoTo{second});
  EXPECT_EQ(current_group(workshop, ana), group_of(second, ana));
  EXPECT_EQ(people_changed(workshop, then_happened<CurrentChanged>()).size(), 1U);
  EXPECT_EQ(activity_of_group(workshop, *group_of(second, ana)), second);
  EXPECT_FALSE(activity_of_group(workshop, GroupId{99}).has_value());
  given(facilitator(), RemovePerson{ana});
  EXPECT_FALSE(current_group(workshop, ana).has_value());
}

TEST_F(Breakout, ARemovedPersonIsNotNamedInTheirGroup) {
  const auto people = given_people("nhs", 2);
  const ActivityId id = given_open({.kind = "breakout"});
  given_split(id, 1);
  given(facilitator(), RemovePerson{people[0]});
  given(facilitator(), Leave{people[1]});
  const auto shown = breakout::people_shown(workshop, groups(id)[0]);
  ASSERT_EQ(shown.size(), 1U);
  EXPECT_EQ(shown[0]->id, people[1]);
}

TEST_F(Breakout, APlanSaysHowManyGroupsOrHowBig) {
  const auto settings_of = [&](Plan plan) {
    return std::get<breakout::Settings>(activity(given_draft(std::move(plan))).settings);
  };
  EXPECT_EQ(settings_of({.kind = "breakout"}), (breakout::Settings{0, limits::group_size_default}));
  Plan plan{.kind = "breakout", .title = "Groups"};
  plan.numbers["groups"] = 4;
  EXPECT_EQ(settings_of(plan), (breakout::Settings{4, 0}));
  plan.numbers["size"] = 5;
  when(facilitator(), AddActivity{plan, std::nullopt});
  then_rejected(Reason::bad_plan, "activity.size");
  for (const auto& [name, number] :
       {std::pair("groups", 0), std::pair("groups", 201), std::pair("size", 0),
        std::pair("size", 20'001), std::pair("dots", 3)}) {
    Plan bad{.kind = "breakout", .title = "Groups"};
    bad.numbers[name] = number;
    when(facilitator(), AddActivity{bad, std::nullopt});
    then_rejected(Reason::bad_plan, "activity." + std::string(name));
  }
}

TEST_F(Breakout, ADraftWithGroupsCanBeTakenOffTheAgendaWithItsTexts) {
  const PersonId ana = given_person("nhs");
  const std::size_t texts_before = workshop.texts.size();
  const ActivityId id = given_draft({.kind = "breakout"});
  given_split(id, 2);
  given(facilitator(), breakout::EditGroup{groups(id)[0].id, "Front", "Table 4", "Say why"});
  when(facilitator(), RemoveActivity{id});
  EXPECT_EQ(people_changed(workshop, then_happened<ActivityRemoved>()), std::vector<PersonId>{ana});
  EXPECT_EQ(workshop.texts.size(), texts_before);
  EXPECT_FALSE(current_group(workshop, ana).has_value());
}

TEST_F(Breakout, AClearedWorkshopHasNoGroups) {
  const PersonId ana = given_person("nhs");
  const ActivityId id = given_open({.kind = "breakout"});
  given_split(id, 1);
  const GroupId before = groups(id)[0].id;
  given(as(ana), breakout::WriteReport{before, "A rehearsal"});
  given(facilitator(), ClearWorkshop{});
  EXPECT_EQ(content<breakout::Content>(id), breakout::Content{});
  EXPECT_FALSE(text_is_kept("A rehearsal"));
  given_split(id, 1);
  EXPECT_GT(groups(id)[0].id, before);
}

}  // namespace
}  // namespace cg::test
