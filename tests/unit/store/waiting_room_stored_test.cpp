// What the waiting room leaves in the log gives the same workshop when it is read again, and a log
// from before there was one reads as ever.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "store/checkpoint.hpp"
#include "store/stored_events.hpp"
#include "support/domain_world.hpp"

namespace cg::test {
namespace {

using namespace domain;

class StoredWaitingRoom : public DomainWorld {
 protected:
  PersonId given_waiting(const std::string& name) {
    given(newcomer(), Join{.name = name,
                           .organisation = "Leeds",
                           .role = "Nurse",
                           .sector = "nhs",
                           .consent = true});
    return created<PersonId>();
  }
  void given_a_door() {
    given_workshop();
    given(facilitator(), SwitchWaitingRoom{true});
    const auto ana = given_waiting("Ana");
    const auto bo = given_waiting("Bo");
    const auto cy = given_waiting("Cy");
    given_waiting("Dee");
    given(as(ana), EditPerson{.name = "Ana Silva"});
    given(facilitator(), AdmitPeople{{ana}});
    given(facilitator(), TurnAwayPeople{{bo}});
    given(as(cy), Leave{});
  }
};

TEST_F(StoredWaitingRoom, ReplaysFromItsStoredForm) {
  given_a_door();
  Workshop again;
  again.texts = workshop.texts;
  again.own_bytes = workshop.own_bytes;
  std::set<std::string> seen;
  for (const StampedEvent& one : log) {
    const std::string stored = store::encode(one.event);
    EXPECT_EQ(stored.find("Ana"), std::string::npos) << "a name in the log";
    const auto read = store::decode(stored);
    ASSERT_TRUE(read.has_value()) << stored << ": " << read.error().what;
    seen.insert(std::string(std::visit([]<class Type>(const Type&) { return Type::name; }, *read)));
    apply(again, {one.stamp, *read});
  }
  EXPECT_TRUE(again == workshop);
  for (const char* name : {"waiting_room_switched", "person_waits", "person_admitted",
                           "person_turned_away", "person_withdrew"}) {
    EXPECT_TRUE(seen.contains(name)) << name;
  }
}

TEST_F(StoredWaitingRoom, TheStoredFormIsThis) {
  const auto stored = [](const Event& event) { return store::encode(event); };
  EXPECT_EQ(stored(WaitingRoomSwitched{true}), R"({"event":"waiting_room_switched","on":true})");
  EXPECT_EQ(stored(PersonWaits{PersonId{7}, TextId{257}, TextId{258}, TextId{}, 1}),
            R"({"event":"person_waits","organisation":258,"person":7,"person_name":257,"role":0,)"
            R"("sector":1})");
  EXPECT_EQ(stored(PersonAdmitted{PersonId{7}}), R"({"event":"person_admitted","person":7})");
  EXPECT_EQ(stored(PersonTurnedAway{PersonId{7}}), R"({"event":"person_turned_away","person":7})");
  EXPECT_EQ(stored(PersonWithdrew{PersonId{7}}), R"({"event":"person_withdrew","person":7})");
}

TEST_F(StoredWaitingRoom, ACheckpointHoldsWhoWaits) {
  given_a_door();
  const auto read = store::decode_checkpoint(store::encode_checkpoint(workshop));
  ASSERT_TRUE(read.has_value());
  EXPECT_TRUE(read->waiting_room);
  EXPECT_EQ(read->waiting, workshop.waiting);
  EXPECT_EQ(read->people, workshop.people);
}

}  // namespace
}  // namespace cg::test
