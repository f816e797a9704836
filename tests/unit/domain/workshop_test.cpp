#include "domain/workshop.hpp"

#include <gmock/gmock.h>

#include "domain/activities/introductions.hpp"
#include "domain/limits.hpp"
#include "support/domain_world.hpp"

namespace cg::domain {
namespace {

class Workshops : public test::DomainWorld {
 protected:
  static CreateWorkshop creation(std::vector<Plan> agenda = {}) {
    return {"the-id", "CODE42", "A title", test::choices({"nhs", "industry"}), std::move(agenda)};
  }
  static Plan step(std::string kind, std::string title = "A step") {
    return {.kind = std::move(kind), .title = std::move(title)};
  }
};

TEST_F(Workshops, AWorkshopIsMadeWithItsAgenda) {
  when(organiser(), creation({step("introductions", "Who is here"), step("aims", "Why we came")}));
  then_happened<WorkshopCreated>();
  EXPECT_EQ(workshop.id, "the-id");
  EXPECT_EQ(workshop.code, "CODE42");
  EXPECT_EQ(workshop.text(workshop.title), "A title");
  EXPECT_EQ(workshop.created_at_ms, now_ms);
  ASSERT_EQ(workshop.agenda.size(), 2U);
  EXPECT_EQ(kind_name(workshop.agenda[0]), "introductions");
  EXPECT_EQ(workshop.text(workshop.agenda[1].title), "Why we came");
  EXPECT_EQ(workshop.agenda[1].phase, Phase::draft);
  EXPECT_EQ(workshop.sector("industry"), SectorIndex{1});
  EXPECT_EQ(workshop.sector("charities"), std::nullopt);
}

TEST_F(Workshops, OnlyOrganisersMakeOne) {
  for (const Actor& actor : {facilitator(), newcomer(), server(), as(PersonId{1})}) {
    when(actor, creation());
    then_rejected(Reason::not_allowed);
  }
}

TEST_F(Workshops, TheTitleAndTheSectorsAreChecked) {
  CreateWorkshop untitled = creation();
  untitled.title = " ";
  when(organiser(), untitled);
  then_rejected(Reason::text_empty, "title");
  CreateWorkshop one_sided = creation();
  one_sided.sectors.resize(1);
  when(organiser(), one_sided);
  then_rejected(Reason::bad_plan, "sectors");
  CreateWorkshop nine = creation();
  nine.sectors = test::choices({"a", "b", "c", "d", "e", "f", "g", "h", "i"});
  when(organiser(), nine);
  then_rejected(Reason::bad_plan, "sectors");
  CreateWorkshop twice = creation();
  twice.sectors = test::choices({"nhs", "nhs"});
  when(organiser(), twice);
  then_rejected(Reason::duplicate_slug, "sectors.1.id");
  CreateWorkshop unlabelled = creation();
  unlabelled.sectors[1].label = "";
  when(organiser(), unlabelled);
  then_rejected(Reason::text_empty, "sectors.1.label");
}

TEST_F(Workshops, SlugsAreShortLowerCaseWords) {
  for (const char* slug :
       {"", "Nhs", "1st", "-a", "a b", "a_b", "\u00E9tude", "abcdefghijklmnopqrstuvwxyz-0123456"}) {
    CreateWorkshop bad = creation();
    bad.sectors[0].id = slug;
    when(organiser(), bad);
    then_rejected(Reason::bad_plan, "sectors.0.id");
  }
}

TEST_F(Workshops, WhatIsWrongWithAPlanIsNamedByItsPlace) {
  when(organiser(), creation({step("aims"), step("scores")}));
  then_rejected(Reason::bad_plan, "agenda.1.items");
  when(organiser(), creation({step("riddles")}));
  then_rejected(Reason::bad_plan, "agenda.0.kind");
  when(organiser(), creation({step("aims", "")}));
  then_rejected(Reason::text_empty, "agenda.0.title");
  Plan long_step = step("aims");
  long_step.minutes = limits::minutes_max + 1;
  when(organiser(), creation({long_step}));
  then_rejected(Reason::minutes_out_of_range, "agenda.0.minutes");
  when(organiser(), creation({step("introductions"), step("introductions")}));
  then_rejected(Reason::kind_once, "agenda.1");
  when(organiser(), creation(std::vector<Plan>(limits::activities_max + 1, step("aims"))));
  then_rejected(Reason::agenda_full, "agenda");
}

TEST_F(Workshops, AnAgendasTextsAreBoundedTogether) {
  Plan wordy = step("aims");
  wordy.prompt = std::string();
  for (std::size_t i = 0; i < limits::prompt_chars; ++i) *wordy.prompt += "\U0001F331";
  when(organiser(), creation(std::vector<Plan>(limits::activities_max, wordy)));
  then_rejected(Reason::agenda_full, "agenda.13");
}

TEST_F(Workshops, FacilitatorsChangeTheTitle) {
  given_workshop();
  const auto ana = given_person("nhs");
  when(as(ana), EditWorkshop{"Mine"});
  then_rejected(Reason::not_allowed);
  when(facilitator(), EditWorkshop{""});
  then_rejected(Reason::text_empty, "title");
  when(facilitator(), EditWorkshop{std::string(limits::title_chars + 1, 'x')});
  then_rejected(Reason::text_too_long, "title");
  when(facilitator(), EditWorkshop{"A better title"});
  then_happened<WorkshopEdited>();
  EXPECT_EQ(workshop.text(workshop.title), "A better title");
  EXPECT_FALSE(text_is_kept("A workshop"));
  when(facilitator(), EditWorkshop{" A better title "});
  then_nothing_changes();
}

TEST_F(Workshops, CM6_SwitchesChangeOnce) {
  given_workshop();
  const auto ana = given_person("nhs");
  const std::vector<Command> switches{LockJoining{true}, EndWorkshop{true}, BlankScreen{true},
                                      ClearWorkshop{}};
  for (const Command& command : switches) {
    when(as(ana), command);
    then_rejected(Reason::not_allowed);
  }
  for (const Command& command :
       std::vector<Command>{LockJoining{true}, EndWorkshop{true}, BlankScreen{true}}) {
    when(facilitator(), command);
    then_accepted();
    EXPECT_EQ(decision().events.size(), 1U);
    when(facilitator(), command);
    then_nothing_changes();
  }
  EXPECT_TRUE(workshop.locked && workshop.ended && workshop.blanked);
  given(facilitator(), EndWorkshop{false});
  EXPECT_FALSE(workshop.ended);
}

TEST_F(Workshops, ClearingKeepsWhatWasPreparedAndThePeople) {
  given_workshop();
  const auto ana = given_person("nhs", "Ana");
  const auto activity = given_open({.kind = "introductions", .title = "Who is here"});
  given(facilitator(), GoTo{activity});
  given(facilitator(), StartTimer{activity, 5});
  given(as(ana), introductions::Post{activity, "Hello"});
  when(facilitator(), ClearWorkshop{false});
  then_happened<WorkshopCleared>();
  EXPECT_FALSE(text_is_kept("Hello"));
  EXPECT_TRUE(text_is_kept("Ana"));
  EXPECT_TRUE(text_is_kept("Who is here"));
  EXPECT_EQ(workshop.current, std::nullopt);
  const Activity& cleared = this->activity(activity);
  EXPECT_EQ(cleared.phase, Phase::draft);
  EXPECT_EQ(cleared.ends_at_ms, std::nullopt);
  EXPECT_EQ(cleared.first_opened_at_ms, std::nullopt);
  when(facilitator(), ClearWorkshop{true});
  then_accepted();
  EXPECT_FALSE(text_is_kept("Ana"));
  EXPECT_TRUE(workshop.own_bytes.empty());
  EXPECT_TRUE(workshop.people.empty());
}

TEST_F(Workshops, EveryTextBelongsToWhomItIsAbout) {
  given_workshop();
  const auto ana = given_person("nhs", "Ana");
  const auto activity = given_open({.kind = "introductions"});
  given(as(ana), introductions::Post{activity, "Hello"});
  for (const auto& [id, text] : workshop.texts) {
    const bool hers = text.value == "Ana" || text.value == "Hello";
    EXPECT_EQ(text.owner, hers ? ana : PersonId{}) << text.value;
  }
  EXPECT_EQ(workshop.own_bytes.at(ana), 8U);
}

}  // namespace
}  // namespace cg::domain
