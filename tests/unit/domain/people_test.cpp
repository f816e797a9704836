#include <gmock/gmock.h>

#include "domain/activities/introductions.hpp"
#include "domain/limits.hpp"
#include "support/domain_world.hpp"

namespace cg::domain {
namespace {

using testing::ElementsAre;

class People : public test::DomainWorld {
 protected:
  void SetUp() override { given_workshop(); }
  static Join join(std::string sector = "nhs") {
    return {.name = "Ana", .sector = std::move(sector), .consent = true};
  }
  const Person& person(PersonId id) { return *workshop.find(id); }
};

TEST_F(People, JN1_APersonJoinsWithNameAndSector) {
  when(newcomer(), Join{"  Ana  B ", "City  hospital", "Nurse", "industry", true});
  then_happened<PersonJoined>();
  EXPECT_EQ(decision().created_field, "person");
  const Person& ana = person(created<PersonId>());
  EXPECT_EQ(workshop.text(ana.name), "Ana B");
  EXPECT_EQ(workshop.text(ana.organisation), "City hospital");
  EXPECT_EQ(workshop.text(ana.role), "Nurse");
  EXPECT_EQ(ana.sector, 2);
  EXPECT_EQ(ana.standing, Standing::in);
  EXPECT_EQ(ana.joined_at_ms, now_ms);
}

TEST_F(People, JN1_OrganisationAndRoleMayBeAbsentOrEmpty) {
  when(newcomer(), Join{.name = "Ana", .organisation = " ", .sector = "nhs", .consent = true});
  then_accepted();
  EXPECT_FALSE(person(created<PersonId>()).organisation);
  EXPECT_FALSE(person(created<PersonId>()).role);
}

TEST_F(People, JN1_JoiningNeedsConsentNameAndASectorOfTheWorkshop) {
  Join without_consent = join();
  without_consent.consent = false;
  when(newcomer(), without_consent);
  then_rejected(Reason::consent_missing, "consent");
  when(newcomer(), join("charities"));
  then_rejected(Reason::unknown_sector, "sector");
  Join nameless = join();
  nameless.name = "  ";
  when(newcomer(), nameless);
  then_rejected(Reason::text_empty, "name");
  Join long_named = join();
  long_named.name = std::string(limits::name_chars + 1, 'x');
  when(newcomer(), long_named);
  then_rejected(Reason::text_too_long, "name");
  Join long_role = join();
  long_role.role = std::string(limits::role_chars + 1, 'x');
  when(newcomer(), long_role);
  then_rejected(Reason::text_too_long, "role");
  Join long_organisation = join();
  long_organisation.organisation = std::string(limits::organisation_chars + 1, 'x');
  when(newcomer(), long_organisation);
  then_rejected(Reason::text_too_long, "organisation");
}

TEST_F(People, JoiningIsForNewcomersWhileUnlockedAndNotEnded) {
  const auto ana = given_person("nhs");
  when(as(ana), join());
  then_rejected(Reason::not_allowed);
  when(facilitator(), join());
  then_rejected(Reason::not_allowed);
  given(facilitator(), LockJoining{true});
  when(newcomer(), join());
  then_rejected(Reason::joining_locked);
  given(facilitator(), LockJoining{false});
  when(newcomer(), join());
  then_accepted();
  given(facilitator(), EndWorkshop{true});
  when(newcomer(), join());
  then_rejected(Reason::workshop_ended);
}

TEST_F(People, AFullWorkshopTakesNobodyMore) {
  while (workshop.people.size() < limits::people_max) {
    const PersonId id{workshop.last.person + 1};
    log.push_back({{workshop.seq + 1, now_ms}, PersonJoined{.person = id}});
    apply(workshop, log.back());
  }
  when(newcomer(), join());
  then_rejected(Reason::workshop_full);
}

TEST_F(People, APersonCorrectsWhatTheySaidOfThemselves) {
  const auto ana = given_person("nhs", "Anna");
  when(as(ana), EditPerson{.name = "Ana", .role = "Nurse", .sector = "patients"});
  then_happened<PersonEdited>();
  EXPECT_EQ(workshop.text(person(ana).name), "Ana");
  EXPECT_EQ(workshop.text(person(ana).role), "Nurse");
  EXPECT_EQ(person(ana).sector, 0);
  EXPECT_FALSE(text_is_kept("Anna"));
  when(as(ana), EditPerson{.name = "Ana"});
  then_nothing_changes();
  when(as(ana), EditPerson{.role = ""});
  EXPECT_FALSE(person(ana).role);
  when(as(ana), EditPerson{.name = ""});
  then_rejected(Reason::text_empty, "name");
  when(as(ana), EditPerson{.sector = "charities"});
  then_rejected(Reason::unknown_sector, "sector");
}

TEST_F(People, OnlyFacilitatorsCorrectOthers) {
  const auto ana = given_person("nhs");
  const auto bo = given_person("nhs");
  when(as(bo), EditPerson{.person = ana, .name = "Mallory"});
  then_rejected(Reason::not_allowed, "person");
  when(newcomer(), EditPerson{.person = ana, .name = "Mallory"});
  then_rejected(Reason::not_allowed);
  when(facilitator(), EditPerson{.person = ana, .name = "Ana B"});
  then_accepted();
  when(facilitator(), EditPerson{.person = PersonId{99}, .name = "Ana B"});
  then_rejected(Reason::unknown_person, "person");
  when(facilitator(), EditPerson{.name = "Nobody named"});
  then_rejected(Reason::unknown_person, "person");
  when(as(ana), EditPerson{.person = ana, .name = "Ana C"});
  then_accepted();
}

TEST_F(People, JN5_WhoLeavesComesBack) {
  const auto ana = given_person("nhs");
  given_person("industry");
  when(as(ana), Leave{});
  then_happened<PersonLeft>();
  EXPECT_THAT(present_by_sector(workshop), ElementsAre(0, 0, 1));
  EXPECT_THAT(asked_by_sector(workshop), ElementsAre(0, 1, 1));
  when(as(ana), Leave{});
  then_nothing_changes();
  when(as(ana), ComeBack{});
  then_happened<PersonReturned>();
  when(as(ana), ComeBack{});
  then_nothing_changes();
}

TEST_F(People, JN5_TheServerSaysWhoHasGoneAndFacilitatorsMay) {
  const auto ana = given_person("nhs");
  const auto bo = given_person("nhs");
  when(server(), Leave{ana});
  then_happened<PersonLeft>();
  when(facilitator(), Leave{bo});
  then_happened<PersonLeft>();
  when(as(ana), Leave{bo});
  then_rejected(Reason::not_allowed, "person");
  when(server(), Leave{PersonId{99}});
  then_rejected(Reason::unknown_person, "person");
}

TEST_F(People, RemovingIsForFacilitatorsAndCanBeTakenBack) {
  const auto ana = given_person("nhs");
  const auto bo = given_person("nhs");
  when(as(bo), RemovePerson{ana});
  then_rejected(Reason::not_allowed);
  when(facilitator(), RemovePerson{PersonId{99}});
  then_rejected(Reason::unknown_person, "person");
  when(facilitator(), RemovePerson{ana});
  then_happened<PersonRemoved>();
  when(facilitator(), RemovePerson{ana});
  then_nothing_changes();
  EXPECT_THAT(asked_by_sector(workshop), ElementsAre(0, 1, 0));
  when(as(ana), Leave{});
  then_rejected(Reason::removed);
  when(as(ana), ComeBack{});
  then_rejected(Reason::removed);
  when(as(ana), EditPerson{.name = "Back"});
  then_rejected(Reason::removed);
  when(as(bo), RestorePerson{ana});
  then_rejected(Reason::not_allowed);
  when(facilitator(), RestorePerson{ana});
  then_happened<PersonRestored>();
  when(facilitator(), RestorePerson{ana});
  then_nothing_changes();
  EXPECT_EQ(person(ana).standing, Standing::in);
}

TEST_F(People, WhoLeftIsStillAContributor) {
  const auto ana = given_person("nhs");
  const auto activity = given_open({.kind = "introductions"});
  given(as(ana), Leave{});
  when(as(ana), introductions::Post{activity, "From a phone that was asleep"});
  then_accepted();
}

TEST_F(People, NumbersAreNotGivenAgainAfterAClear) {
  given_person("nhs", "Ana");
  given(facilitator(), ClearWorkshop{true});
  EXPECT_TRUE(workshop.people.empty());
  EXPECT_FALSE(text_is_kept("Ana"));
  EXPECT_EQ(given_person("nhs"), PersonId{2});
}

}  // namespace
}  // namespace cg::domain
