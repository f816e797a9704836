// What aims and scores leave in the log gives the same workshop when it is read again.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "domain/activities/aims.hpp"
#include "domain/activities/scores.hpp"
#include "store/stored_events.hpp"
#include "support/domain_world.hpp"

namespace cg::test {
namespace {

using namespace domain;

class StoredAimsAndScores : public DomainWorld {
 protected:
  void given_a_day() {
    given_workshop();
    const auto people = given_people("nhs", 4);
    use_aims(people);
    use_scores(people);
  }

  void use_aims(const std::vector<PersonId>& people) {
    const ActivityId activity = given_open({.kind = "aims"});
    for (const PersonId person : people) given(as(person), aims::Post{activity, "An aim"});
    given(as(people[0]), aims::Edit{AimId{1}, "A better aim"});
    given(as(people[0]), aims::Endorse{AimId{2}, true});
    given(as(people[1]), aims::Endorse{AimId{4}, true});
    given(as(people[1]), aims::Endorse{AimId{4}, false});
    given(as(people[2]), aims::Endorse{AimId{4}, true});
    given(as(people[3]), aims::Withdraw{AimId{4}});
    given(facilitator(), aims::Merge{activity, {AimId{1}, AimId{2}}, "Both"});
    given(facilitator(), aims::Merge{activity, {AimId{5}, AimId{3}}, "All"});
    given(facilitator(), aims::Unmerge{AimId{6}});
    given(facilitator(), aims::Hide{AimId{3}, true});
  }

  void use_scores(const std::vector<PersonId>& people) {
    const ActivityId activity =
        given_open({.kind = "scores", .choices = {{"items", choices({"value", "cost", "time"})}}});
    for (int round = 0; round < 2; ++round) {
      for (const PersonId person : people) {
        given(as(person), scores::Cast{activity, {{"cost", 10 - round}, {"value", std::nullopt}}});
      }
      given(facilitator(), RevealResults{activity});
      given(facilitator(), AskAgain{activity});
    }
  }
};

TEST_F(StoredAimsAndScores, ReplayFromTheirStoredForm) {
  given_a_day();
  Workshop again;
  again.texts = workshop.texts;
  again.own_bytes = workshop.own_bytes;
  std::set<std::size_t> seen;
  for (const StampedEvent& one : log) {
    const std::string stored = store::encode(one.event);
    const auto read = store::decode(stored);
    ASSERT_TRUE(read.has_value()) << stored << ": " << read.error().what;
    EXPECT_EQ(read->index(), one.event.index()) << stored;
    EXPECT_EQ(store::encode(*read), stored);
    seen.insert(read->index());
    apply(again, {one.stamp, *read});
  }
  EXPECT_TRUE(again == workshop);
  const auto happened = [&]<class... Events>(std::type_identity<std::variant<Events...>>) {
    return (seen.contains(Event(Events{}).index()) && ...);
  };
  EXPECT_TRUE(happened(std::type_identity<aims::Events>{})) << "an event of aims is not tested";
  EXPECT_TRUE(happened(std::type_identity<scores::Events>{}));
}

TEST(StoredScores, ABallotIsKeptUpToItsLastAnswer) {
  scores::Ballot ballot;
  ballot.answers[0] = 7;
  ballot.answers[2] = scores::cant_say;
  EXPECT_EQ(store::encode(scores::ScoresCast{ActivityId{3}, PersonId{17}, ballot}),
            R"({"activity":3,"ballot":[7,-2,-1],"event":"scores_cast","person":17})");
}

TEST(StoredScores, ABallotThatCannotBeIsNotRead) {
  for (const char* ballot :
       {"[11]", "[-3]", "[1,1,1,1,1,1,1,1,1,1,1]", "7", "[null]", "[\"7\"]", "{}"}) {
    const std::string stored =
        std::string(R"({"activity":3,"event":"scores_cast","person":17,"ballot":)") + ballot + "}";
    EXPECT_FALSE(store::decode(stored).has_value()) << ballot;
  }
}

TEST(StoredEvents, NumbersThatAreNoneOfOursAreRefused) {
  for (const char* person : {"511111111111111111111111111", "7.9", "-1", "4294967296", "\"7\""}) {
    const std::string stored = R"({"event":"person_left","person":)" + std::string(person) + "}";
    EXPECT_FALSE(store::decode(stored).has_value()) << person;
  }
  EXPECT_TRUE(store::decode(R"({"event":"person_left","person":4294967295})").has_value());
}

}  // namespace
}  // namespace cg::test
