// Board, breakout and words on the wire: who is shown what, and that records are what the schemas
// say. How params are read is held by the examples (schema_decoder_test.cpp).
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "domain/activities/board.hpp"
#include "domain/activities/breakout.hpp"
#include "domain/activities/words.hpp"
#include "support/domain_world.hpp"
#include "support/schema.hpp"
#include "wire/kind_wire.hpp"
#include "wire/records.hpp"
#include "wire/request.hpp"

namespace cg::test {
namespace {

using namespace domain;
using ideas::Attribution;
using wire::Audience;
using wire::Json;

class WireActivities : public DomainWorld {
 protected:
  using Keyed = std::map<std::string, Json>;

  WireActivities() { given_workshop(); }

  // What the audience holds, each record held against its schema.
  [[nodiscard]] Keyed view(Audience::Kind kind, std::uint32_t id = 0) const {
    const Audience audience{kind, id};
    const wire::Live live;
    const wire::Scene scene{workshop, live};
    Keyed records;
    for (const wire::Part& part : parts_of(scene, audience)) {
      for (auto& [key, json] : records_of(scene, audience, part)) records.emplace(key, json);
    }
    return checked(std::move(records));
  }
  [[nodiscard]] Keyed own(PersonId person) const {
    const wire::Live live;
    Keyed records;
    for (auto& [key, json] : wire::own_records({workshop, live}, person))
      records.emplace(key, json);
    return checked(std::move(records));
  }
  [[nodiscard]] static Keyed checked(Keyed records) {
    std::string why;
    EXPECT_TRUE(records_match(Json(records), &why)) << why;
    return records;
  }

