#include <gmock/gmock.h>

#include "domain/limits.hpp"
#include "support/domain_world.hpp"

namespace cg::domain {
namespace {

constexpr std::int64_t minute_ms = 60'000;

class Steering : public test::DomainWorld {
 protected:
  void SetUp() override {
    given_workshop();
    ana = given_person("nhs");
    aims = given_draft({.kind = "aims"});
    scores = given_draft({.kind = "scores", .choices = {{"items", test::choices({"value"})}}});
  }

  PersonId ana;
  ActivityId aims;
  ActivityId scores;
};

TEST_F(Steering, SteeringIsForFacilitators) {
  for (const Command& command :
       std::vector<Command>{OpenActivity{aims}, CloseActivity{aims}, PeekResults{scores},
                            RevealResults{aims}, HideResults{aims}, AskAgain{scores}, GoTo{aims},
                            GoTo{}, StartTimer{aims, 5}, ExtendTimer{aims, 5}, EndTimer{aims}}) {
    when(as(ana), command);
    then_rejected(Reason::not_allowed);
    when(newcomer(), command);
    then_rejected(Reason::not_allowed);
  }
}

TEST_F(Steering, AnActivityThatIsNotThereIsNotSteered) {
  const ActivityId none{99};
  for (const Command& command :
       std::vector<Command>{OpenActivity{none}, CloseActivity{none}, PeekResults{none},
                            RevealResults{none}, HideResults{none}, AskAgain{none}, GoTo{none},
                            StartTimer{none, 5}, ExtendTimer{none, 5}, EndTimer{none}}) {
    when(facilitator(), command);
    then_rejected(Reason::unknown_activity, "activity");
  }
}

TEST_F(Steering, ADraftOpensClosesAndOpensAgain) {
  when(facilitator(), OpenActivity{aims});
  then_happened<ActivityOpened>();
  const auto first_ms = now_ms;
  EXPECT_EQ(activity(aims).phase, Phase::open);
  when(facilitator(), OpenActivity{aims});
  then_nothing_changes();
  when(facilitator(), CloseActivity{aims});
  then_happened<ActivityClosed>();
  EXPECT_EQ(activity(aims).phase, Phase::closed);
  EXPECT_EQ(activity(aims).closed_at_ms, now_ms);
  when(facilitator(), CloseActivity{aims});
  then_nothing_changes();
  when(facilitator(), OpenActivity{aims});
  then_happened<ActivityOpened>();
  EXPECT_EQ(activity(aims).opened_at_ms, now_ms);
  EXPECT_EQ(activity(aims).first_opened_at_ms, first_ms);
  EXPECT_EQ(activity(aims).closed_at_ms, std::nullopt);
}

TEST_F(Steering, ADraftIsNotClosedPeekedRevealedOrAskedAgain) {
  when(facilitator(), CloseActivity{aims});
  then_rejected(Reason::activity_not_open, "activity");
  when(facilitator(), RevealResults{aims});
  then_rejected(Reason::activity_not_open, "activity");
  when(facilitator(), PeekResults{scores});
  then_rejected(Reason::activity_not_open, "activity");
  when(facilitator(), AskAgain{scores});
  then_rejected(Reason::activity_not_open, "activity");
}

TEST_F(Steering, GoingToADraftOpensIt) {
  when(facilitator(), GoTo{aims});
  then_happened<CurrentChanged>();
  then_happened<ActivityOpened>();
  EXPECT_EQ(workshop.current, aims);
  when(facilitator(), GoTo{aims});
  then_nothing_changes();
  given(facilitator(), CloseActivity{aims});
  given(facilitator(), GoTo{scores});
  when(facilitator(), GoTo{aims});
  then_happened<CurrentChanged>();
  EXPECT_EQ(activity(aims).phase, Phase::closed);  // what was closed stays closed
  EXPECT_EQ(activity(scores).phase, Phase::open);
  when(facilitator(), GoTo{});
  then_happened<CurrentChanged>();
  EXPECT_EQ(workshop.current, std::nullopt);
  when(facilitator(), GoTo{});
  then_nothing_changes();
}

TEST_F(Steering, RevealingClosesAndHidingTakesAway) {
  given(facilitator(), OpenActivity{scores});
  given(facilitator(), StartTimer{scores, 5});
  when(facilitator(), RevealResults{scores});
  then_happened<ActivityClosed>();
  then_happened<ResultsRevealed>();
  EXPECT_EQ(activity(scores).ends_at_ms, std::nullopt);
  EXPECT_TRUE(activity(scores).revealed);
  when(facilitator(), RevealResults{scores});
  then_nothing_changes();
  when(facilitator(), HideResults{scores});
  then_happened<ResultsHidden>();
  EXPECT_FALSE(activity(scores).revealed);
  when(facilitator(), HideResults{scores});
  then_nothing_changes();
  when(facilitator(), RevealResults{scores});
  then_happened<ResultsRevealed>();
}

TEST_F(Steering, OnlyKindsWithRoundsArePeekedOrAskedAgain) {
  given(facilitator(), OpenActivity{aims});
  given(facilitator(), CloseActivity{aims});
  when(facilitator(), PeekResults{aims});
  then_rejected(Reason::wrong_kind, "activity");
  when(facilitator(), AskAgain{aims});
  then_rejected(Reason::wrong_kind, "activity");
}

TEST_F(Steering, AnOpenRoundIsNotAskedAgain) {
  given(facilitator(), OpenActivity{scores});
  when(facilitator(), AskAgain{scores});
  then_rejected(Reason::activity_still_open, "activity");
}

TEST_F(Steering, ACountdownStartsAndEnds) {
  given(facilitator(), OpenActivity{aims});
  when(facilitator(), StartTimer{aims, 5});
  then_happened<TimerSet>();
  EXPECT_EQ(activity(aims).ends_at_ms, now_ms + 5 * minute_ms);
  when(facilitator(), EndTimer{aims});
  then_happened<TimerSet>();
  EXPECT_EQ(activity(aims).ends_at_ms, std::nullopt);
  when(facilitator(), EndTimer{aims});
  then_nothing_changes();
}

TEST_F(Steering, ACountdownHasOneToTheMostMinutes) {
  for (const int minutes : {0, -1, limits::minutes_max + 1}) {
    when(facilitator(), StartTimer{aims, minutes});
    then_rejected(Reason::minutes_out_of_range, "minutes");
  }
  when(facilitator(), StartTimer{aims, limits::minutes_max});
  then_accepted();
}

TEST_F(Steering, ACountdownIsExtendedOrShortened) {
  when(facilitator(), ExtendTimer{aims, 5});
  then_rejected(Reason::timer_not_running, "activity");
  given(facilitator(), StartTimer{aims, 5});
  const auto ends_ms = *activity(aims).ends_at_ms;
  when(facilitator(), ExtendTimer{aims, 2});
  EXPECT_EQ(activity(aims).ends_at_ms, ends_ms + 2 * minute_ms);
  when(facilitator(), ExtendTimer{aims, -3});
  EXPECT_EQ(activity(aims).ends_at_ms, ends_ms - minute_ms);
  when(facilitator(), ExtendTimer{aims, -60});
  EXPECT_EQ(activity(aims).ends_at_ms, now_ms);  // not before now
  when(facilitator(), ExtendTimer{aims, limits::minutes_max + 1});
  then_rejected(Reason::minutes_out_of_range, "minutes");
  given(facilitator(), ExtendTimer{aims, limits::minutes_max - 1});
  when(facilitator(), ExtendTimer{aims, 2});
  then_rejected(Reason::minutes_out_of_range, "minutes");
}

TEST_F(Steering, ACountdownThatRanOutIsExtendedFromNow) {
  given(facilitator(), StartTimer{aims, 1});
  now_ms += 30 * minute_ms;
  when(facilitator(), ExtendTimer{aims, 2});
  EXPECT_EQ(activity(aims).ends_at_ms, now_ms + 2 * minute_ms);
}

TEST_F(Steering, ARemovedCurrentDraftIsNoLongerCurrent) {
  given(facilitator(), GoTo{aims});
  given(facilitator(), ClearWorkshop{});
  given(facilitator(), OpenActivity{scores});
  when(facilitator(), RemoveActivity{aims});
  then_accepted();
  EXPECT_EQ(workshop.find(aims), nullptr);
  EXPECT_EQ(workshop.current, std::nullopt);
}

}  // namespace
}  // namespace cg::domain
