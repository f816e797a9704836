// What an event touches: records that are not named are not made again, so every record that an
// event changes has to be.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "domain/activities/aims.hpp"
#include "domain/activities/ideas.hpp"
#include "support/domain_world.hpp"
#include "wire/records.hpp"

namespace cg::test {
namespace {

using namespace domain;
using wire::Json;
using wire::Part;

class TouchedBy : public DomainWorld {
 protected:
  // The records of each part by their keys.
  using Parts = std::map<Part, std::map<std::string, Json>>;

  TouchedBy() {
    given_workshop();
    given_person("nhs");
    for (const char* kind : {"introductions", "aims", "words"}) given_draft({.kind = kind});
  }

  // The agenda, as the desk has it.
  [[nodiscard]] Parts desk() const {
    const wire::Live live;
    const wire::Scene scene{workshop, live};
    const wire::Audience audience{wire::Audience::Kind::desk, 0};
    Parts parts;
    for (const Part& part : parts_of(scene, audience)) {
      for (auto& [key, record] : records_of(scene, audience, part)) parts[part][key] = record;
    }
    return parts;
  }

  void then_what_changed_is_touched(const Parts& before) const {
    const Parts after = desk();
    ASSERT_NE(before, after);
    for (const auto& [part, records] : after) {
      const auto old = before.find(part);
      if (old == before.end() || is_touched(part)) continue;
      for (const auto& [key, record] : records) {
        const auto was = old->second.find(key);
        if (was != old->second.end() && was->second == record) continue;
        EXPECT_TRUE(is_entry_touched(part, key)) << key << ' ' << record;
      }
    }
  }
  void then_not_all_is_touched(ActivityId activity) const {
    EXPECT_FALSE(is_touched({Part::Kind::content, activity.value}));
  }

