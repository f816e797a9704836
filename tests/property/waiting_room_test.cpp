// Who waits to be let in learns nothing, and nobody inside learns of them (rules WR2 and WR4),
// whatever happens meanwhile.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <memory>
#include <set>

#include "support/twins.hpp"

namespace cg::test {
namespace {

using Numbers = std::vector<std::uint64_t>;

rc::Gen<Numbers> histories(int length) {
  return rc::gen::resize(length, rc::gen::container<Numbers>(rc::gen::arbitrary<std::uint64_t>()));
}

bool is_fit_for_the_door(const std::string& key, const Json& record) {
  const std::set<std::string> of_me{"person", "name", "sector", "organisation", "role"};
  const std::set<std::string> of_room{"title", "sector", "ended"};
  if (key != "me" && key != "waiting_room") return false;
  for (const auto& [name, value] : record.items()) {
    if (!(key == "me" ? of_me : of_room).contains(name)) return false;
  }
  return true;
}

RC_GTEST_PROP(WaitingRoom, WR4_WhoWaitsIsSentNothingButThat, ()) {
  HubWorld world(21);
  RandomHistory history(world, 6);
  history.with_waiting = false;  // nobody lets them in
  history.with_clear = false;
  history.desk->must("waiting.switch", {{"on", true}});
  const auto ana = world.client("Ana");
  ana->keep_frames = true;
  const Json joined = ana->must(
      "join", {{"code", world.code}, {"name", "Ana"}, {"sector", "nhs"}, {"consent", true}});
  ana->token = joined.value("token", "");
  history.desk->must("waiting.switch", {{"on", false}});
  for (const std::uint64_t number : *histories(120)) {
    history.step(number);
    if (number % 7 == 0) ana->call("list.page", {{"of", "aim"}, {"limit", 50}});
    if (number % 11 == 0) ana->attach(number % 2 == 0);
    if (ana->closed) break;  // the desk removed who happened to have that number
  }
  world.advance(300);
  for (const std::string& frame : ana->frames) {
    const Json message = Json::parse(frame);
    if (!message.contains("method")) {
      const bool is_a_page = message.contains("result") && message["result"].contains("put");
      RC_ASSERT(!is_a_page);
      continue;
    }
    for (const auto& [key, record] : message["params"]["put"].items()) {
      if (!is_fit_for_the_door(key, record)) RC_LOG() << key << ": " << record.dump();
      RC_ASSERT(is_fit_for_the_door(key, record));
    }
  }
}

const std::vector<std::string> six{"nhs", "pharma", "patients", "nhs", "pharma", "patients"};

// In one of two worlds people come to the door and some go again; the room, the screen and the
// observer are told the same in both, and so are the transcripts.
RC_GTEST_PROP(WaitingRoom, WR2_WhoWaitsIsInNothingThatOthersAreTold, ()) {
  Twin one(six);
  Twin other(six);
  for (Twin* twin : {&one, &other}) {
    twin->desk->keep_frames = false;  // it is the one that is told
    twin->desk->frames.clear();
    twin->desk->must("waiting.switch", {{"on", true}});
    twin->desk->must("agenda.go", {{"activity", "act3"}});
    twin->world.advance(200);
  }
  std::vector<std::shared_ptr<HubClient>> at_the_door;
  const auto acts = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 9));
  for (const int act : acts) {
    if (act < 3) {
      at_the_door.push_back(one.world.join("Newcomer", six[static_cast<std::size_t>(act)]));
    } else if (act == 3 && !at_the_door.empty()) {
      at_the_door.back()->call("person.edit", {{"name", "Another"}, {"sector", "nhs"}});
    } else if (act == 4 && !at_the_door.empty()) {
      at_the_door.back()->call("person.leave");
    } else if (act == 5 && !at_the_door.empty()) {
      one.desk->must("waiting.refuse", {{"people", {at_the_door.back()->person}}});
    } else if (act == 6) {
      for (Twin* twin : {&one, &other}) {
        twin->phones[0]->call("score.cast", {{"activity", "act3"}, {"scores", {{"x", act}}}});
      }
    } else if (act == 7) {
      for (Twin* twin : {&one, &other}) twin->phones[1]->call("person.leave");
    } else if (act == 8) {
      for (Twin* twin : {&one, &other}) twin->desk->must("activity.reveal", {{"activity", "act3"}});
    }
    for (Twin* twin : {&one, &other}) twin->world.advance(100);
  }
  require_told_the_same(one, other);
  require_exported_the_same(one, other);
}

}  // namespace
}  // namespace cg::test
