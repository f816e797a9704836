// What must not be seen is not: two worlds that differ in nothing else look the same (protocol
// rules PR1 to PR5).
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <memory>

#include "support/twins.hpp"

namespace cg::test {
namespace {

const std::vector<std::string> nine{"nhs",      "pharma", "patients", "nhs",     "pharma",
                                    "patients", "nhs",    "pharma",   "patients"};

RC_GTEST_PROP(Secrets, PR2_BallotsChangeNoFrameBeforeTheyAreRevealed, ()) {
  const auto one = std::make_unique<Twin>(nine);
  const auto other = std::make_unique<Twin>(nine);
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
  require_told_the_same(*one, *other);
}

RC_GTEST_PROP(Secrets, PR1_WhoWroteAnUnattributedIdeaChangesNoFrame, ()) {
  const auto one = std::make_unique<Twin>(nine);
  const auto other = std::make_unique<Twin>(nine);
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
  require_told_the_same(*one, *other);
}

// ---- Withheld sectors: an attacker who holds every frame and every export ---------------------

// The rule withholds `pharma` for its two people, and `patients` beside it, so that neither can be
// found by subtraction.
const std::vector<std::string> small{"nhs",    "nhs",      "nhs",      "nhs",     "pharma",
                                     "pharma", "patients", "patients", "patients"};
constexpr std::size_t first_withheld = 4;

using Ballots = std::vector<std::optional<int>>;  // of each person: a score, or nothing at all

void score_round(Twin& twin, const Ballots& ballots) {
  for (std::size_t i = 0; i < ballots.size(); ++i) {
    const Json score = ballots[i] ? Json(*ballots[i]) : Json();
    twin.phones[i]->must("score.cast", {{"activity", "act3"}, {"scores", {{"x", score}}}});
    twin.world.advance(100);
  }
  twin.desk->must("activity.reveal", {{"activity", "act3"}});
  twin.world.advance(100);
}

// Whoever of the withheld sectors gave which of their scores: the figures that are published say
// nothing of it. In both rounds the people exchange their ballots in the same way.
RC_GTEST_PROP(Attacker, PR3_WhoOfTheWithheldSectorsGaveWhichScoreIsInNothingPublished, ()) {
  std::vector<std::size_t> exchanged{4, 5, 6, 7, 8};
  const auto keys =
      *rc::gen::container<std::vector<int>>(exchanged.size(), rc::gen::inRange(0, 99));
  std::ranges::sort(exchanged, {}, [&](std::size_t i) { return keys[i - first_withheld]; });
  const auto ballot = rc::gen::map(rc::gen::inRange(0, 11), [](int n) { return std::optional(n); });
  Twin one(small);
  Twin other(small);
  for (Twin* twin : {&one, &other}) twin->desk->must("agenda.go", {{"activity", "act3"}});
  for (int round = 0; round < 2; ++round) {
    const auto ballots = *rc::gen::container<Ballots>(small.size(), ballot);
    Ballots swapped = ballots;
    for (std::size_t i = 0; i < exchanged.size(); ++i) {
      swapped[first_withheld + i] = ballots[exchanged[i]];
    }
    score_round(one, ballots);
    score_round(other, swapped);
    const Json shown = one.screen->at("scores/act3")["items"][0];
    RC_ASSERT(shown["sectors"][1].contains("withheld") && shown["sectors"][2].contains("withheld"));
    RC_ASSERT(shown["equal_voice_of"] == Json::array({"nhs"}));
    if (round == 0) {
      for (Twin* twin : {&one, &other}) twin->desk->must("activity.again", {{"activity", "act3"}});
    }
  }
  require_told_the_same(one, other);
  require_exported_the_same(one, other);
}

// Endorsements and dots have no total over all: whether anybody of a withheld sector gave any is in
// nothing published, at any time.
RC_GTEST_PROP(Attacker, PR4_WhatAWithheldSectorEndorsedIsInNothingPublished, ()) {
  Twin one(small);
  Twin other(small);
  for (Twin* twin : {&one, &other}) {
    twin->desk->must("agenda.go", {{"activity", "act2"}});
    twin->phones[0]->must("aim.post", {{"activity", "act2"}, {"text", "Fewer forms"}});
    twin->desk->must("activity.open", {{"activity", "act4"}});
    twin->phones[0]->must("idea.post", {{"activity", "act4"},
                                        {"column", "time"},
                                        {"text", "We never meet"},
                                        {"attribution", "name"}});
    twin->world.advance(100);
  }
  const auto acts = *rc::gen::container<std::vector<std::tuple<std::size_t, bool, int>>>(
      rc::gen::tuple(rc::gen::inRange<std::size_t>(first_withheld, small.size()),
                     rc::gen::arbitrary<bool>(), rc::gen::inRange(0, 4)));
  for (const auto& [person, on, dots] : acts) {
    one.phones[person]->must("aim.endorse", {{"aim", "aim1"}, {"on", on}});
    one.phones[person]->must("idea.vote", {{"idea", "idea1"}, {"dots", dots}});
    for (Twin* twin : {&one, &other}) twin->world.advance(200);
  }
  require_told_the_same(one, other);
  require_exported_the_same(one, other);
}

}  // namespace
}  // namespace cg::test
