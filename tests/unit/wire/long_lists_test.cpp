// What a view holds of a long list, and its pages.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "domain/activities/board.hpp"
#include "support/domain_world.hpp"
#include "wire/list_page.hpp"

namespace cg::test {
namespace {

using namespace domain;
using wire::Audience;

class LongLists : public DomainWorld {
 protected:
  LongLists() {
    given_workshop();
    for (const std::string sector : {"nhs", "patients", "industry"}) {
      for (const PersonId person : given_people(sector, 6)) people.push_back(person);
    }
  }

  ActivityId given_board() {
    Plan plan{.kind = "board"};
    plan.choices["columns"] = choices({"barriers"});
    plan.numbers["dots"] = 3;
    const ActivityId board = given_open(plan);
    given(facilitator(), GoTo{board});
    return board;
  }
  std::vector<IdeaId> given_ideas(ActivityId board, unsigned count, std::size_t letters = 12) {
    std::vector<IdeaId> ids;
    for (unsigned i = 0; i < count; ++i) {
      given(as(people[i % people.size()]),
            ideas::Post{board, "barriers", std::string(letters, 'x'), ideas::Attribution::none});
      ids.push_back(created<IdeaId>());
    }
    return ids;
  }

  [[nodiscard]] std::optional<wire::Page> page(std::string_view of, std::string_view after,
                                               std::size_t limit, Audience::Kind kind,
                                               std::optional<ActivityId> activity = {}) const {
    const wire::Live live;
    return list_page({workshop, live}, Audience{kind, 0}, of, activity, after, limit);
  }
  // The keys of all pages, one after the other.
  [[nodiscard]] std::vector<std::string> all_pages(std::string_view of, std::size_t limit,
                                                   Audience::Kind kind) const {
    std::vector<std::string> keys;
    std::optional<std::string> next = "";
    while (next) {
      const auto got = page(of, *next, limit, kind).value();
      EXPECT_LE(got.put.size(), limit);
      for (const auto& [key, record] : got.put) keys.push_back(key);
      next = got.next;
    }
    return keys;
  }

  std::vector<PersonId> people;
};

TEST_F(LongLists, VW5_TheLeadingAndTheNewestAreInAPhonesViewAndNothingInBetween) {
  const ActivityId board = given_board();
  const auto posted = given_ideas(board, 300, 250);
  const IdeaId leading = posted[150];
  given(as(people[0]), ideas::Vote{leading, 3});

  const wire::Live live;
  std::vector<std::string> keys;
  for (const auto& [key, record] :
       wire::records_of({workshop, live}, Audience{Audience::Kind::room, 0},
                        {wire::Part::Kind::content, board.value})) {
    if (key.starts_with("idea/")) keys.push_back(key);
  }
  const auto key_of = [](IdeaId id) { return "idea/" + to_text(id); };
  ASSERT_FALSE(keys.empty());
  EXPECT_EQ(keys.front(), key_of(leading));
  EXPECT_EQ(keys[1], key_of(posted.front()));  // without dots the oldest lead
  EXPECT_EQ(std::ranges::count(keys, key_of(posted.back())), 1);
  EXPECT_EQ(std::ranges::count(keys, key_of(posted[149])), 0);
  EXPECT_LT(keys.size(), 200);
  EXPECT_EQ(std::set(keys.begin(), keys.end()).size(), keys.size());

  // The newest follow from the newest on.
  const auto newest = std::ranges::find(keys, key_of(posted.back()));
  auto expected = posted.rbegin();
  for (auto at = newest; at != keys.end(); ++at, ++expected) EXPECT_EQ(*at, key_of(*expected));
}

TEST_F(LongLists, PagesHoldEveryEntryOnceInOneOrderHoweverLongTheyAre) {
  given_ideas(given_board(), 7);
  given_ideas(given_board(), 5);
  const auto whole = all_pages("idea", 100, Audience::Kind::room);
  ASSERT_EQ(whole.size(), 12);
  for (const std::size_t limit : {1U, 2U, 5U, 7U, 11U, 12U}) {
    EXPECT_EQ(all_pages("idea", limit, Audience::Kind::room), whole) << limit;
  }
}

TEST_F(LongLists, PagesOfOneActivityHoldNothingOfAnother) {
  const ActivityId first = given_board();
  given_ideas(first, 3);
  given_ideas(given_board(), 4);
  EXPECT_EQ(page("idea", {}, 50, Audience::Kind::room, first)->put.size(), 3);
}

TEST_F(LongLists, AKeyThatIsNotThereBeginsAtTheStart) {
  given_ideas(given_board(), 3);
  for (const auto* after : {"idea/idea9", "idea/idea01", "idea/idea", "idea/ideax", "idea/idea1x",
                            "idea/idea99999999999", "aim/aim1", "x"}) {
    const auto got = page("idea", after, 2, Audience::Kind::room).value();
    ASSERT_EQ(got.put.size(), 2) << after;
    EXPECT_EQ(got.put.front().first, "idea/idea1") << after;
  }
}

TEST_F(LongLists, PeopleAreListedForTheDeskAlone) {
  EXPECT_EQ(all_pages("person", 5, Audience::Kind::desk).size(), workshop.people.size());
  for (const auto kind : {Audience::Kind::room, Audience::Kind::screen, Audience::Kind::observer}) {
    EXPECT_FALSE(page("person", {}, 5, kind)) << static_cast<int>(kind);
  }
}

}  // namespace
}  // namespace cg::test
