#include <gmock/gmock.h>

#include "domain/activities/introductions.hpp"
#include "domain/limits.hpp"
#include "support/domain_world.hpp"

namespace cg::domain {
namespace {

using testing::ElementsAre;

class Agenda : public test::DomainWorld {
 protected:
  void SetUp() override {
    given_workshop();
    ana = given_person("nhs");
  }
  std::vector<ActivityId> order() const {
    std::vector<ActivityId> ids;
    for (const Activity& one : workshop.agenda) ids.push_back(one.id);
    return ids;
  }
  static Plan aims(std::string title = "Aims") {
    return {.kind = "aims", .title = std::move(title)};
  }

  PersonId ana;
};

TEST_F(Agenda, AnActivityIsAddedAtTheEndOrBeforeAnother) {
  const auto first = given_draft(aims());
  when(facilitator(),
       AddActivity{{.kind = "aims", .title = " Two ", .prompt = "Why?", .minutes = 15}, first});
  then_happened<ActivityAdded>();
  EXPECT_EQ(decision().created_field, "activity");
  const auto second = created<ActivityId>();
  EXPECT_THAT(order(), ElementsAre(second, first));
  EXPECT_EQ(workshop.text(activity(second).title), "Two");
  EXPECT_EQ(workshop.text(activity(second).prompt), "Why?");
  EXPECT_EQ(activity(second).minutes, 15);
}

TEST_F(Agenda, AddingIsForFacilitatorsAndChecked) {
  when(as(ana), AddActivity{aims(), {}});
  then_rejected(Reason::not_allowed);
  when(facilitator(), AddActivity{aims(), ActivityId{99}});
  then_rejected(Reason::unknown_activity, "before");
  when(facilitator(), AddActivity{{.kind = "riddles", .title = "Riddles"}, {}});
  then_rejected(Reason::bad_plan, "activity.kind");
  when(facilitator(), AddActivity{{.kind = "aims"}, {}});
  then_rejected(Reason::text_empty, "activity.title");
  when(facilitator(), AddActivity{aims(std::string(limits::title_chars + 1, 'x')), {}});
  then_rejected(Reason::text_too_long, "activity.title");
  Plan plan = aims();
  plan.minutes = -1;
  when(facilitator(), AddActivity{plan, {}});
  then_rejected(Reason::minutes_out_of_range, "activity.minutes");
  plan = aims();
  plan.prompt = std::string(limits::prompt_chars + 1, 'x');
  when(facilitator(), AddActivity{plan, {}});
  then_rejected(Reason::text_too_long, "activity.prompt");
}

TEST_F(Agenda, AWorkshopHasOneIntroductionsAtMost) {
  given_draft({.kind = "introductions"});
  when(facilitator(), AddActivity{{.kind = "introductions", .title = "Again"}, {}});
  then_rejected(Reason::kind_once, "activity.kind");
}

TEST_F(Agenda, AnAgendaIsBounded) {
  for (std::size_t i = 0; i < limits::activities_max; ++i) given_draft(aims());
  when(facilitator(), AddActivity{aims(), {}});
  then_rejected(Reason::agenda_full);
}

TEST_F(Agenda, AnActivitysHeadingIsEdited) {
  const auto id =
      given_draft({.kind = "aims", .title = "Old", .prompt = "Old prompt", .minutes = 5});
  when(facilitator(), EditActivity{id, {.title = "New"}});
  then_happened<ActivityEdited>();
  EXPECT_EQ(workshop.text(activity(id).title), "New");
  EXPECT_EQ(workshop.text(activity(id).prompt), "Old prompt");
  EXPECT_EQ(activity(id).minutes, 5);
  EXPECT_FALSE(text_is_kept("Old"));
  when(facilitator(), EditActivity{id, {.prompt = "", .minutes = 0}});
  then_accepted();
  EXPECT_FALSE(activity(id).prompt);
  EXPECT_EQ(activity(id).minutes, 0);
  when(facilitator(), EditActivity{id, {.title = ""}});
  then_rejected(Reason::text_empty, "title");
  when(facilitator(), EditActivity{id, {.minutes = limits::minutes_max + 1}});
  then_rejected(Reason::minutes_out_of_range, "minutes");
  when(facilitator(), EditActivity{ActivityId{99}, {.title = "New"}});
  then_rejected(Reason::unknown_activity, "activity");
  when(as(ana), EditActivity{id, {.title = "Mine"}});
  then_rejected(Reason::not_allowed);
}

TEST_F(Agenda, CM6_AnEditToWhatItIsChangesNothing) {
  const auto id = given_draft({.kind = "aims", .title = "Aims", .prompt = "Why?", .minutes = 5});
  when(facilitator(), EditActivity{id, {.title = "Aims", .minutes = 5}});
  then_nothing_changes();
}

TEST_F(Agenda, CM6_AnEditToTheSameItemsChangesNothing) {
  const auto id =
      given_draft({.kind = "scores", .choices = {{"items", test::choices({"value", "cost"})}}});
  when(facilitator(),
       EditActivity{id, {.choices = {{"items", {{"value", " value"}, {"cost", "cost"}}}}}});
  then_nothing_changes();
}

TEST_F(Agenda, AnEditOfAFullAgendaDoesNotCountTheOldTextsToo) {
  std::string long_prompt;
  for (std::size_t i = 0; i < limits::prompt_chars; ++i) long_prompt += "\U0001F331";
  std::vector<ActivityId> ids;
  for (int i = 0; i < 13; ++i) {
    ids.push_back(given_draft({.kind = "aims", .title = "Aims", .prompt = long_prompt}));
  }
  when(facilitator(), EditActivity{ids.front(), {.title = "Aims, again"}});
  then_accepted();
}

TEST_F(Agenda, ActivitiesMove) {
  const auto a = given_draft(aims());
  const auto b = given_draft(aims());
  const auto c = given_draft(aims());
  when(facilitator(), MoveActivity{c, a});
  then_happened<ActivityMoved>();
  EXPECT_THAT(order(), ElementsAre(c, a, b));
  when(facilitator(), MoveActivity{c, std::nullopt});
  EXPECT_THAT(order(), ElementsAre(a, b, c));
  when(facilitator(), MoveActivity{a, c});
  EXPECT_THAT(order(), ElementsAre(b, a, c));
  when(facilitator(), MoveActivity{a, a});
  then_nothing_changes();
  when(facilitator(), MoveActivity{b, a});
  then_nothing_changes();
  when(facilitator(), MoveActivity{c, std::nullopt});
  then_nothing_changes();
  when(facilitator(), MoveActivity{a, ActivityId{99}});
  then_rejected(Reason::unknown_activity, "before");
  when(facilitator(), MoveActivity{ActivityId{99}, a});
  then_rejected(Reason::unknown_activity, "activity");
  when(as(ana), MoveActivity{a, b});
  then_rejected(Reason::not_allowed);
}

TEST_F(Agenda, OnlyADraftWithoutContributionsIsRemoved) {
  const auto unused = given_draft({.kind = "scores",
                                   .title = "Out of ten",
                                   .choices = {{"items", test::choices({"this-item"})}}});
  const auto opened = given_open(aims());
  when(facilitator(), RemoveActivity{opened});
  then_rejected(Reason::activity_in_use, "activity");
  when(as(ana), RemoveActivity{unused});
  then_rejected(Reason::not_allowed);
  when(facilitator(), RemoveActivity{ActivityId{99}});
  then_rejected(Reason::unknown_activity, "activity");
  when(facilitator(), RemoveActivity{unused});
  then_happened<ActivityRemoved>();
  EXPECT_THAT(order(), ElementsAre(opened));
  EXPECT_FALSE(text_is_kept("Out of ten"));
  EXPECT_FALSE(text_is_kept("this-item"));
  EXPECT_NE(given_draft(aims()), unused);
}

}  // namespace
}  // namespace cg::domain
