// Who may come in, who waits, and what they may do until they are let in (rules WR1 to WR6).
#include <gmock/gmock.h>

#include "domain/groups.hpp"
#include "domain/limits.hpp"
#include "support/domain_world.hpp"

namespace cg::domain {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class WaitingRoom : public test::DomainWorld {
 protected:
  void SetUp() override { given_workshop(); }

  static Join join(std::string name = "Ana") {
    return {.name = std::move(name),
            .organisation = "Leeds",
            .role = "Nurse",
            .sector = "nhs",
            .consent = true};
  }
  void given_waiting_room() { given(facilitator(), SwitchWaitingRoom{true}); }
  PersonId given_waiting(std::string name = "Ana") {
    given(newcomer(), join(std::move(name)));
    const auto person = created<PersonId>();
    EXPECT_NE(workshop.find_waiting(person), nullptr);
    return person;
  }
  [[nodiscard]] std::vector<PersonId> waiting() const {
    std::vector<PersonId> people;
    for (const Person& person : workshop.waiting) people.push_back(person.id);
    return people;
  }
  [[nodiscard]] std::vector<PersonId> people() const {
    std::vector<PersonId> all;
    for (const Person& person : workshop.people) all.push_back(person.id);
    return all;
  }
};

TEST_F(WaitingRoom, WR1_WhoJoinsWhileItIsOnWaits) {
  const auto before = given_person("nhs");
  given_waiting_room();
  when(newcomer(), join());
  then_happened<PersonWaits>();
  EXPECT_EQ(decision().created_field, "person");
  const auto ana = created<PersonId>();
  EXPECT_THAT(waiting(), ElementsAre(ana));
  EXPECT_THAT(people(), ElementsAre(before)) << "who was in stays in";
  const Person& person = *workshop.find_waiting(ana);
  EXPECT_EQ(workshop.text(person.name), "Ana");
  EXPECT_EQ(workshop.text(person.organisation), "Leeds");
  EXPECT_EQ(workshop.text(person.role), "Nurse");
  EXPECT_EQ(person.joined_at_ms, now_ms);
  EXPECT_EQ(workshop.find(ana), nullptr);
  EXPECT_TRUE(may_enter(workshop, ana));
}

TEST_F(WaitingRoom, OnlyFacilitatorsSwitchIt) {
  const auto ana = given_person("nhs");
  for (const Actor& actor : {as(ana), newcomer(), organiser(), server()}) {
    when(actor, SwitchWaitingRoom{true});
    then_rejected(Reason::not_allowed);
  }
  when(facilitator(), SwitchWaitingRoom{false});
  then_nothing_changes();
  when(facilitator(), SwitchWaitingRoom{true});
  EXPECT_TRUE(then_happened<WaitingRoomSwitched>().on);
  when(facilitator(), SwitchWaitingRoom{true});
  then_nothing_changes();
}

TEST_F(WaitingRoom, ALockComesBeforeIt) {
  given_waiting_room();
  given(facilitator(), LockJoining{true});
  when(newcomer(), join());
  then_rejected(Reason::joining_locked);
}

TEST_F(WaitingRoom, WR2_WhoWaitsCountsInNothing) {
  given_person("nhs");
  const auto value =
      given_open({.kind = "scores", .choices = {{"items", test::choices({"value"})}}});
  given_waiting_room();
  given_waiting();
  const auto& scores = content<scores::Content>(value);
  EXPECT_EQ(scores::progress(workshop, scores).eligible, 1U);
  EXPECT_EQ(scores::awaited(workshop, scores).size(), 1U);
  EXPECT_THAT(asked_by_sector(workshop), ElementsAre(0, 1, 0));
  EXPECT_THAT(present_by_sector(workshop), ElementsAre(0, 1, 0));
}

TEST_F(WaitingRoom, WR2_WhoWaitsIsInNoGroup) {
  given_person("nhs");
  const auto groups = given_open({.kind = "breakout"});
  given_waiting_room();
  const auto ana = given_waiting();
  given(facilitator(), breakout::Split{groups, 1, std::nullopt});
  EXPECT_FALSE(current_group(workshop, ana));
  const auto group = content<breakout::Content>(groups).groups[0].id;
  when(facilitator(), breakout::Move{ana, group});
  then_rejected(Reason::unknown_person, "person");
}

TEST_F(WaitingRoom, WR3_WhoWaitsMayDoNothingElse) {
  const auto aims = given_open({.kind = "aims"});
  const auto words = given_open({.kind = "words"});
  given_waiting_room();
  const auto ana = given_waiting();
  for (const Command& command :
       {Command{aims::Post{aims, "Fewer forms"}}, Command{words::Post{words, {"fun"}}},
        Command{aims::Endorse{AimId{1}, true}}, Command{OpenActivity{aims}}, Command{GoTo{aims}},
        Command{LockJoining{true}}, Command{SwitchWaitingRoom{false}}, Command{AdmitPeople{{ana}}},
        Command{TurnAwayPeople{{ana}}}, Command{RemovePerson{ana}}, Command{RestorePerson{ana}},
        Command{ComeBack{}}, Command{join()}, Command{ClearWorkshop{true}},
        Command{EndWorkshop{true}}}) {
    when(as(ana), command);
    then_rejected(Reason::waiting);
  }
  EXPECT_THAT(waiting(), ElementsAre(ana));
}

TEST_F(WaitingRoom, WR3_WhoWaitsCorrectsWhatTheySaidOfThemselves) {
  const auto bo = given_person("nhs", "Bo");
  given_waiting_room();
  const auto ana = given_waiting("Anna");
  when(as(ana), EditPerson{.name = "Ana", .role = "", .sector = "patients"});
  then_happened<PersonEdited>();
  EXPECT_EQ(workshop.text(workshop.find_waiting(ana)->name), "Ana");
  EXPECT_EQ(workshop.find_waiting(ana)->sector, 0);
  EXPECT_FALSE(text_is_kept("Anna"));
  when(as(ana), EditPerson{.name = " "});
  then_rejected(Reason::text_empty, "name");
  when(as(ana), EditPerson{.person = bo, .name = "Mallory"});
  then_rejected(Reason::not_allowed, "person");
  given(facilitator(), EditPerson{.person = ana, .name = "Ana B"});
  EXPECT_EQ(workshop.text(workshop.find_waiting(ana)->name), "Ana B");
}

TEST_F(WaitingRoom, WR5_FacilitatorsLetPeopleIn) {
  given_waiting_room();
  const auto ana = given_waiting("Ana");
  const auto bo = given_waiting("Bo");
  const auto cy = given_waiting("Cy");
  given(facilitator(), SwitchWaitingRoom{false});
  const auto dee = given_person("patients", "Dee");
  when(facilitator(), AdmitPeople{{bo}});
  EXPECT_EQ(then_happened<PersonAdmitted>().person, bo);
  EXPECT_THAT(waiting(), ElementsAre(ana, cy));
  EXPECT_THAT(people(), ElementsAre(bo, dee)) << "in the order of their numbers";
  EXPECT_EQ(workshop.find(bo)->joined_at_ms, now_ms);
  EXPECT_EQ(workshop.find(bo)->standing, Standing::in);
  EXPECT_THAT(present_by_sector(workshop), ElementsAre(1, 1, 0));
  given(facilitator(), AdmitPeople{{cy, ana}});
  EXPECT_THAT(waiting(), IsEmpty());
  EXPECT_THAT(people(), ElementsAre(ana, bo, cy, dee));
}

TEST_F(WaitingRoom, WR5_WhoWaitsNoLongerIsPassedOver) {
  const auto in = given_person("nhs");
  given_waiting_room();
  const auto ana = given_waiting("Ana");
  const auto bo = given_waiting("Bo");
  const auto gone = given_waiting("Cy");
  given(as(gone), Leave{});
  given(facilitator(), TurnAwayPeople{{bo}});
  when(facilitator(), AdmitPeople{{in, bo, gone}});
  then_nothing_changes();
  when(facilitator(), AdmitPeople{{}});
  then_nothing_changes();
  when(facilitator(), AdmitPeople{{ana, ana, in}});
  then_happened<PersonAdmitted>();
  when(facilitator(), TurnAwayPeople{{ana}});
  then_nothing_changes();
  EXPECT_EQ(workshop.find(ana)->standing, Standing::in) << "to remove is another word";
}

TEST_F(WaitingRoom, WR5_OnlyFacilitatorsDecideAndOnlyOverThoseWhoJoined) {
  const auto in = given_person("nhs");
  given_waiting_room();
  const auto ana = given_waiting();
  for (const Actor& actor : {as(in), newcomer(), organiser(), server()}) {
    when(actor, AdmitPeople{{ana}});
    then_rejected(Reason::not_allowed);
    when(actor, TurnAwayPeople{{ana}});
    then_rejected(Reason::not_allowed);
  }
  when(facilitator(), AdmitPeople{{ana, PersonId{99}}});
  then_rejected(Reason::unknown_person, "people.1");
  when(facilitator(), TurnAwayPeople{{PersonId{0}}});
  then_rejected(Reason::unknown_person, "people.0");
  when(facilitator(), AdmitPeople{std::vector<PersonId>(limits::waiting_max + 1, ana)});
  then_rejected(Reason::too_many, "people");
  EXPECT_THAT(waiting(), ElementsAre(ana));
}

TEST_F(WaitingRoom, WR5_WhoIsTurnedAwayIsARemovedPersonAndCanBeLetBackIn) {
  given_waiting_room();
  const auto ana = given_waiting();
  when(facilitator(), TurnAwayPeople{{ana}});
  EXPECT_EQ(then_happened<PersonTurnedAway>().person, ana);
  EXPECT_THAT(waiting(), IsEmpty());
  ASSERT_NE(workshop.find(ana), nullptr);
  EXPECT_EQ(workshop.find(ana)->standing, Standing::removed);
  EXPECT_FALSE(may_enter(workshop, ana));
  EXPECT_THAT(asked_by_sector(workshop), ElementsAre(0, 0, 0));
  when(as(ana), EditPerson{.name = "Mallory"});
  then_rejected(Reason::removed);
  given(facilitator(), RestorePerson{ana});
  EXPECT_EQ(workshop.find(ana)->standing, Standing::in);
  EXPECT_TRUE(may_enter(workshop, ana));
}

TEST_F(WaitingRoom, ToRemoveSomebodyWhoWaitsIsToTurnThemAway) {
  given_waiting_room();
  const auto ana = given_waiting();
  when(facilitator(), RemovePerson{ana});
  then_happened<PersonTurnedAway>();
  EXPECT_EQ(workshop.find(ana)->standing, Standing::removed);
}

TEST_F(WaitingRoom, WR5_OfWhoGoesBeforeTheyAreLetInNothingIsLeft) {
  given_waiting_room();
  const auto ana = given_waiting("Ana");
  const auto bo = given_waiting("Bo");
  when(as(ana), Leave{});
  then_happened<PersonWithdrew>();
  EXPECT_FALSE(may_enter(workshop, ana));
  EXPECT_EQ(workshop.find(ana), nullptr);
  EXPECT_FALSE(text_is_kept("Ana"));
  EXPECT_TRUE(text_is_kept("Leeds")) << "that of the other";
  given(server(), Leave{bo});
  EXPECT_THAT(waiting(), IsEmpty());
  EXPECT_FALSE(text_is_kept("Leeds"));
  EXPECT_TRUE(workshop.own_bytes.empty());
  when(as(ana), Leave{});
  then_rejected(Reason::unknown_person, "person");
}

TEST_F(WaitingRoom, WR5_WhoIsLetInIsPlacedAsALateJoinerIs) {
  given_people("nhs", 4);
  const auto id = given_open({.kind = "breakout"});
  given(facilitator(), breakout::Split{id, 2, std::nullopt});
  given_waiting_room();
  const auto ana = given_waiting("Ana");
  const auto bo = given_waiting("Bo");
  const auto cy = given_waiting("Cy");
  const auto dee = given_waiting("Dee");
  given(facilitator(), AdmitPeople{{ana, bo, cy, dee}});
  for (const PersonId person : {ana, bo, cy, dee}) EXPECT_TRUE(current_group(workshop, person));
  for (const auto& group : content<breakout::Content>(id).groups) {
    EXPECT_EQ(group.people.size(), 4U) << "those who come in together are spread, too";
  }
}

TEST_F(WaitingRoom, WR6_SwitchingItOffLetsNobodyIn) {
  given_waiting_room();
  const auto ana = given_waiting();
  when(facilitator(), SwitchWaitingRoom{false});
  then_happened<WaitingRoomSwitched>();
  EXPECT_EQ(decision().events.size(), 1U);
  EXPECT_THAT(waiting(), ElementsAre(ana));
  when(newcomer(), join("Bo"));
  then_happened<PersonJoined>();
  when(as(ana), EditPerson{.name = "Ana B"});
  then_accepted();
  given(facilitator(), AdmitPeople{{ana}});
  EXPECT_THAT(waiting(), IsEmpty());
}

TEST_F(WaitingRoom, WR6_AFullWaitingRoomTakesNobodyMore) {
  given_waiting_room();
  while (workshop.waiting.size() < limits::waiting_max) {
    const PersonId id{workshop.last.person + 1};
    log.push_back({{workshop.seq + 1, now_ms}, PersonWaits{.person = id}});
    apply(workshop, log.back());
  }
  when(newcomer(), join());
  then_rejected(Reason::waiting_room_full);
  given(facilitator(), AdmitPeople{{PersonId{1}}});
  when(newcomer(), join());
  then_accepted();
  given(facilitator(), SwitchWaitingRoom{false});
  when(newcomer(), join());
  then_happened<PersonJoined>();
}

TEST_F(WaitingRoom, WR6_WhoWaitsCountsAmongThePeopleOfAWorkshop) {
  given_waiting_room();
  given_waiting();
  while (workshop.people.size() + workshop.waiting.size() < limits::people_max) {
    const PersonId id{workshop.last.person + 1};
    log.push_back({{workshop.seq + 1, now_ms}, PersonJoined{.person = id}});
    apply(workshop, log.back());
  }
  when(newcomer(), join());
  then_rejected(Reason::workshop_full);
}

TEST_F(WaitingRoom, WR6_WhoCameAndWentCountsAmongThoseWhoEverJoined) {
  given_waiting_room();
  const PersonId last{limits::joins_max};
  log.push_back({{workshop.seq + 1, now_ms}, PersonWaits{.person = last}});
  apply(workshop, log.back());
  given(as(last), Leave{});
  when(newcomer(), join());
  then_rejected(Reason::workshop_full);
}

TEST_F(WaitingRoom, AClearForgetsThemWithThePeopleOnly) {
  given_waiting_room();
  const auto ana = given_waiting();
  given(facilitator(), ClearWorkshop{false});
  EXPECT_THAT(waiting(), ElementsAre(ana));
  EXPECT_EQ(workshop.text(workshop.find_waiting(ana)->name), "Ana");
  given(facilitator(), ClearWorkshop{true});
  EXPECT_THAT(waiting(), IsEmpty());
  EXPECT_FALSE(text_is_kept("Ana"));
  EXPECT_TRUE(workshop.waiting_room);
}

}  // namespace
}  // namespace cg::domain
