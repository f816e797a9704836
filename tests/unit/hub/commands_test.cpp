// Commands and what is promised of them (protocol rules CM1 to CM6), whatever happens to the
// storage and the room meanwhile.
#include <gtest/gtest.h>

#include "rooms_fixture.hpp"

namespace cg::test {
namespace {

Json post_of_an_aim(const std::string& id) {
  return {{"jsonrpc", "2.0"},
          {"id", id},
          {"method", "aim.post"},
          {"params", {{"activity", "act2"}, {"text", "Fewer forms"}}}};
}

TEST_F(Rooms, CM2_ACommandSentAgainGetsTheFirstAnswerAndHasNoSecondEffect) {
  const auto ana = world.join("Ana", "nhs");
  desk->must("agenda.go", {{"activity", "act2"}});
  const std::string id = world.new_id();
  const Json call = post_of_an_aim(id);
  ana->send_raw(call.dump());
  ana->send_raw(call.dump());
  world.settle();
  const Json first = ana->answers.at(id);
  world.restart();
  ana->attach(true);
  ana->answers.clear();
  ana->send_raw(call.dump());
  world.settle();
  EXPECT_EQ(ana->answers.at(id), first);
  EXPECT_EQ(ana->at("progress/act2")["aims"], 1);
  Json other = call;
  other["params"]["text"] = "More forms";
  ana->send_raw(other.dump());
  world.settle();
  EXPECT_EQ(ana->answers.at(id)["error"]["data"]["reason"], "id_reused");
}

TEST_F(Rooms, CM2_AJoinSentAgainGivesTheSamePersonAndToken) {
  const Json call{
      {"jsonrpc", "2.0"},
      {"id", world.new_id()},
      {"method", "join"},
      {"params", {{"code", world.code}, {"name", "Ana"}, {"sector", "nhs"}, {"consent", true}}}};
  const auto first = world.client();
  first->send_raw(call.dump());
  world.settle();
  const auto second = world.client();
  second->send_raw(call.dump());
  world.settle();
  const std::string id = call["id"];
  EXPECT_EQ(first->answers.at(id)["result"]["token"], second->answers.at(id)["result"]["token"]);
  world.advance(100);
  EXPECT_EQ(desk->at("workshop")["people"], 1);
}

TEST_F(Rooms, CM2_AlsoAfterTheirAnswersWereForgottenOrTheRoomWasPutAway) {
  constexpr std::int64_t minute_ms = 60'000;
  const auto ana = world.join("Ana", "nhs");
  desk->must("agenda.go", {{"activity", "act2"}});
  const std::string id = world.new_id();
  const Json call = post_of_an_aim(id);
  const auto ask = [&] {
    ana->answers.clear();
    ana->send_raw(call.dump());
    world.settle();
    return ana->answers.at(id);
  };
  const Json first = ask();
  ASSERT_TRUE(first.contains("result"));
  ana->cut();
  world.advance(12 * minute_ms);  // the desk stays: Ana counts as having left
  ana->attach(true);
  EXPECT_EQ(ask(), first);
  ana->cut();
  desk->cut();
  EXPECT_EQ(world.open_rooms(), 1U);
  world.advance(11 * minute_ms);
  EXPECT_EQ(world.open_rooms(), 0U) << "nobody was here";
  ana->attach(true);
  EXPECT_EQ(world.open_rooms(), 1U);
  EXPECT_EQ(ask(), first);
  EXPECT_EQ(ana->at("progress/act2")["aims"], 1);
}

TEST_F(Rooms, WhileOverloadedNobodyNewIsLetInAndThoseInsideGoOn) {
  const auto ana = world.join("Ana", "nhs");
  desk->must("agenda.go", {{"activity", "act2"}});
  world.overloaded = true;
  const auto ben = world.client("ben");
  const Json who{{"code", world.code}, {"name", "Ben"}, {"sector", "nhs"}, {"consent", true}};
  const Json refused = ben->call("join", who);
  EXPECT_EQ(refused["error"]["data"]["reason"], "overloaded");
  EXPECT_GE(refused["error"]["data"]["retry_after_ms"], 1'000) << "come back in n seconds";
  EXPECT_EQ(ana->reason("aim.post", {{"activity", "act2"}, {"text", "Fewer forms"}}), "");
  ana->cut();
  EXPECT_TRUE(ana->attach(true).contains("result")) << "coming back is no joining";
  world.overloaded = false;
  EXPECT_EQ(ben->reason("join", who), "");
}

TEST_F(Rooms, WhenTheClockIsSetBackEverybodyIsStillToldAtTheTick) {
  const auto ana = world.join("Ana", "nhs");
  world.advance(100);
  world.now_ms -= 3'600'000;
  desk->must("agenda.go", {{"activity", "act2"}});
  ana->must("aim.post", {{"activity", "act2"}, {"text", "Fewer forms"}});
  world.advance(100);
  EXPECT_TRUE(desk->has("aim/aim1"));
}

TEST_F(Rooms, CM5_WhileTheStorageIsDownWhatWasAcknowledgedIsStillShown) {
  const auto ana = world.join("Ana", "nhs");
  desk->must("agenda.go", {{"activity", "act2"}});
  ana->must("aim.post", {{"activity", "act2"}, {"text", "Fewer forms"}});
  for (const auto fault : {store::MemoryLog::Fault::refused, store::MemoryLog::Fault::unknown_lost,
                           store::MemoryLog::Fault::unknown_landed}) {
    world.log.fail_next(fault);
    world.log.fail_recoveries(3);
    EXPECT_EQ(ana->reason("aim.post", {{"activity", "act2"}, {"text", "Lost?"}}),
              "storage_unavailable");
    const auto screen = world.attach("screen");
    EXPECT_EQ(screen->at("aim/aim1")["text"], "Fewer forms");
    world.read([](const domain::Workshop& workshop) { EXPECT_EQ(workshop.people.size(), 1U); });
    world.advance(1'000);
    EXPECT_EQ(ana->reason("aim.endorse", {{"aim", "aim1"}, {"on", true}}), "own_aim")
        << "commands are taken again";
  }
}

TEST_F(Rooms, CM5_WhatIsMadeAndUndoneBeforeTheDiskAnswersIsAcknowledgedAndGone) {
  const auto ana = world.join("Ana", "nhs");
  desk->must("agenda.go", {{"activity", "act2"}});
  ana->must("aim.post", {{"activity", "act2"}, {"text", "Fewer forms"}});
  ana->must("aim.post", {{"activity", "act2"}, {"text", "Less paper"}});
  const Json both{"aim1", "aim2"};
  const auto merged =
      desk->post("aim.merge", {{"activity", "act2"}, {"aims", both}, {"text", "Less to fill in"}});
  const auto taken_apart = desk->post("aim.unmerge", {{"aim", "aim3"}});
  const auto again =
      desk->post("aim.merge", {{"activity", "act2"}, {"aims", both}, {"text", "Less to fill in"}});
  const auto cleared = desk->post("workshop.clear", {{"people", false}});
  world.settle();
  for (const std::string& id : {merged, taken_apart, again, cleared}) {
    EXPECT_TRUE(desk->answers.at(id).contains("result")) << desk->answers.at(id);
  }
  world.advance(100);
  EXPECT_FALSE(desk->has("aim/aim3"));
  EXPECT_FALSE(ana->has("mine/endorsed/act2"));
}

TEST_F(Rooms, CM5_NothingIsAnsweredOrShownBeforeItIsDurable) {
  const auto ana = world.join("Ana", "nhs");
  const auto before = desk->view;
  desk->post("agenda.go", {{"activity", "act2"}});
  EXPECT_EQ(desk->view, before);
  EXPECT_FALSE(ana->at("workshop")["now"].is_string());
  world.settle();
  EXPECT_EQ(ana->at("workshop")["now"], "act2") << "steering goes out at once";
}

}  // namespace
}  // namespace cg::test
