// Rules FU1 to FU5, over the real protocol: guessing join codes, flooding, never joining.
#include <gtest/gtest.h>

#include "support/hub_world.hpp"

namespace cg::test {
namespace {

class FairUse : public ::testing::Test {
 protected:
  FairUse() {
    world.create(Json::parse(R"({"title": "Joint working",
      "sectors": [{"id": "nhs", "label": "NHS"}, {"id": "industry", "label": "Industry"}],
      "agenda": [{"kind": "aims", "title": "Aims"}]})"));
  }
  std::shared_ptr<HubClient> at(const std::string& source) {
    auto one = world.client();
    one->source = source;
    return one;
  }
  std::string find(HubClient& one, const std::string& code) {
    return one.post("workshop.find", {{"code", code}});
  }
  static Json join_params(const std::string& code) {
    return {{"code", code}, {"name", "Ana"}, {"sector", "nhs"}, {"consent", true}};
  }
  // How long until the answer to `id` is there.
  std::int64_t answered_after_ms(const HubClient& one, const std::string& id) {
    const std::int64_t asked_ms = world.steady_ms;
    world.settle();
    while (!one.answers.contains(id) && world.steady_ms - asked_ms < 20'000) world.advance(50);
    return world.steady_ms - asked_ms;
  }
  static std::string reason_in(const HubClient& one, const std::string& id) {
    const auto found = one.answers.find(id);
    if (found == one.answers.end()) return "no answer";
    if (!found->second.contains("error")) return "";
    return found->second["error"]["data"]["reason"].get<std::string>();
  }

  HubWorld world;
};

TEST_F(FairUse, FU1_UnknownEndedAndDeletedCodesGetTheSameAnswerAtTheSameTime) {
  const Json unknown = [&] {
    auto one = at("a");
    const auto id = find(*one, "ZZZZZZ");
    EXPECT_EQ(answered_after_ms(*one, id), 250);
    Json answer = one->answers[id];
    answer.erase("id");
    return answer;
  }();
  world.attach("lead")->must("workshop.end", {{"on", true}});
  for (const bool restarted : {false, true}) {  // in memory, and to be read first
    if (restarted) world.restart();
    for (const bool joins : {false, true}) {
      auto one = at("b" + std::to_string(joins));
      const auto id = joins ? one->post("join", join_params(world.code)) : find(*one, world.code);
      EXPECT_EQ(answered_after_ms(*one, id), 250) << joins << restarted;
      Json answer = one->answers[id];
      answer.erase("id");
      EXPECT_EQ(answer, unknown) << joins << restarted;
    }
  }
}

TEST_F(FairUse, FU1_ARightCodeIsAnsweredAtOnceAlsoAfterMistakes) {
  auto one = at("hall");
  for (int i = 0; i < 4; ++i) answered_after_ms(*one, find(*one, "ZZZZZ" + std::to_string(i)));
  EXPECT_EQ(answered_after_ms(*one, find(*one, world.code)), 0);
  EXPECT_EQ(answered_after_ms(*one, one->post("join", join_params(world.code))), 0);
}

TEST_F(FairUse, FU1_AJoinRepeatedAfterTheEndGetsItsFirstAnswer) {
  auto one = at("hall");
  const std::string id = world.new_id();
  const auto text =
      Json{{"jsonrpc", "2.0"}, {"id", id}, {"method", "join"}, {"params", join_params(world.code)}}
          .dump();
  one->send_raw(text);
  world.settle();
  const Json first = one->answers[id];
  world.attach("lead")->must("workshop.end", {{"on", true}});
  auto again = at("hall");
  again->send_raw(text);
  world.settle();
  EXPECT_EQ(again->answers[id]["result"]["token"], first["result"]["token"]);
}

TEST_F(FairUse, FU2_WhoGoesOnGuessingWaitsLongerAndIsSentAway) {
  auto one = at("hall");
  std::vector<std::int64_t> waits;
  for (int i = 0; i < 10; ++i) {
    EXPECT_FALSE(one->closed);
    waits.push_back(answered_after_ms(*one, find(*one, "ZZZZZ" + std::to_string(i))));
  }
  EXPECT_EQ(waits,
            (std::vector<std::int64_t>{250, 250, 250, 500, 1000, 2000, 4000, 5000, 5000, 5000}));
  EXPECT_EQ(one->closed, 4505);
}

TEST_F(FairUse, FU2_GuessesSentAllAtOnceAreLookedAtOneAfterTheOther) {
  auto one = at("hall");
  one->connect();
  for (int i = 0; i < 20; ++i) find(*one, "ZZZZZ" + std::to_string(i % 10));
  const auto right = find(*one, world.code);
  world.advance(1'000);
  EXPECT_LE(world.doorkeeper().codes.wrong_count(), 5U);
  EXPECT_FALSE(one->answers.contains(right)) << "a right one among many wrong ones stands out";
  world.advance(30'000);
  EXPECT_EQ(one->closed, 4505);
  EXPECT_FALSE(one->answers.contains(right));
}

// The one that matters: a full hall comes in while somebody in it guesses as fast as they can.
TEST_F(FairUse, FU3_ThreeHundredJoinFromAnAddressThatAlsoGuesses) {
  std::vector<std::shared_ptr<HubClient>> guessers;
  for (int i = 0; i < 200; ++i) guessers.push_back(at("hall"));
  std::vector<std::shared_ptr<HubClient>> people;
  std::vector<std::string> joins;
  int guessed = 0;
  for (int tick = 0; tick < 100; ++tick) {  // 5 s: 3 people and 200 guesses at a time
    for (auto& guesser : guessers) {
      if (guesser->closed || !guesser->is_connected()) guesser->connect();
      find(*guesser, "ZZ" + std::to_string(1000 + guessed++ % 9000));
    }
    for (int i = 0; i < 3; ++i) {
      people.push_back(at("hall"));
      joins.push_back(people.back()->post("join", join_params(world.code)));
    }
    world.advance(50);
  }
  world.advance(5'000);  // within 10 s of the first
  int in = 0;
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (reason_in(*people[i], joins[i]).empty()) ++in;
  }
  EXPECT_EQ(in, 300);
  EXPECT_GT(world.doorkeeper().codes.wrong_count(), 300U) << "there was no attack";
  EXPECT_LE(world.doorkeeper().codes.wrong_count(), 600U + 10 * 30);
}

TEST_F(FairUse, FU3_WhatWouldWaitTooLongIsToldWhenToComeAgain) {
  for (int i = 0; i < 600; ++i) world.doorkeeper().codes.was_wrong("hall", world.steady_ms);
  // A connection that has been wrong has to leave half to the others: ten seconds of it.
  auto one = at("hall");
  answered_after_ms(*one, find(*one, "ZZZZZZ"));
  const auto id = find(*one, "ZZZZZ0");
  EXPECT_EQ(answered_after_ms(*one, id), 0);
  EXPECT_EQ(reason_in(*one, id), "too_fast");
  EXPECT_GT(one->answers[id]["error"]["data"]["retry_after_ms"], 5'000);
  EXPECT_EQ(one->answers[id]["error"]["data"]["retry"], true);
}

TEST_F(FairUse, FU4_APersonWhoSendsTooMuchIsRefusedForAMomentAndNothingIsLost) {
  const auto desk = world.attach("lead");
  const auto ana = world.join("Ana", "nhs");
  const auto ben = world.join("Ben", "nhs");
  desk->must("agenda.go", {{"activity", "act1"}});
  int accepted = 0;
  Json refusal;
  for (int i = 0; i < 200; ++i) {
    const Json answer = ana->call("ping");
    if (answer.contains("result"))
      ++accepted;
    else
      refusal = answer["error"]["data"];
  }
  EXPECT_NEAR(accepted, 120, 4);
  EXPECT_EQ(refusal["reason"], "too_fast");
  EXPECT_EQ(refusal["retry"], true);
  EXPECT_GT(refusal["retry_after_ms"], 0);
  EXPECT_LE(refusal["retry_after_ms"], 100);
  EXPECT_EQ(ana->reason("aim.post", {{"activity", "act1"}, {"text", "Mine"}}), "too_fast");
  ben->must("aim.post", {{"activity", "act1"}, {"text", "Fewer forms"}});
  world.advance(150);
  ana->must("aim.post", {{"activity", "act1"}, {"text", "Mine"}});
  EXPECT_FALSE(ana->closed);
}

TEST_F(FairUse, FU4_OnePersonOverManyConnectionsIsOnePerson) {
  const auto ana = world.join("Ana", "nhs");
  int accepted = 0;
  for (int connection = 0; connection < 5; ++connection) {
    const auto more = world.fresh(*ana);
    for (int i = 0; i < 100; ++i) accepted += more->call("ping").contains("result") ? 1 : 0;
  }
  EXPECT_NEAR(accepted, 240, 3);
}

TEST_F(FairUse, FU4_WhoDoesNotListenIsClosed) {
  const auto ana = world.join("Ana", "nhs");
  const auto stranger = at("hall");
  for (int i = 0; i < 400; ++i) {
    ana->post("ping", Json::object());
    stranger->send_raw("{");
  }
  EXPECT_EQ(ana->closed, 4504);
  EXPECT_EQ(stranger->closed, 4504);
  EXPECT_EQ(world.doorkeeper().closed_count(), 2U);
}

TEST_F(FairUse, FU4_TheDeskMayDoAsMuchAsADeskDoes) {
  const auto desk = world.attach("lead");
  for (int i = 0; i < 500; ++i) desk->must("screen.blank", {{"on", i % 2 == 0}});
}

TEST_F(FairUse, FU5_WhoNeverAsksOrNeverJoinsIsNotWaitedFor) {
  const auto silent = at("hall");
  silent->connect();
  const auto reader = at("hall");
  reader->must("workshop.find", {{"code", world.code}});
  const auto ana = world.join("Ana", "nhs");
  const auto desk = world.attach("lead");
  world.steady_ms += 59'000;
  world.settle();
  EXPECT_FALSE(silent->closed);
  world.steady_ms += 2'000;
  world.settle();
  EXPECT_EQ(silent->closed, 4003);
  EXPECT_FALSE(reader->closed);
  world.steady_ms += 16 * 60'000;
  world.settle();
  EXPECT_EQ(reader->closed, 4003);
  EXPECT_FALSE(ana->closed);
  EXPECT_FALSE(desk->closed);
}

}  // namespace
}  // namespace cg::test