  ActivityId given_board(int dots = 3) {
    Plan plan{.kind = "board"};
    plan.choices["columns"] = choices({"barriers", "solutions"});
    plan.numbers["dots"] = dots;
    const ActivityId board = given_open(plan);
    given(facilitator(), GoTo{board});
    return board;
  }
  ActivityId given_groups(int count) {
    const ActivityId id = given_open({.kind = "breakout"});
    given(facilitator(), GoTo{id});
    given(facilitator(), breakout::Split{id, count, std::nullopt});
    return id;
  }
  IdeaId given_idea(PersonId author, ActivityId board,
                    Attribution attribution = Attribution::none) {
    given(as(author), ideas::Post{board, "barriers", "Share the data", attribution});
    return created<IdeaId>();
  }
};

constexpr auto every_audience = {Audience::Kind::room, Audience::Kind::desk, Audience::Kind::screen,
                                 Audience::Kind::observer};

TEST_F(WireActivities, ABoardsSettingsAreInItsActivity) {
  given_people("nhs", 1);
  const ActivityId board = given_board(5);
  const Json record = view(Audience::Kind::room).at("activity/" + to_text(board));
  EXPECT_EQ(record.at("dots"), 5);
  EXPECT_EQ(record.at("columns").at(1).at("id"), "solutions");
}

TEST_F(WireActivities, AnIdeaIsARecordOfEverybodyWithDotsOfTheSectorsThatAreShown) {
  const auto nhs = given_people("nhs", 4);
  given_people("patients", 3);
  given_people("industry", 3);
  const ActivityId board = given_board();
  const IdeaId idea = given_idea(nhs[0], board, Attribution::name);
  given(as(nhs[1]), ideas::Vote{idea, 2});
  for (const auto kind : every_audience) {
    const Json record = view(kind).at("idea/" + to_text(idea));
    EXPECT_EQ(record.at("by"), "Somebody");
    EXPECT_EQ(record.at("column"), "barriers");
    EXPECT_EQ(record.at("dots"), 2);
    EXPECT_EQ(record.at("sectors").at(1), (Json{{"id", "nhs"}, {"dots", 2}, {"asked", 4}}));
  }
  EXPECT_EQ(view(Audience::Kind::room).at("progress/" + to_text(board)), (Json{{"ideas", 1}}));
}

TEST_F(WireActivities, PR3_WhereAllSectorsAreSmallThereAreNoDotsToShow) {
  const PersonId ana = given_person("nhs");
  const ActivityId board = given_board();
  const IdeaId idea = given_idea(ana, board);
  given(as(ana), ideas::Vote{idea, 1});
  const Json record = view(Audience::Kind::desk).at("idea/" + to_text(idea));
  EXPECT_EQ(record.at("sectors").at(1), (Json{{"id", "nhs"}, {"withheld", true}}));
  EXPECT_NE(record.at("dots"), 1);
}

TEST_F(WireActivities, PR1_WhoWroteAnUnattributedIdeaMakesNoDifferenceToOthers) {
  const auto people = given_people("nhs", 2);
  const ActivityId board = given_board();
  const Workshop before = workshop;
  given_idea(people[0], board);
  std::map<Audience::Kind, Keyed> seen;
  for (const auto kind : every_audience) seen[kind] = view(kind);
  workshop = before;
  log.pop_back();
  now_ms -= 1000;
  given_idea(people[1], board);
  for (const auto kind : every_audience) EXPECT_EQ(view(kind), seen[kind]);
}

TEST_F(WireActivities, AHiddenIdeaIsOnTheDeskAndWithItsAuthorAlone) {
  const PersonId ana = given_person("nhs");
  const ActivityId board = given_board();
  const IdeaId idea = given_idea(ana, board);
  given(facilitator(), ideas::Hide{idea, true});
  EXPECT_EQ(view(Audience::Kind::desk).at("idea/" + to_text(idea)).at("hidden"), true);
  for (const auto kind : {Audience::Kind::room, Audience::Kind::screen, Audience::Kind::observer}) {
    EXPECT_FALSE(view(kind).contains("idea/" + to_text(idea)));
  }
  EXPECT_EQ(own(ana).at("mine/idea/" + to_text(idea)).at("hidden"), true);
  EXPECT_EQ(view(Audience::Kind::room).at("progress/" + to_text(board)), (Json{{"ideas", 0}}));
}

TEST_F(WireActivities, APersonHasTheirOwnIdeasAndDots) {
  const PersonId ana = given_person("nhs");
  const ActivityId board = given_board();
  const IdeaId idea = given_idea(ana, board, Attribution::name);
  EXPECT_FALSE(own(ana).contains("mine/dots/" + to_text(board)));
  given(as(ana), ideas::Vote{idea, 2});
  const Keyed records = own(ana);
  EXPECT_EQ(records.at("mine/idea/" + to_text(idea)), (Json{{"activity", to_text(board)},
                                                            {"column", "barriers"},
                                                            {"text", "Share the data"},
                                                            {"attribution", "name"}}));
  EXPECT_EQ(records.at("mine/dots/" + to_text(board)),
            (Json{{"left", 1}, {"dots", {{to_text(idea), 2}}}}));
}

TEST_F(WireActivities, AGroupIsShownToAllAndItsCallForHelpToTheDesk) {
  const PersonId ana = given_person("nhs", "Ana");
  const ActivityId id = given_groups(1);
  const GroupId group = content<breakout::Content>(id).groups[0].id;
  given(facilitator(), breakout::EditGroup{group, "Doers", "Table 4", "Say how"});
  given(as(ana), breakout::AskHelp{group, true});
  given(as(ana), breakout::WriteReport{group, "We agreed"});
  const Json shown{{"activity", to_text(id)},
                   {"order", 0},
                   {"name", "Doers"},
                   {"table", "Table 4"},
                   {"task", "Say how"},
                   {"report", "We agreed"},
                   {"people", {{{"person", to_text(ana)}, {"name", "Ana"}, {"sector", "nhs"}}}}};
  EXPECT_EQ(view(Audience::Kind::room).at("group/" + to_text(group)), shown);
  EXPECT_EQ(view(Audience::Kind::desk).at("group/" + to_text(group)).at("help"), true);
  Json mine = shown;
  mine["id"] = to_text(group);
  mine["help"] = true;
  EXPECT_EQ(own(ana).at("mine/group/" + to_text(id)), mine);
  EXPECT_EQ(own(ana).at("me").at("group"), to_text(group));
  given(facilitator(), breakout::HideReport{group, true});
  EXPECT_FALSE(view(Audience::Kind::screen).at("group/" + to_text(group)).contains("report"));
  EXPECT_FALSE(own(ana).at("mine/group/" + to_text(id)).contains("report"));
  const Json desk = view(Audience::Kind::desk).at("group/" + to_text(group));
  EXPECT_EQ(desk.at("report"), "We agreed");
  EXPECT_EQ(desk.at("report_hidden"), true);
}

TEST_F(WireActivities, AGroupsIdeasAreItsOwnUntilTheyAreRevealed) {
  const auto people = given_people("nhs", 2);
  const ActivityId id = given_groups(2);
  given(as(people[0]), ideas::Post{id, std::nullopt, "An idea", Attribution::none});
  const std::string key = "idea/" + to_text(created<IdeaId>());
  const auto group_of = [&](PersonId person) {
    return breakout::group_of(content<breakout::Content>(id), person)->value;
  };
  EXPECT_TRUE(view(Audience::Kind::group, group_of(people[0])).contains(key));
  EXPECT_FALSE(view(Audience::Kind::group, group_of(people[1])).contains(key));
  EXPECT_TRUE(view(Audience::Kind::desk).contains(key));
  for (const auto kind : {Audience::Kind::room, Audience::Kind::screen, Audience::Kind::observer}) {
    EXPECT_FALSE(view(kind).contains(key));
  }
  given(facilitator(), RevealResults{id});
  for (const auto kind : every_audience) EXPECT_TRUE(view(kind).contains(key));
  // Now it is the room's: a key belongs to one audience.
  EXPECT_FALSE(view(Audience::Kind::group, group_of(people[0])).contains(key));
  EXPECT_EQ(view(Audience::Kind::room).at(key).at("dots"), Json());
}

TEST_F(WireActivities, EverybodyIsToldWhenGroupsAreFormedAndTheDeskOfEachPerson) {
  given_people("nhs", 2);
  given_groups(2);
  const auto touched = wire::touched_by(workshop, decision().events[0].event);
  EXPECT_TRUE(touched.all_people);
  EXPECT_TRUE(touched.steers);
  for (const std::uint32_t person : {1U, 2U}) {
    const wire::Part part{wire::Part::Kind::person, person};
    EXPECT_EQ(std::ranges::count(touched.parts, part), 1);
  }
}

TEST_F(WireActivities, WordsAreShownLargestFirstAndHiddenOnesToTheDeskAlone) {
  const auto people = given_people("nhs", 2);
  const ActivityId id = given_open({.kind = "words"});
  given(facilitator(), GoTo{id});
  given(as(people[0]), words::Post{id, {"hope", "rubbish"}});
  given(as(people[1]), words::Post{id, {"Hope"}});
  given(facilitator(), words::Hide{id, "rubbish", true});
  const std::string key = "words/" + to_text(id);
  EXPECT_EQ(view(Audience::Kind::room).at(key),
            (Json{{"people", 2}, {"words", {{{"word", "hope"}, {"people", 2}}}}}));
  EXPECT_EQ(view(Audience::Kind::desk).at(key).at("words").at(1),
            (Json{{"word", "rubbish"}, {"people", 1}, {"hidden", true}}));
  EXPECT_EQ(view(Audience::Kind::screen).at("progress/" + to_text(id)), (Json{{"people", 2}}));
  EXPECT_EQ(view(Audience::Kind::screen).at("activity/" + to_text(id)).at("words"), 3);
  EXPECT_EQ(own(people[0]).at("mine/words/" + to_text(id)), (Json{{"words", {"hope", "rubbish"}}}));
}

}  // namespace
}  // namespace cg::test
