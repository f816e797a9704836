// Groups: how they are formed, who may do what in them, and whose group counts.
#include "domain/activities/breakout.hpp"

#include <set>

#include "domain/groups.hpp"
#include "domain/limits.hpp"
#include "support/domain_world.hpp"

namespace cg::test {
namespace {

using namespace domain;
using breakout::Group;
using ideas::Attribution;

class Breakout : public DomainWorld {
 protected:
  Breakout() { given_workshop(); }

  [[nodiscard]] const std::vector<Group>& groups(ActivityId id) const {
    return content<breakout::Content>(id).groups;
  }
  [[nodiscard]] std::optional<GroupId> group_of(ActivityId id, PersonId person) const {
    return breakout::group_of(content<breakout::Content>(id), person);
  }
  // The group that the person is not in, of two.
  [[nodiscard]] GroupId other_group(ActivityId id, PersonId person) const {
    return groups(id)[0].id == group_of(id, person) ? groups(id)[1].id : groups(id)[0].id;
  }
  void given_split(ActivityId id, int count) {
    given(facilitator(), breakout::Split{id, count, std::nullopt});
  }
  [[nodiscard]] std::set<std::set<std::uint32_t>> as_sets(ActivityId id) const {
    std::set<std::set<std::uint32_t>> sets;
    for (const Group& group : groups(id)) {
      std::set<std::uint32_t> people;
      for (const PersonId person : group.people) people.insert(person.value);
      sets.insert(people);
    }
    return sets;
  }
};

TEST_F(Breakout, SplitsThoseWhoAreInIntoGroupsOfOneSizeWithEverySectorSpread) {
  const auto nhs = given_people("nhs", 6);
  const auto patients = given_people("patients", 3);
  given(facilitator(), Leave{nhs[0]});
  given(facilitator(), RemovePerson{nhs[1]});
  const ActivityId id = given_draft({.kind = "breakout"});
  when(facilitator(), breakout::Split{id, 3, std::nullopt});
  then_happened<breakout::GroupsFormed>();
  ASSERT_EQ(groups(id).size(), 3U);
  for (const Group& group : groups(id)) {
    EXPECT_GE(group.people.size(), 2U);
    EXPECT_LE(group.people.size(), 3U);
    EXPECT_EQ(
        std::ranges::count_if(group.people,
                              [&](PersonId one) { return std::ranges::count(patients, one) == 1; }),
        1);
  }
  EXPECT_EQ(workshop.text(groups(id)[0].name), "Group 1");
  EXPECT_EQ(workshop.text(groups(id)[2].name), "Group 3");
  EXPECT_FALSE(group_of(id, nhs[0]).has_value());
  EXPECT_FALSE(group_of(id, nhs[1]).has_value());
}

TEST_F(Breakout, ASizeIsTheMostThatAGroupHas) {
  given_people("nhs", 11);
  const ActivityId id = given_open({.kind = "breakout"});
  given(facilitator(), breakout::Split{id, std::nullopt, 5});
  EXPECT_EQ(groups(id).size(), 3U);
  given(facilitator(), breakout::Split{id, std::nullopt, 100});
  EXPECT_EQ(groups(id).size(), 1U);
}

TEST_F(Breakout, GroupsCanBePreparedBeforeAnybodyIsThere) {
  const ActivityId id = given_draft({.kind = "breakout"});
  given_split(id, 2);
  const PersonId ana = given_person("nhs");
  EXPECT_EQ(group_of(id, ana), groups(id)[0].id);
  given(facilitator(), breakout::Split{id, std::nullopt, 5});
  EXPECT_EQ(groups(id).size(), 1U);
}

TEST_F(Breakout, ASplitSaysEitherHowManyGroupsOrHowBig) {
  given_people("nhs", 201);
  const ActivityId id = given_open({.kind = "breakout"});
  const ActivityId aims = given_open({.kind = "aims"});
  when(facilitator(), breakout::Split{id, std::nullopt, std::nullopt});
  then_rejected(Reason::bad_split, "groups");
  when(facilitator(), breakout::Split{id, 2, 5});
  then_rejected(Reason::bad_split, "size");
  for (const int groups : {0, -1, 201}) {
    when(facilitator(), breakout::Split{id, groups, std::nullopt});
    then_rejected(Reason::bad_split, "groups");
  }
  for (const int size : {0, -1, 1}) {  // groups of one would be more than 200
    when(facilitator(), breakout::Split{id, std::nullopt, size});
    then_rejected(Reason::bad_split, "size");
  }
  when(facilitator(), breakout::Split{aims, 2, std::nullopt});
  then_rejected(Reason::wrong_kind, "activity");
  when(facilitator(), breakout::Split{ActivityId{99}, 2, std::nullopt});
  then_rejected(Reason::unknown_activity, "activity");
  when(as(PersonId{1}), breakout::Split{id, 2, std::nullopt});
  then_rejected(Reason::not_allowed);
}

TEST_F(Breakout, ColleaguesAreKeptApartHoweverTheySpellTheirOrganisation) {
  for (const std::string organisation : {"Leeds Trust", "leeds  trust", "LEEDS TRUST"}) {
    given(newcomer(),
          Join{.name = "Ana", .organisation = organisation, .sector = "nhs", .consent = true});
  }
  given_people("nhs", 3);
  const ActivityId id = given_open({.kind = "breakout"});
  given_split(id, 3);
  EXPECT_NE(group_of(id, PersonId{1}), group_of(id, PersonId{2}));
  EXPECT_NE(group_of(id, PersonId{1}), group_of(id, PersonId{3}));
  EXPECT_NE(group_of(id, PersonId{2}), group_of(id, PersonId{3}));
}

TEST_F(Breakout, ASecondBreakoutMixesPeopleAnew) {
  given_people("nhs", 9);
  const ActivityId first = given_open({.kind = "breakout"});
  const ActivityId second = given_open({.kind = "breakout"});
  given_split(first, 3);
  given_split(second, 3);
  for (std::uint32_t a = 1; a <= 9; ++a) {
    for (std::uint32_t b = a + 1; b <= 9; ++b) {
      const bool before = group_of(first, PersonId{a}) == group_of(first, PersonId{b});
      const bool again = group_of(second, PersonId{a}) == group_of(second, PersonId{b});
      EXPECT_FALSE(before && again) << a << " and " << b;
    }
  }
}

TEST_F(Breakout, TheSeedDecides) {
  given_people("nhs", 12);
  const ActivityId id = given_open({.kind = "breakout"});
  const breakout::Split command{id, 3, std::nullopt};
  const auto formed = [&](std::uint64_t with_seed) {
    const auto decision = decide(workshop, facilitator(), command, {now_ms, with_seed});
    return std::get<breakout::GroupsFormed>(decision->events[0].event).groups[0].people;
  };
  EXPECT_EQ(formed(7), formed(7));
  EXPECT_NE(formed(7), formed(8));
}

TEST_F(Breakout, FormedAgainGroupsKeepTheirNumbersNamesAndTasks) {
  given_people("nhs", 6);
  const ActivityId id = given_open({.kind = "breakout"});
  given_split(id, 3);
  const auto before = groups(id);
  given(facilitator(), breakout::EditGroup{before[0].id, "Front", "Table 4", "Say why"});
  given(facilitator(), breakout::EditGroup{before[2].id, "Back", {}, "Say how"});
  given_split(id, 2);
  ASSERT_EQ(groups(id).size(), 2U);
  EXPECT_EQ(groups(id)[0].id, before[0].id);
  EXPECT_EQ(workshop.text(groups(id)[0].task), "Say why");
  EXPECT_FALSE(text_is_kept("Back"));
  EXPECT_FALSE(text_is_kept("Say how"));
  given_split(id, 4);
  EXPECT_EQ(workshop.text(groups(id)[0].table), "Table 4");
  EXPECT_GT(groups(id)[2].id, before[2].id);  // a number is never given twice
  EXPECT_EQ(workshop.text(groups(id)[3].name), "Group 4");
}

TEST_F(Breakout, WhoWasMovedByHandStaysWhenGroupsAreFormedAgain) {
  given_people("nhs", 12);
  const PersonId moved{1};
  const ActivityId id = given_open({.kind = "breakout"});
  given_split(id, 3);
  const GroupId last = groups(id)[2].id;
  const GroupId first = groups(id)[0].id;
  given(facilitator(), breakout::Move{moved, group_of(id, moved) == last ? first : last});
  const auto place = group_of(id, moved);
  for (int i = 0; i < 5; ++i) {
    given_split(id, 3);
    EXPECT_EQ(group_of(id, moved), place);
  }
  // With their group gone they are free again.
  given(facilitator(), breakout::Move{moved, last});
  given_split(id, 2);
  EXPECT_TRUE(group_of(id, moved).has_value());
  EXPECT_TRUE(content<breakout::Content>(id).moved_by_hand.empty());
}

TEST_F(Breakout, GroupsThatHaveWrittenAreNotFormedAgain) {
  const auto people = given_people("nhs", 4);
  const ActivityId id = given_open({.kind = "breakout"});
  given_split(id, 2);
  given(as(people[0]), ideas::Post{id, std::nullopt, "An idea", Attribution::none});
  const IdeaId idea = created<IdeaId>();
  when(facilitator(), breakout::Split{id, 2, std::nullopt});
  then_rejected(Reason::groups_in_use, "activity");
  given(as(people[0]), ideas::Withdraw{idea});
  given_split(id, 2);
  given(facilitator(), breakout::WriteReport{groups(id)[0].id, "We agreed"});
  when(facilitator(), breakout::Split{id, 2, std::nullopt});
  then_rejected(Reason::groups_in_use, "activity");
}

TEST_F(Breakout, LateJoinersArePlacedAtOnceWhereTheirSectorIsMissedMost) {
  given_people("nhs", 4);
  const PersonId patient = given_person("patients");
  const ActivityId id = given_open({.kind = "breakout"});
  given_split(id, 2);
  const PersonId late = given_person("patients");
  EXPECT_EQ(then_happened<breakout::PersonPlaced>().person, late);
  EXPECT_EQ(group_of(id, late), other_group(id, patient));
}

TEST_F(Breakout, WhoComesBackIsPlacedIfTheyAreInNoGroup) {
  const auto people = given_people("nhs", 4);
  given(as(people[0]), Leave{});
  given(facilitator(), RemovePerson{people[1]});
  const ActivityId id = given_open({.kind = "breakout"});
  given_split(id, 2);
  given(as(people[0]), ComeBack{});
  EXPECT_TRUE(group_of(id, people[0]).has_value());
  given(facilitator(), RestorePerson{people[1]});
  EXPECT_TRUE(group_of(id, people[1]).has_value());
  // Who has a group keeps it.
  const auto before = group_of(id, people[2]);
  given(facilitator(), RemovePerson{people[2]});
  given(facilitator(), RestorePerson{people[2]});
  EXPECT_EQ(group_of(id, people[2]), before);
}

TEST_F(Breakout, NobodyIsPlacedIntoGroupsThatHaveFinishedOrAreNotFormed) {
  given_people("nhs", 4);
  given_open({.kind = "breakout"});
  const ActivityId finished = given_open({.kind = "breakout"});
  given_split(finished, 2);
  given(facilitator(), CloseActivity{finished});
  given_person("nhs");
  EXPECT_EQ(decision().events.size(), 1U);
}

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
  given(facilitator(), breakout::AskHelp{own, false});
  EXPECT_FALSE(breakout::find_group(content<breakout::Content>(id), own)->help);
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
  EXPECT_EQ(content<breakout::Content>(id).ideas.all.at(idea).group, groups(id)[0].id);
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
