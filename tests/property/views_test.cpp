// What must hold of every view in every history (protocol rules VW2 to VW6, PR1, PR2).
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "hub/loaded_workshop.hpp"
#include "support/random_history.hpp"
#include "support/schema.hpp"

namespace cg::test {
namespace {

using Numbers = std::vector<std::uint64_t>;

rc::Gen<Numbers> histories(int length) {
  return rc::gen::resize(length, rc::gen::container<Numbers>(rc::gen::arbitrary<std::uint64_t>()));
}

std::string told(const RandomHistory& history) {
  std::string all;
  for (const std::string& step : history.steps()) all += step + "\n";
  return all;
}

RC_GTEST_PROP(Views, VW4_AClientThatAppliedEveryFrameHoldsWhatAFreshOneIsGiven, ()) {
  HubWorld world(7);
  RandomHistory history(world, 7);
  for (const std::uint64_t number : *histories(160)) history.step(number);
  for (const auto& one : history.everybody()) {
    if (!one->is_connected()) one->attach(true);
  }
  world.advance(300);
  for (const std::string& difference : differences_from_fresh(world, history)) {
    RC_LOG() << told(history) << difference;
    RC_FAIL("a view differs from a fresh one");
  }
}

RC_GTEST_PROP(Views, ReplayingTheLogGivesTheLiveState, ()) {
  HubWorld world(8);
  RandomHistory history(world, 6);
  for (const std::uint64_t number : *histories(160)) history.step(number);
  auto loaded = hub::load_workshop(world.log, world.workshop);
  RC_ASSERT(loaded.has_value());
  bool same = false;
  world.read([&](const domain::Workshop& live) { same = live == loaded->state; });
  if (!same) RC_LOG() << told(history);
  RC_ASSERT(same);
}

RC_GTEST_PROP(Views, EveryRecordMatchesItsSchema, ()) {
  HubWorld world(9);
  RandomHistory history(world, 7);
  for (const std::uint64_t number : *histories(120)) history.step(number);
  world.advance(100);
  for (const auto& one : history.everybody()) {
    for (const auto& [key, record] : one->view) {
      std::string why;
      const bool matches = records_match(Json{{key, record}}, &why);
      if (!matches) RC_LOG() << key << ": " << record.dump() << "\n" << why;
      RC_ASSERT(matches);
    }
  }
}

// ---- Secrets: two worlds that differ in nothing but what must not be seen ----------------------

struct Twin {
  HubWorld world{11};
  std::vector<std::shared_ptr<HubClient>> phones;
  std::shared_ptr<HubClient> desk, screen, observer;
};

std::unique_ptr<Twin> make_twin() {
  auto twin = std::make_unique<Twin>();
  twin->world.create(workshop_of_all_kinds());
  twin->desk = twin->world.attach("lead");
  twin->screen = twin->world.attach("screen");
  twin->observer = twin->world.attach("observer");
  for (std::size_t i = 0; i < 9; ++i) {
    twin->phones.push_back(
        twin->world.join("Person " + std::to_string(i),
                         std::vector<std::string>{"nhs", "pharma", "patients"}[i % 3]));
  }
  for (const auto& one : {twin->desk, twin->screen, twin->observer}) one->keep_frames = true;
  twin->phones.back()->keep_frames = true;  // a bystander, who does nothing
  return twin;
}

// What was received, but for the positions: those count what has happened, and a ballot that says
// the same again is nothing that happened.
std::vector<Json> said(const HubClient& client) {
  std::vector<Json> all;
  for (const std::string& frame : client.frames) {
    Json message = Json::parse(frame);
    for (const auto* part : {"params", "result"}) {
      if (message.contains(part)) message[part].erase("seq");
    }
    all.push_back(std::move(message));
  }
  return all;
}

void expect_same_frames(const Twin& one, const Twin& other) {
  RC_ASSERT(said(*one.desk) == said(*other.desk));
  RC_ASSERT(said(*one.screen) == said(*other.screen));
  RC_ASSERT(said(*one.observer) == said(*other.observer));
  RC_ASSERT(said(*one.phones.back()) == said(*other.phones.back()));
}

RC_GTEST_PROP(Secrets, PR2_BallotsChangeNoFrameBeforeTheyAreRevealed, ()) {
  const auto one = make_twin();
  const auto other = make_twin();
  for (Twin* twin : {one.get(), other.get()}) {
    twin->desk->must("agenda.go", {{"activity", "act3"}});
  }
  const auto ballots = *rc::gen::container<std::vector<std::tuple<int, int, int>>>(
      rc::gen::tuple(rc::gen::inRange(0, 8), rc::gen::inRange(0, 11), rc::gen::inRange(0, 11)));
  for (const auto& [person, score, another] : ballots) {
    const auto cast = [&, who = person](Twin& twin, int value) {
      twin.phones[static_cast<std::size_t>(who)]->must(
          "score.cast", {{"activity", "act3"}, {"scores", {{"x", value}}}});
      twin.world.advance(100);
    };
    cast(*one, score);
    cast(*other, another);
  }
  for (Twin* twin : {one.get(), other.get()}) {
    twin->desk->must("activity.close", {{"activity", "act3"}});
    twin->world.advance(100);
  }
  expect_same_frames(*one, *other);
}

RC_GTEST_PROP(Secrets, PR1_WhoWroteAnUnattributedIdeaChangesNoFrame, ()) {
  const auto one = make_twin();
  const auto other = make_twin();
  for (Twin* twin : {one.get(), other.get()}) {
    twin->desk->must("agenda.go", {{"activity", "act4"}});
  }
  // What happens to the idea and to its possible authors afterwards must not tell either.
  const auto author = static_cast<std::size_t>(*rc::gen::inRange(0, 8));
  const auto another = static_cast<std::size_t>(*rc::gen::inRange(0, 8));
  const auto later = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 5));
  const auto play = [&](Twin& twin, std::size_t who) {
    HubClient& writer = *twin.phones[who];
    writer.must("idea.post", {{"activity", "act4"},
                              {"column", "time"},
                              {"text", "We never meet"},
                              {"attribution", "none"}});
    twin.world.advance(100);
    for (const int what : later) {
      const std::string person = twin.phones[author]->person;
      if (what == 0) {
        writer.must("idea.edit", {{"idea", "idea1"}, {"text", "We seldom meet"}});
      } else if (what == 1) {
        twin.desk->must("person.edit", {{"person", person}, {"name", "Renamed"}});
      } else if (what == 2) {
        twin.desk->must("person.edit", {{"person", person}, {"sector", "patients"}});
      } else if (what == 3) {
        twin.desk->must("text.hide", {{"record", "idea/idea1"}, {"on", true}});
      } else {
        twin.desk->must("person.remove", {{"person", person}});
        twin.desk->must("person.restore", {{"person", person}});
        twin.phones[author]->attach(true);
        twin.phones[another]->attach(true);
        writer.attach(true);
      }
      twin.world.advance(100);
    }
  };
  play(*one, author);
  play(*other, another);
  expect_same_frames(*one, *other);
}

}  // namespace
}  // namespace cg::test
