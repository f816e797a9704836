// The waiting room over the real protocol: what a phone is sent while it waits, and how it comes
// in.
#include <gtest/gtest.h>

#include <set>

#include "domain/limits.hpp"
#include "rooms_fixture.hpp"

namespace cg::test {
namespace {

class WaitingRooms : public Rooms {
 protected:
  void SetUp() override {
    Rooms::SetUp();
    desk->must("waiting.switch", {{"on", true}});
  }
  static std::set<std::string> keys(const HubClient& client) {
    std::set<std::string> all;
    for (const auto& [key, record] : client.view) all.insert(key);
    return all;
  }
  void admit(const HubClient& client) {
    desk->must("waiting.admit", {{"people", {client.person}}});
    world.advance(100);
  }
  void expect_same_as_fresh(const HubClient& client) {
    world.advance(100);
    const auto fresh = world.fresh(client);
    world.advance(100);
    EXPECT_EQ(client.view, fresh->view);
  }
};

TEST_F(WaitingRooms, WR4_WhoWaitsIsSentThatTheyWaitAndNothingElse) {
  const auto ana = world.join("Ana", "nhs");
  EXPECT_EQ(keys(*ana), (std::set<std::string>{"me", "waiting_room"}));
  EXPECT_EQ(ana->at("me"), (Json{{"person", "p1"}, {"name", "Ana"}, {"sector", "nhs"}}));
  EXPECT_EQ(ana->at("waiting_room"), (Json{{"title", "Joint working"}, {"sector", "NHS"}}));
  EXPECT_EQ(ana->position, 0U);
}

TEST_F(WaitingRooms, WR4_NothingThatHappensInsideReachesThem) {
  const auto ana = world.join("Ana", "nhs");
  ana->keep_frames = true;
  desk->must("waiting.switch", {{"on", false}});
  const auto bo = world.join("Bo", "nhs");
  desk->must("agenda.go", {{"activity", "act2"}});
  bo->must("aim.post", {{"activity", "act2"}, {"text", "Fewer forms"}});
  desk->must("agenda.go", {{"activity", "act5"}});
  desk->must("breakout.split", {{"activity", "act5"}, {"groups", 1}});
  desk->must("person.remove", {{"person", bo->person}});
  desk->must("workshop.clear", {{"people", false}});
  world.advance(2000);
  EXPECT_TRUE(ana->frames.empty()) << ana->frames.front();
}

TEST_F(WaitingRooms, WR4_TheyAreToldANewTitleAndTheEnd) {
  const auto ana = world.join("Ana", "nhs");
  desk->must("workshop.edit", {{"title", "Working together"}});
  world.advance(100);
  EXPECT_EQ(ana->at("waiting_room")["title"], "Working together");
  desk->must("workshop.end", {{"on", true}});
  world.advance(100);
  EXPECT_EQ(ana->at("waiting_room")["ended"], true);
}

TEST_F(WaitingRooms, WR3_TheyAreRefusedWhatIsForThoseInside) {
  desk->must("agenda.go", {{"activity", "act2"}});
  const auto ana = world.join("Ana", "nhs");
  EXPECT_EQ(ana->reason("aim.post", {{"activity", "act2"}, {"text", "x"}}), "waiting");
  EXPECT_EQ(ana->reason("list.page", {{"of", "aim"}, {"limit", 10}}), "waiting");
  EXPECT_EQ(ana->reason("list.page", {{"of", "person"}, {"limit", 10}}), "waiting");
  EXPECT_EQ(ana->reason("waiting.admit", {{"people", {ana->person}}}), "waiting");
  ana->must("person.edit", {{"name", "Ana Silva"}});
  EXPECT_EQ(ana->at("me")["name"], "Ana Silva");
  EXPECT_EQ(ana->reason("person.edit", {{"name", ""}}), "text_empty");
}

TEST_F(WaitingRooms, TheDeskSeesWhoWaitsAndNobodyElseDoes) {
  const auto screen = world.attach("screen");
  const auto observer = world.attach("observer");
  desk->must("waiting.switch", {{"on", false}});
  const auto inside = world.join("Bo", "nhs");
  desk->must("waiting.switch", {{"on", true}});
  world.advance(1000);
  for (const auto& one : {screen, observer, inside}) one->keep_frames = true;
  const auto ana = world.join("Ana", "patients");
  world.advance(100);
  const Json waiting = desk->at("waiting/p2");
  EXPECT_EQ(waiting["name"], "Ana");
  EXPECT_EQ(waiting["sector"], "patients");
  EXPECT_EQ(waiting["present"], true);
  EXPECT_EQ(waiting["since"], world.now_ms - 100);
  EXPECT_FALSE(desk->has("person/p2"));
  EXPECT_EQ(desk->at("workshop")["people"], 1);
  EXPECT_EQ(desk->at("workshop")["waiting_room"], true);
  ana->must("person.edit", {{"name", "Ana S"}});
  ana->cut();
  world.advance(1000);
  EXPECT_EQ(desk->at("waiting/p2")["present"], false);
  EXPECT_EQ(desk->at("waiting/p2")["name"], "Ana S");
  for (const auto& one : {screen, observer, inside}) {
    EXPECT_TRUE(one->frames.empty()) << one->frames.front();
    EXPECT_FALSE(one->at("workshop").contains("waiting_room"));
  }
}

TEST_F(WaitingRooms, ANameThatMayBeTakenForAnothersIsFlaggedAtTheDoor) {
  desk->must("waiting.switch", {{"on", false}});
  const auto first = world.join("Ana Silva", "nhs");
  desk->must("waiting.switch", {{"on", true}});
  const auto second = world.join("Ana Si1va", "nhs");
  const auto third = world.join("Faci1itator", "nhs");
  const auto fourth = world.join("Dee", "nhs");
  world.advance(100);
  EXPECT_EQ(desk->at("waiting/p2")["resembles"], "p1");
  EXPECT_EQ(desk->at("waiting/p3")["resembles"], "facilitator");
  EXPECT_FALSE(desk->at("waiting/p4").contains("resembles"));
}

TEST_F(WaitingRooms, WR4_APhoneThatIsLetInGoesOnByItself) {
  desk->must("agenda.go", {{"activity", "act2"}});
  const auto ana = world.join("Ana", "nhs");
  admit(*ana);
  EXPECT_FALSE(ana->has("waiting_room"));
  EXPECT_EQ(ana->at("workshop")["now"], "act2");
  EXPECT_EQ(ana->at("workshop")["people"], 1);
  EXPECT_FALSE(desk->has("waiting/p1"));
  EXPECT_EQ(desk->at("person/p1")["present"], true);
  ana->must("aim.post", {{"activity", "act2"}, {"text", "Fewer forms"}});
  expect_same_as_fresh(*ana);
}

TEST_F(WaitingRooms, WR4_WhoIsLetInWhileAwayIsSentAllOfIt) {
  const auto ana = world.join("Ana", "nhs");
  const auto bo = world.join("Bo", "nhs");
  ana->cut();
  bo->cut();
  admit(*ana);
  // With the position that it had while it waited.
  EXPECT_TRUE(ana->attach(true).contains("result"));
  EXPECT_EQ(ana->at("workshop")["people"], 1);
  expect_same_as_fresh(*ana);
  world.restart();
  desk->attach(false);
  EXPECT_TRUE(bo->attach(true).contains("result"));
  EXPECT_EQ(keys(*bo), (std::set<std::string>{"me", "waiting_room"})) << "also after a restart";
  admit(*bo);
  EXPECT_EQ(bo->at("workshop")["people"], 2);
  expect_same_as_fresh(*bo);
}

TEST_F(WaitingRooms, WR5_AllPhonesOfSomebodyComeIn) {
  const auto ana = world.join("Ana", "nhs");
  const auto second = world.fresh(*ana);
  EXPECT_EQ(second->view, ana->view);
  admit(*ana);
  EXPECT_TRUE(second->has("workshop"));
  EXPECT_EQ(second->view, ana->view);
}

TEST_F(WaitingRooms, WR5_WhoIsLetInIsToldTheirGroup) {
  desk->must("waiting.switch", {{"on", false}});
  const auto bo = world.join("Bo", "nhs");
  desk->must("agenda.go", {{"activity", "act5"}});
  desk->must("breakout.split", {{"activity", "act5"}, {"groups", 1}});
  desk->must("waiting.switch", {{"on", true}});
  const auto ana = world.join("Ana", "nhs");
  admit(*ana);
  EXPECT_EQ(ana->at("me")["group"], "g1");
  EXPECT_TRUE(ana->has("mine/group/act5"));
  expect_same_as_fresh(*ana);
}

TEST_F(WaitingRooms, WR5_WhoIsTurnedAwayIsSentAwayAndCanBeLetBackIn) {
  const auto ana = world.join("Ana", "nhs");
  ana->keep_frames = true;
  desk->must("waiting.refuse", {{"people", {"p1"}}});
  EXPECT_EQ(ana->closed, 4501);
  EXPECT_TRUE(ana->frames.empty()) << "told nothing more: " << ana->frames.front();
  EXPECT_EQ(ana->attach(true)["error"]["data"]["reason"], "removed");
  world.advance(100);
  EXPECT_EQ(desk->at("person/p1")["removed"], true);
  EXPECT_FALSE(desk->has("waiting/p1"));
  desk->must("person.restore", {{"person", "p1"}});
  EXPECT_TRUE(ana->attach(true).contains("result"));
  EXPECT_EQ(ana->at("workshop")["people"], 1);
  expect_same_as_fresh(*ana);
}

// The answer to a join is given again to whoever repeats it; that must not be a way around.
TEST_F(WaitingRooms, WR5_AJoinSentAgainIsNoWayIn) {
  const Json call{
      {"jsonrpc", "2.0"},
      {"id", world.new_id()},
      {"method", "join"},
      {"params", {{"code", world.code}, {"name", "Ana"}, {"sector", "nhs"}, {"consent", true}}}};
  const auto send = [&] {
    const auto one = world.client();
    one->send_raw(call.dump());
    world.advance(100);
    return one;
  };
  EXPECT_EQ(keys(*send()), (std::set<std::string>{"me", "waiting_room"}));
  EXPECT_EQ(keys(*send()), (std::set<std::string>{"me", "waiting_room"}));
  desk->must("waiting.refuse", {{"people", {"p1"}}});
  const auto refused = send();
  EXPECT_EQ(refused->closed, 4501);
  EXPECT_TRUE(refused->view.empty());
  desk->must("person.restore", {{"person", "p1"}});
  EXPECT_TRUE(send()->has("workshop"));
  desk->must("person.remove", {{"person", "p1"}});
  EXPECT_TRUE(send()->view.empty()) << "nor for who was in and was removed";
}

TEST_F(WaitingRooms, WR5_WhoGoesHasNoTokenAnyMore) {
  const auto ana = world.join("Ana", "nhs");
  ana->must("person.leave");
  EXPECT_EQ(ana->closed, 4501);
  world.advance(100);
  EXPECT_FALSE(desk->has("waiting/p1"));
  EXPECT_FALSE(desk->has("person/p1"));
  EXPECT_EQ(ana->attach(true)["error"]["data"]["reason"], "bad_token");
  EXPECT_EQ(ana->closed, 4503);
}

// Their page was told nothing of having been turned away, so it is still there to be let in.
TEST_F(WaitingRooms, WR5_WhoIsTurnedAwayAndRestoredInOneBatchComesIn) {
  const auto ana = world.join("Ana", "nhs");
  desk->post("waiting.refuse", {{"people", {ana->person}}});
  desk->must("person.restore", {{"person", ana->person}});
  world.advance(100);
  EXPECT_FALSE(ana->closed.has_value());
  EXPECT_FALSE(ana->has("waiting_room"));
  EXPECT_TRUE(ana->has("workshop"));
  expect_same_as_fresh(*ana);
}

TEST_F(WaitingRooms, WR6_WhoIsAwayKeepsTheirPlaceWhileThereIsRoom) {
  const auto ana = world.join("Ana", "nhs");
  ana->cut();
  world.steady_ms += 60 * 60 * 1000;
  world.advance(31'000);
  EXPECT_EQ(desk->at("waiting/p1")["present"], false);
  EXPECT_TRUE(ana->attach(true).contains("result"));
}

TEST_F(WaitingRooms, WR6_WhenItFillsUpThoseGiveWayWhoAreLongGone) {
  const auto stays = world.join("Ana", "nhs");
  std::vector<std::shared_ptr<HubClient>> gone;
  while (gone.size() < domain::limits::waiting_max / 2) {
    gone.push_back(world.join("Bot", "nhs"));
    gone.back()->cut();
  }
  world.steady_ms += 11 * 60 * 1000;
  const auto late = world.join("Bo", "nhs");
  late->cut();
  world.advance(31'000);
  std::set<std::string> waiting;
  for (const auto& [key, record] : desk->view) {
    if (key.starts_with("waiting/")) waiting.insert(key);
  }
  EXPECT_EQ(waiting,
            (std::set<std::string>{"waiting/" + stays->person, "waiting/" + late->person}));
}

TEST_F(WaitingRooms, WR6_AFullWaitingRoomSaysSo) {
  std::vector<std::shared_ptr<HubClient>> bots;
  while (bots.size() < domain::limits::waiting_max) bots.push_back(world.join("Bot", "nhs"));
  const auto ana = world.client();
  const Json join{{"code", world.code}, {"name", "Ana"}, {"sector", "nhs"}, {"consent", true}};
  const Json answer = ana->call("join", join);
  EXPECT_EQ(answer["error"]["data"]["reason"], "waiting_room_full");
  EXPECT_EQ(answer["error"]["data"]["retry"], true);
  Json everybody = Json::array();
  for (const auto& bot : bots) everybody.push_back(bot->person);
  desk->must("waiting.refuse", {{"people", everybody}});
  EXPECT_EQ(ana->reason("join", join), "");
}

TEST_F(WaitingRooms, ABatchOfUnknownOutcomeLetsInWhomItLetIn) {
  const auto ana = world.join("Ana", "nhs");
  world.log.fail_next(store::MemoryLog::Fault::unknown_landed);
  desk->call("waiting.admit", {{"people", {"p1"}}});
  world.advance(2000);
  EXPECT_TRUE(ana->has("workshop"));
  EXPECT_FALSE(ana->has("waiting_room"));
  expect_same_as_fresh(*ana);
}

TEST_F(WaitingRooms, ABatchThatWasLostLetsNobodyIn) {
  const auto ana = world.join("Ana", "nhs");
  for (const auto fault :
       {store::MemoryLog::Fault::refused, store::MemoryLog::Fault::unknown_lost}) {
    world.log.fail_next(fault);
    EXPECT_EQ(desk->reason("waiting.admit", {{"people", {"p1"}}}), "storage_unavailable");
    world.advance(2000);
    EXPECT_EQ(keys(*ana), (std::set<std::string>{"me", "waiting_room"}));
  }
  admit(*ana);
  EXPECT_TRUE(ana->has("workshop"));
}

}  // namespace
}  // namespace cg::test
