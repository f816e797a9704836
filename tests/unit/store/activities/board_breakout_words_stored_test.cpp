// What board, breakout and words leave in the log gives the same workshop when it is read again.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "domain/activities/board.hpp"
#include "domain/activities/breakout.hpp"
#include "domain/activities/words.hpp"
#include "store/stored_events.hpp"
#include "support/domain_world.hpp"

namespace cg::test {
namespace {

using namespace domain;
using ideas::Attribution;

class StoredActivities : public DomainWorld {
 protected:
  void given_a_day() {
    Plan board{.kind = "board"};
    board.choices["columns"] = choices({"barriers", "solutions"});
    board.numbers["dots"] = 7;
    Plan breakout{.kind = "breakout"};
    breakout.numbers["groups"] = 4;
    Plan words{.kind = "words"};
    words.numbers["words"] = 5;
    given_workshop();
    given(newcomer(),
          Join{.name = "Ana", .organisation = "Leeds", .sector = "nhs", .consent = true});
    const auto ana = created<PersonId>();
    const PersonId ben = given_person("patients");
    use_board(given_open(board), ana, ben);
    use_breakout(given_open(breakout), ana);
    use_words(given_open(words), ana);
  }

  void use_board(ActivityId board, PersonId ana, PersonId ben) {
    for (const auto attribution :
         {Attribution::name, Attribution::organisation, Attribution::none}) {
      given(as(ana), ideas::Post{board, "barriers", "Text", attribution});
    }
    given(as(ana), ideas::Edit{IdeaId{3}, "Other text", Attribution::organisation});
    given(as(ben), ideas::Vote{IdeaId{1}, 4});
    given(as(ben), ideas::Vote{IdeaId{2}, 2});
    given(facilitator(), ideas::Move{IdeaId{1}, "solutions"});
    given(facilitator(), ideas::Hide{IdeaId{3}, true});
    given(as(ana), ideas::Withdraw{IdeaId{2}});
  }

  void use_breakout(ActivityId breakout, PersonId ana) {
    given(facilitator(), breakout::Split{breakout, 2, std::nullopt});
    given_person("industry");
    const GroupId last = content<breakout::Content>(breakout).groups[1].id;
    const GroupId first = content<breakout::Content>(breakout).groups[0].id;
    given(facilitator(), breakout::Move{ana, first});
    given(facilitator(), breakout::Move{ana, last});
    given(facilitator(), breakout::EditGroup{last, "Doers", "Table 1", "Say how"});
    given(as(ana), ideas::Post{breakout, std::nullopt, "In the group", Attribution::none});
    given(as(ana), breakout::WriteReport{last, "We agreed"});
    given(facilitator(), breakout::HideReport{last, true});
    given(as(ana), breakout::AskHelp{last, true});
  }

  void use_words(ActivityId words, PersonId ana) {
    given(as(ana), words::Post{words, {"hope", "trust"}});
    given(facilitator(), words::Hide{words, "hope", true});
  }
};

TEST_F(StoredActivities, ReplayFromTheirStoredForm) {
  given_a_day();
  Workshop again;
  again.texts = workshop.texts;
  again.own_bytes = workshop.own_bytes;
  for (const StampedEvent& one : log) {
    const std::string stored = store::encode(one.event);
    const auto read = store::decode(stored);
    ASSERT_TRUE(read.has_value()) << stored << ": " << read.error().what;
    EXPECT_EQ(store::encode(*read), stored);
    apply(again, {one.stamp, *read});
  }
  EXPECT_EQ(again, workshop);
}

template <class... Event>
std::set<std::string> names(std::type_identity<std::variant<Event...>>) {
  return {std::string(Event::name)...};
}

// So that the test above leaves none of their events out.
TEST_F(StoredActivities, ADayHasEveryEventOfTheKinds) {
  given_a_day();
  std::set<std::string> happened;
  for (const StampedEvent& one : log) {
    happened.insert(
        std::visit([](const auto& event) { return std::string(event.name); }, one.event));
  }
  for (const auto& kind :
       {names(std::type_identity<ideas::Events>{}), names(std::type_identity<breakout::Events>{}),
        names(std::type_identity<words::Events>{})}) {
    for (const std::string& name : kind) EXPECT_TRUE(happened.contains(name)) << name;
  }
}

TEST_F(StoredActivities, HoldNoTextAtAll) {
  given_a_day();
  for (const StampedEvent& one : log) {
    const std::string stored = store::encode(one.event);
    for (const char* text : {"Ana", "Leeds", "Text", "text\":\"", "Doers", "Table", "Say how",
                             "agreed", "hope", "trust", "Group 1"}) {
      EXPECT_EQ(stored.find(text), std::string::npos) << stored;
    }
  }
}

}  // namespace
}  // namespace cg::test