 private:
  [[nodiscard]] bool is_touched(const Part& part) const {
    return std::ranges::any_of(decision().events, [&](const StampedEvent& event) {
      const wire::Touched touched = wire::touched_by(workshop, event.event);
      return std::ranges::count(touched.parts, part) > 0 ||
             (touched.all_content && part.kind == Part::Kind::content) ||
             (touched.all_activities && part.kind == Part::Kind::activity);
    });
  }
  // An entry, or what sums up the part that it is in.
  [[nodiscard]] bool is_entry_touched(const Part& part, const std::string& key) const {
    return std::ranges::any_of(decision().events, [&](const StampedEvent& event) {
      const wire::Touched touched = wire::touched_by(workshop, event.event);
      if (!touched.entry || touched.entry->part != part) return false;
      const bool sums_up = key.ends_with("/act" + std::to_string(part.id));
      return sums_up ||
             key.substr(key.find_first_of("0123456789")) == std::to_string(touched.entry->id);
    });
  }
};

TEST_F(TouchedBy, MovingAnActivityMovesTheOthers) {
  const auto before = desk();
  given(facilitator(), MoveActivity{ActivityId{3}, ActivityId{1}});
  then_what_changed_is_touched(before);
}

TEST_F(TouchedBy, WhatHappensAtTheDoorIsTouched) {
  given(facilitator(), SwitchWaitingRoom{true});
  std::vector<PersonId> waiting;
  for (const char* name : {"Ana", "Bo", "Cy"}) {
    given(newcomer(), Join{.name = name, .sector = "nhs", .consent = true});
    waiting.push_back(created<PersonId>());
  }
  for (const Command& command :
       {Command{EditPerson{.person = waiting[0], .name = "Ana B"}},
        Command{SwitchWaitingRoom{false}}, Command{AdmitPeople{{waiting[0]}}},
        Command{EditPerson{.person = waiting[0], .name = "Ana"}}}) {
    const auto before = desk();
    given(facilitator(), command);
    then_what_changed_is_touched(before);
  }
}

TEST_F(TouchedBy, WhatHappensAtTheDoorTouchesNothingInside) {
  given(facilitator(), SwitchWaitingRoom{true});
  const auto expect_at_the_door = [&] {
    for (const StampedEvent& event : decision().events) {
      const wire::Touched touched = wire::touched_by(workshop, event.event);
      EXPECT_FALSE(touched.all_content || touched.all_people || touched.all_activities ||
                   touched.steers);
      EXPECT_EQ(touched.people.size(), 1U);
      for (const Part& part : touched.parts) {
        EXPECT_TRUE(part.kind == Part::Kind::waiting || part.kind == Part::Kind::person);
      }
    }
  };
  const Join join{.name = "Ana", .sector = "nhs", .consent = true};
  given(newcomer(), join);
  const auto ana = created<PersonId>();
  expect_at_the_door();
  given(as(ana), EditPerson{.name = "Ana B"});
  expect_at_the_door();
  given(facilitator(), TurnAwayPeople{{ana}});
  expect_at_the_door();
  given(newcomer(), join);
  given(as(created<PersonId>()), Leave{});
  expect_at_the_door();
}

TEST_F(TouchedBy, ANewTitleIsNewsForThoseWhoWait) {
  given(facilitator(), SwitchWaitingRoom{true});
  given(newcomer(), Join{.name = "Ana", .sector = "nhs", .consent = true});
  const auto ana = created<PersonId>();
  given(facilitator(), EditWorkshop{"Another title"});
  EXPECT_EQ(std::ranges::count(wire::touched_by(workshop, decision().events[0].event).people, ana),
            1);
}

TEST_F(TouchedBy, RemovingAnActivityMovesTheOthers) {
  const auto before = desk();
  given(facilitator(), RemoveActivity{ActivityId{1}});
  then_what_changed_is_touched(before);
}

TEST_F(TouchedBy, ClearingMakesDraftsOfAllActivities) {
  given(facilitator(), GoTo{ActivityId{1}});
  given(facilitator(), GoTo{ActivityId{2}});
  const auto before = desk();
  given(facilitator(), ClearWorkshop{false});
  then_what_changed_is_touched(before);
}

TEST_F(TouchedBy, WhatIsDoneToOneAimLeavesTheOthersAlone) {
  const auto people = given_people("nhs", 8);  // so many that their support is shown
  const ActivityId activity = given_open({.kind = "aims"});
  given(as(people[0]), aims::Post{activity, "Fewer forms"});
  const AimId first = created<AimId>();
  auto before = desk();
  given(as(people[0]), aims::Post{activity, "Shorter waits"});
  then_what_changed_is_touched(before);
  then_not_all_is_touched(activity);
  before = desk();
  given(as(people[1]), aims::Endorse{first, true});
  then_what_changed_is_touched(before);
  then_not_all_is_touched(activity);
  before = desk();
  given(as(people[0]), aims::Edit{first, "Far fewer forms"});
  then_what_changed_is_touched(before);
  then_not_all_is_touched(activity);
  before = desk();
  given(as(people[0]), aims::Withdraw{first});
  then_what_changed_is_touched(before);
}

TEST_F(TouchedBy, WhatIsDoneToOneIdeaLeavesTheOthersAlone) {
  const auto people = given_people("nhs", 8);
  Plan board{.kind = "board"};
  board.choices["columns"] = choices({"now"});
  board.numbers["dots"] = 3;
  const ActivityId activity = given_open(board);
  given(as(people[0]), ideas::Post{activity, "now", "Call earlier"});
  const IdeaId first = created<IdeaId>();
  given(as(people[0]), ideas::Post{activity, "now", "Write less"});
  auto before = desk();
  given(as(people[1]), ideas::Vote{first, 2});
  then_what_changed_is_touched(before);
  then_not_all_is_touched(activity);
  before = desk();
  given(facilitator(), ideas::Hide{first, true});
  then_what_changed_is_touched(before);
  then_not_all_is_touched(activity);
}

}  // namespace
}  // namespace cg::test
