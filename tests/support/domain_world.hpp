// A small language for tests of the domain's rules:
//
//   class Aims : public cg::test::DomainWorld {};
//   TEST_F(Aims, CM6_EndorsingTwiceChangesNothing) {
//     given_workshop();
//     const auto ana = given_person("nhs");
//     const auto aims = given_open({.kind = "aims"});
//     when(as(ana), aims::Post{aims, "Fewer forms"});
//     then_happened<aims::Posted>();
//   }
//
// Every accepted decision is applied at once. When a test ends, its events are replayed with just
// the texts that are left, and must give the same state: so no rule may look at an erased text.
// Not thread-safe, like everything in a test.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <source_location>
#include <string>
#include <string_view>
#include <vector>

#include "domain/decide.hpp"

namespace cg::test {

class DomainWorld : public ::testing::Test {
 protected:
  using Where = std::source_location;

  // The state so far, and what led to it.
  domain::Workshop workshop;
  std::vector<domain::StampedEvent> log;
  std::int64_t now_ms = 1'700'000'000'000;
  std::uint64_t seed = 1;

  // Who acts
  [[nodiscard]] static domain::Actor newcomer() { return {domain::Actor::Role::newcomer, {}}; }
  [[nodiscard]] static domain::Actor facilitator() {
    return {domain::Actor::Role::facilitator, {}};
  }
  [[nodiscard]] static domain::Actor organiser() { return {domain::Actor::Role::organiser, {}}; }
  [[nodiscard]] static domain::Actor server() { return {domain::Actor::Role::server, {}}; }
  [[nodiscard]] static domain::Actor as(domain::PersonId person) {
    return {domain::Actor::Role::person, person};
  }

  // Given: what must succeed for the test to make sense.
  // A workshop with these sectors (label = slug) and this agenda.
  void given_workshop(std::vector<std::string> sectors = {"patients", "nhs", "industry"},
                      std::vector<domain::Plan> agenda = {}, Where where = Where::current());
  void given(const domain::Actor& actor, const domain::Command& command,
             Where where = Where::current());
  domain::PersonId given_person(std::string sector, std::string name = "Somebody",
                                Where where = Where::current());
  std::vector<domain::PersonId> given_people(const std::string& sector, unsigned count,
                                             Where where = Where::current());
  // An activity at the end of the agenda; without a title it gets its kind as the title.
  domain::ActivityId given_draft(domain::Plan plan, Where where = Where::current());
  domain::ActivityId given_open(domain::Plan plan, Where where = Where::current());

  // When: anything, accepted or not.
  void when(const domain::Actor& actor, const domain::Command& command);

  // Then, of the last `when` or `given`.
  void then_accepted(Where where = Where::current()) const;
  void then_rejected(domain::Reason reason, std::string_view field = "",
                     Where where = Where::current()) const;
  // Accepted, and nothing has happened (rule CM6).
  void then_nothing_changes(Where where = Where::current()) const;
  // Accepted, and exactly one event of this type has happened (others may have, too).
  template <class Event>
  Event then_happened(Where where = Where::current()) const;

  // The number of the aim, idea, activity or person that was made last.
  template <class IdType>
  [[nodiscard]] IdType created() const;
  // The last decision; empty after a rejection.
  [[nodiscard]] const domain::Decision& decision() const { return decision_; }
  [[nodiscard]] const domain::Activity& activity(domain::ActivityId id) const;
  template <class Content>
  [[nodiscard]] const Content& content(domain::ActivityId id) const {
    return std::get<Content>(activity(id).content);
  }
  // Whether any text of the workshop reads so.
  [[nodiscard]] bool text_is_kept(std::string_view value) const;

  void TearDown() override;

 private:
  domain::Decision decision_;
  std::optional<domain::Rejection> rejection_;
};

// The items of a scores activity or the columns of a board, each labelled with its slug.
[[nodiscard]] std::vector<domain::ChoicePlan> choices(const std::vector<std::string>& slugs);

template <class Event>
Event DomainWorld::then_happened(Where where) const {
  then_accepted(where);
  std::vector<Event> found;
  for (const domain::StampedEvent& one : decision_.events) {
    if (const auto* event = std::get_if<Event>(&one.event)) found.push_back(*event);
  }
  EXPECT_EQ(found.size(), 1U) << Event::name << ", line " << where.line();
  return found.empty() ? Event{} : found.front();
}

template <class IdType>
IdType DomainWorld::created() const {
  const auto id = domain::parse_id<IdType>(decision_.created_id);
  EXPECT_TRUE(id.has_value()) << "'" << decision_.created_id << "' is no such id";
  return id.value_or(IdType{});
}

}  // namespace cg::test
