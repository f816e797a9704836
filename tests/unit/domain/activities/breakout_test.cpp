// How groups are formed, and where late joiners go.
#include "unit/domain/activities/breakout_world.hpp"

namespace cg::test {
namespace {

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

}  // namespace
}  // namespace cg::test
