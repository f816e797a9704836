// Rooms, their visitors and their views over the real protocol, without a socket.
#include <gtest/gtest.h>

#include <set>

#include "domain/limits.hpp"
#include "rooms_fixture.hpp"

namespace cg::test {
namespace {

TEST_F(Rooms, JN1_JoiningGivesATokenAndTheFirstView) {
  const auto ana = world.join("Ana", "nhs");
  EXPECT_EQ(ana->person, "p1");
  EXPECT_EQ(ana->at("me")["name"], "Ana");
  EXPECT_EQ(ana->at("workshop")["title"], "Joint working");
  EXPECT_EQ(ana->at("workshop")["by_sector"]["nhs"], 1);
  EXPECT_EQ(ana->at("activity/act1")["kind"], "introductions");
  EXPECT_FALSE(ana->has("person/p1")) << "the desk's record";
}

TEST_F(Rooms, JN1_TheCodeIsReadAsPeopleTypeIt) {
  auto late = world.client();
  std::string typed = " " + world.code.substr(0, 3) + "-" + world.code.substr(3);
  for (char& c : typed) c = static_cast<char>(std::tolower(c));
  const Json found = late->must("workshop.find", {{"code", typed}});
  EXPECT_EQ(found["title"], "Joint working");
  const std::string wrong = late->post("workshop.find", {{"code", "AAAAAA"}});
  world.advance(300);  // rule FU1
  EXPECT_EQ(late->answers[wrong]["error"]["data"]["reason"], "wrong_code");
}

TEST_F(Rooms, TheDeskSeesWhoCameAndWhoIsHere) {
  const auto ana = world.join("Ana", "nhs");
  world.advance(100);
  EXPECT_EQ(desk->at("person/p1")["present"], true);
  EXPECT_EQ(desk->at("workshop")["people"], 1);
  ana->cut();
  world.advance(100);
  EXPECT_EQ(desk->at("person/p1")["present"], false);
}

TEST_F(Rooms, JN2_AConnectionJoinsOnceAndNothingBefore) {
  auto stranger = world.client();
  EXPECT_EQ(stranger->reason("aim.post", {{"activity", "act2"}, {"text", "x"}}), "not_attached");
  const auto ana = world.join("Ana", "nhs");
  EXPECT_EQ(ana->reason("attach", {{"workshop", ana->workshop}, {"token", ana->token}}),
            "already_attached");
}

TEST_F(Rooms, JN3_TwoConnectionsOfOneTokenSeeTheSamePerson) {
  const auto ana = world.join("Ana", "nhs");
  const auto second = world.fresh(*ana);
  desk->must("agenda.go", {{"activity", "act2"}});
  ana->must("aim.post", {{"activity", "act2"}, {"text", "Fewer forms"}});
  world.advance(100);
  EXPECT_EQ(second->at("mine/aim/aim1")["text"], "Fewer forms");
  EXPECT_EQ(second->view, ana->view);
}

TEST_F(Rooms, JN4_ARemovedPersonIsSentAwayAndLetBackIn) {
  const auto ana = world.join("Ana", "nhs");
  desk->must("person.remove", {{"person", "p1"}});
  EXPECT_EQ(ana->closed, 4501);
  const Json answer = ana->attach(true);
  EXPECT_EQ(answer["error"]["data"]["reason"], "removed");
  EXPECT_EQ(ana->closed, 4501);
  desk->must("person.restore", {{"person", "p1"}});
  EXPECT_TRUE(ana->attach(false).contains("result"));
  auto thief = world.client();
  thief->token = "p1.AAAAAAAAAAAAAAAAAAAAAA";
  EXPECT_EQ(thief->attach(false)["error"]["data"]["reason"], "bad_token");
  EXPECT_EQ(thief->closed, 4503);
}

// By the join that brought them in, sent once more.
TEST_F(Rooms, JN4_ARemovedPersonIsNotLetInByTheirJoinEither) {
  const auto ana = world.client("Ana");
  const std::string join =
      Json{
          {"jsonrpc", "2.0"},
          {"id", world.new_id()},
          {"method", "join"},
          {"params", {{"code", world.code}, {"name", "Ana"}, {"sector", "nhs"}, {"consent", true}}}}
          .dump();
  const auto send = [&] {
    ana->connect();
    ana->answers.clear();
    ana->send_raw(join);
    world.settle();
    return ana->answers.begin()->second;
  };
  EXPECT_TRUE(send().contains("result"));
  desk->must("person.remove", {{"person", "p1"}});
  EXPECT_EQ(send()["error"]["data"]["reason"], "removed");
  EXPECT_EQ(ana->closed, 4501);
  desk->must("person.restore", {{"person", "p1"}});
  EXPECT_TRUE(send().contains("result"));
  desk->must("workshop.clear", {{"people", true}});
  EXPECT_EQ(send()["error"]["data"]["reason"], "removed");
}

// A join that is sent again, in the batch of what changes for the person.
TEST_F(Rooms, JN3_APhoneThatComesInTakesNoNewsFromThePersonsOthers) {
  const Json join{
      {"jsonrpc", "2.0"},
      {"id", world.new_id()},
      {"method", "join"},
      {"params", {{"code", world.code}, {"name", "Ana"}, {"sector", "nhs"}, {"consent", true}}}};
  const auto first = world.client();
  const auto second = world.client();
  first->send_raw(join.dump());
  world.settle();
  desk->must("agenda.go", {{"activity", "act5"}});
  desk->post("person.edit", {{"person", "p1"}, {"name", "Anna"}});
  desk->post("breakout.split", {{"activity", "act5"}, {"groups", 1}});
  second->send_raw(join.dump());
  world.advance(100);
  EXPECT_EQ(first->at("me")["name"], "Anna");
  EXPECT_EQ(first->at("me")["group"], "g1");
  EXPECT_TRUE(first->has("mine/group/act5"));
  EXPECT_EQ(first->view, second->view);
}

// The view of a group that is made when somebody comes in is ahead of what the crowd was told.
TEST_F(Rooms, VW4_AGroupIsToldOfItsIdeasAlsoAfterARestart) {
  const auto ana = world.join("Ana", "nhs");
  const auto ben = world.join("Ben", "patients");
  desk->must("agenda.go", {{"activity", "act5"}});
  desk->must("breakout.split", {{"activity", "act5"}, {"groups", 2}});
  world.restart();
  desk->attach(false);
  for (const auto& one : {ana, ben}) one->attach(false);
  for (const auto& one : {ana, ben}) {
    one->must("idea.post", {{"activity", "act5"}, {"text", one->person}, {"attribution", "none"}});
  }
  world.advance(200);
  EXPECT_EQ(ana->at("idea/idea1")["text"], ana->person);
  EXPECT_EQ(ben->at("idea/idea2")["text"], ben->person);
  EXPECT_FALSE(ana->has("idea/idea2"));
}

TEST_F(Rooms, JN5_WhoIsAwayForTenMinutesHasLeftAndComesBack) {
  const auto ana = world.join("Ana", "nhs");
  ana->cut();
  world.steady_ms += 11 * 60 * 1000;
  world.advance(31'000);
  EXPECT_EQ(desk->at("person/p1")["left"], true);
  ana->attach(true);
  world.advance(100);
  EXPECT_FALSE(desk->at("person/p1").contains("left"));
}

TEST_F(Rooms, ARefusedBatchLeavesEverythingAsItWas) {
  const auto ana = world.join("Ana", "nhs");
  desk->must("agenda.go", {{"activity", "act2"}});
  world.log.fail_next(store::MemoryLog::Fault::refused);
  EXPECT_EQ(ana->reason("aim.post", {{"activity", "act2"}, {"text", "Lost"}}),
            "storage_unavailable");
  world.advance(100);
  EXPECT_FALSE(ana->has("aim/aim1"));
  EXPECT_EQ(ana->must("aim.post", {{"activity", "act2"}, {"text", "Kept"}})["aim"], "aim1");
  world.advance(100);
  EXPECT_EQ(ana->at("aim/aim1")["text"], "Kept");
}

TEST_F(Rooms, AnUnknownOutcomeIsFoundOutAndTheSameCommandAnswered) {
  const auto ana = world.join("Ana", "nhs");
  desk->must("agenda.go", {{"activity", "act2"}});
  for (const auto fault :
       {store::MemoryLog::Fault::unknown_landed, store::MemoryLog::Fault::unknown_lost}) {
    world.log.fail_next(fault);
    const std::string id = world.new_id();
    const Json call{{"jsonrpc", "2.0"},
                    {"id", id},
                    {"method", "aim.post"},
                    {"params", {{"activity", "act2"}, {"text", "Aim " + id}}}};
    ana->send_raw(call.dump());
    world.advance(200);
    EXPECT_EQ(ana->answers.at(id)["error"]["data"]["reason"], "storage_unavailable");
    ana->send_raw(call.dump());
    world.advance(200);
    EXPECT_TRUE(ana->answers.at(id).contains("result"));
  }
  EXPECT_EQ(ana->at("progress/act2")["aims"], 2);
}

TEST_F(Rooms, VW3_AResumedViewHoldsJustWhatChanged) {
  const auto ana = world.join("Ana", "nhs");
  const auto bo = world.join("Bo", "patients");
  desk->must("agenda.go", {{"activity", "act2"}});
  ana->must("aim.post", {{"activity", "act2"}, {"text", "One"}});
  ana->must("aim.post", {{"activity", "act2"}, {"text", "Two"}});
  world.advance(100);
  bo->cut();
  ana->must("aim.withdraw", {{"aim", "aim1"}});
  world.advance(100);
  bo->keep_frames = true;
  bo->attach(true);
  const Json resumed = Json::parse(bo->frames.back())["params"];
  EXPECT_FALSE(resumed.contains("full"));
  EXPECT_EQ(resumed["remove"], Json::array({"aim/aim1"}));
  EXPECT_FALSE(resumed["put"].contains("aim/aim2"));
  EXPECT_EQ(bo->view, world.fresh(*bo)->view);
}

TEST_F(Rooms, WhatComesWithinATickIsToldTogether) {
  const auto ana = world.join("Ana", "nhs");
  desk->must("agenda.go", {{"activity", "act2"}});
  const auto screen = world.attach("screen");
  screen->keep_frames = true;
  world.advance(100);
  const auto frames_of_four_aims = [&] {
    screen->frames.clear();
    for (int i = 0; i < 4; ++i) ana->must("aim.post", {{"activity", "act2"}, {"text", "One"}});
    return screen->frames.size();
  };
  EXPECT_EQ(frames_of_four_aims(), 1U) << "at once, since it was quiet";
  world.advance(50);
  EXPECT_EQ(screen->frames.size(), 2U) << "and the other three at the tick";

  world.tick_ms = 0;
  world.restart();
  for (const auto& one : {ana, screen}) one->attach(false);
  EXPECT_EQ(frames_of_four_aims(), 4U) << "each as it comes";
}

TEST_F(Rooms, WhatWasAcknowledgedIsInTheFirstViewOfANewcomer) {
  const auto ana = world.join("Ana", "nhs");
  desk->must("agenda.go", {{"activity", "act2"}});
  ana->must("aim.post", {{"activity", "act2"}, {"text", "One"}});
  ana->must("aim.post", {{"activity", "act2"}, {"text", "Two"}});
  EXPECT_EQ(world.fresh(*ana)->at("aim/aim2")["text"], "Two");
}

TEST_F(Rooms, VW3_AfterARestartTheViewIsWhole) {
  const auto ana = world.join("Ana", "nhs");
  world.restart();
  ana->keep_frames = true;
  ana->attach(true);
  EXPECT_EQ(Json::parse(ana->frames.back())["params"]["full"], true);
}

TEST_F(Rooms, AGroupsIdeasAreItsOwnUntilTheyAreReportedBack) {
  std::vector<std::shared_ptr<HubClient>> people;
  for (int i = 0; i < 4; ++i) people.push_back(world.join("P" + std::to_string(i), "nhs"));
  desk->must("agenda.go", {{"activity", "act5"}});
  desk->must("breakout.split", {{"activity", "act5"}, {"groups", 2}});
  world.advance(100);
  const auto& ana = people[0];
  const std::string group = ana->at("me")["group"];
  ana->must("idea.post", {{"activity", "act5"}, {"text", "Ours"}, {"attribution", "none"}});
  world.advance(100);
  for (const auto& one : people) {
    EXPECT_EQ(one->has("idea/idea1"), one->at("me")["group"] == group);
    EXPECT_EQ(one->view, world.fresh(*one)->view);
  }
  EXPECT_TRUE(desk->has("idea/idea1"));
  desk->must("activity.reveal", {{"activity", "act5"}});
  world.advance(100);
  for (const auto& one : people) EXPECT_TRUE(one->has("idea/idea1"));
  desk->must("activity.hide", {{"activity", "act5"}});
  world.advance(100);
  for (const auto& one : people) {
    EXPECT_EQ(one->has("idea/idea1"), one->at("me")["group"] == group);
  }
}

TEST_F(Rooms, WhoIsMovedToAnotherGroupSeesThatGroupsIdeas) {
  std::vector<std::shared_ptr<HubClient>> people;
  for (int i = 0; i < 4; ++i) people.push_back(world.join("P" + std::to_string(i), "nhs"));
  desk->must("agenda.go", {{"activity", "act5"}});
  desk->must("breakout.split", {{"activity", "act5"}, {"groups", 2}});
  world.advance(100);
  for (const auto& one : people) {
    one->must("idea.post", {{"activity", "act5"}, {"text", "Mine"}, {"attribution", "none"}});
  }
  world.advance(100);
  const std::string before = people[0]->at("me")["group"];
  const std::string after = before == "g1" ? "g2" : "g1";
  desk->must("group.move", {{"person", people[0]->person}, {"group", after}});
  world.advance(100);
  EXPECT_EQ(people[0]->at("me")["group"], after);
  for (const auto& one : people) EXPECT_EQ(one->view, world.fresh(*one)->view);
}

TEST_F(Rooms, WhatIsSentBehindAnAttachIsDoneAfterIt) {
  const auto ana = world.join("Ana", "nhs");
  desk->must("agenda.go", {{"activity", "act2"}});
  ana->connect();
  ana->post("attach", {{"workshop", ana->workshop}, {"token", ana->token}});
  const std::string id = ana->post("aim.post", {{"activity", "act2"}, {"text", "At once"}});
  world.advance(100);
  EXPECT_EQ(ana->answers.at(id)["result"]["aim"], "aim1");
  EXPECT_EQ(ana->at("mine/aim/aim1")["text"], "At once");
}

TEST_F(Rooms, VW5_APhonesViewIsBoundedHoweverMuchIsSaid) {
  std::string longest;
  for (int i = 0; i < 280; ++i) longest += "\xF0\x9F\x8C\xB3";
  desk->must("agenda.go", {{"activity", "act1"}});
  for (const std::string activity : {"act2", "act4"}) {
    desk->must("activity.open", {{"activity", activity}});
  }
  std::vector<std::shared_ptr<HubClient>> people;
  for (int i = 0; i < 80; ++i) {
    const auto one = world.join("Person " + std::to_string(i), "nhs");
    one->must("introduction.post", {{"activity", "act1"}, {"text", longest}});
    for (int aim = 0; aim < 5; ++aim) {
      one->must("aim.post", {{"activity", "act2"}, {"text", longest}});
    }
    for (int idea = 0; idea < 5; ++idea) {
      one->must(
          "idea.post",
          {{"activity", "act4"}, {"column", "time"}, {"text", longest}, {"attribution", "name"}});
    }
    people.push_back(one);
  }
  world.advance(100);
  const auto late = world.client("late");
  late->workshop = people[0]->workshop;
  late->token = people[0]->token;
  late->keep_frames = true;
  late->attach(false);
  EXPECT_LE(late->frames.back().size(), domain::limits::view_bytes_max);
  EXPECT_EQ(late->at("progress/act2")["aims"], 400);

  // The rest is asked for page by page: every aim once.
  std::set<std::string> seen;
  Json page{{"next", ""}};
  while (page.contains("next")) {
    page = late->must("list.page", {{"of", "aim"}, {"after", page["next"]}, {"limit", 90}});
    for (const auto& [key, record] : page["put"].items()) EXPECT_TRUE(seen.insert(key).second);
  }
  EXPECT_EQ(seen.size(), 400);

  // What was seen last has been withdrawn since: all again is better than none of the rest.
  page = late->must("list.page", {{"of", "aim"}, {"after", "aim/aim9999"}, {"limit", 90}});
  EXPECT_EQ(page["put"].size(), 90);
}

TEST_F(Rooms, ObserversAndScreensChangeNothing) {
  for (const std::string role : {"screen", "observer"}) {
    const auto one = world.attach(role);
    EXPECT_EQ(one->reason("agenda.go", {{"activity", "act2"}}), "not_allowed");
  }
}

}  // namespace
}  // namespace cg::test
