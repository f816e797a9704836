#include "unit/domain/activities/aims_world.hpp"

namespace cg::domain::aims {
namespace {

using testing::ElementsAre;

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

}  // namespace
}  // namespace cg::domain::aims
