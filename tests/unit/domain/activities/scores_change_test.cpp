#include "unit/domain/activities/scores_world.hpp"

namespace cg::domain::scores {
namespace {

using analysis::Tenths;

// Rounds of people of whom some answer in one round only.
class Change : public Scores {
 protected:
  std::optional<scores::Change> change_of(const std::vector<std::optional<int>>& first,
                                          const std::vector<std::optional<int>>& second) {
    given_workshop();
    const auto people = given_people("nhs", static_cast<unsigned>(first.size()));
    const auto activity = given_scores();
    answer(people, activity, first);
    reveal(activity);
    given(facilitator(), AskAgain{activity});
    answer(people, activity, second);
    return reveal(activity).change;
  }

 private:
  void answer(const std::vector<PersonId>& people, ActivityId activity,
              const std::vector<std::optional<int>>& values) {
    for (std::size_t i = 0; i < people.size(); ++i) {
      if (values[i] != absent) cast(people[i], activity, values[i]);
    }
  }

 protected:
  static constexpr int absent = -99;
};

TEST_F(Change, PR5_IsTheMeanChangeOfThoseWhoAnsweredBoth) {
  EXPECT_EQ(change_of({5, 5, 5, 5}, {6, 6, 6, 7}), (scores::Change{false, 4, Tenths{13}}));
}
TEST_F(Change, PR5_MayBeDownwards) {
  EXPECT_EQ(change_of({5, 5, 5, 5}, {4, 4, 4, 3}), (scores::Change{false, 4, Tenths{-13}}));
}
TEST_F(Change, PR5_IsWithheldForFewerThanThree) {
  EXPECT_EQ(change_of({5, 5, 1, 1, 1}, {6, 6, absent, absent, absent}),
            std::nullopt);  // the item itself is withheld
}
TEST_F(Change, PR5_IsWithheldWhenFewMatchThoughManyAnswered) {
  EXPECT_EQ(change_of({5, 5, 1, absent, absent}, {6, 6, absent, 3, 3}),
            (scores::Change{.withheld = true}));
}
TEST_F(Change, PR5_IsWithheldWhenOneOrTwoDidNotMatch) {
  EXPECT_EQ(change_of({5, 5, 5, 9}, {6, 6, 6, absent}), (scores::Change{.withheld = true}));
}
TEST_F(Change, PR5_IsWithheldWhenOneLeftAndOneCame) {
  EXPECT_EQ(change_of({5, 5, 5, 9, absent}, {6, 6, 6, absent, 2}),
            (scores::Change{.withheld = true}));
}
TEST_F(Change, PR5_ACantSayDoesNotMatch) {
  EXPECT_EQ(change_of({5, 5, 5, 9}, {6, 6, 6, std::nullopt}), (scores::Change{.withheld = true}));
}
TEST_F(Change, PR5_IsShownWhenThreeDidNotMatch) {
  EXPECT_EQ(change_of({5, 5, 5, 9, 9, 9}, {6, 6, 6, absent, absent, std::nullopt}),
            (scores::Change{false, 3, Tenths{10}}));
}

TEST_F(Scores, PR5_SomebodyRemovedBetweenTheRoundsDidNotMatch) {
  given_workshop();
  const auto people = given_people("nhs", 5);
  const auto activity = given_scores();
  cast_all(people, activity, {5, 5, 5, 5, 9});
  reveal(activity);
  given(facilitator(), RemovePerson{people[4]});
  given(facilitator(), AskAgain{activity});
  cast_all(people, activity, {6, 6, 6, 6});
  EXPECT_EQ(reveal(activity).change, (scores::Change{.withheld = true}));
}

}  // namespace
}  // namespace cg::domain::scores
