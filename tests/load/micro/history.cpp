#include "load/micro/history.hpp"

#include <cstdlib>

namespace cg::load {
namespace {

using Role = domain::Actor::Role;

constexpr const char* sectors[] = {"patients", "nhs", "industry", "charities"};

void must(domain::Workshop& workshop, const domain::Actor& actor, const domain::Command& command) {
  const auto decision = domain::decide(workshop, actor, command, {1'800'000'000'000, 1});
  if (!decision) std::abort();
  domain::apply(workshop, *decision);
}

}  // namespace

domain::Actor person(std::uint32_t number) {
  return {Role::person, domain::PersonId{number}};
}

domain::Command a_vote(int score) {
  return domain::scores::Cast{domain::ActivityId{1},
                              {{"trust", score}, {"speed", 10 - score}, {"voice", std::nullopt}}};
}

domain::Command an_idea(std::uint32_t number) {
  return domain::ideas::Post{.activity = domain::ActivityId{2},
                             .column = "begin",
                             .text = "We could meet once a month " + std::to_string(number),
                             .attribution = domain::ideas::Attribution::name};
}

domain::Command a_join(std::uint32_t number) {
  domain::Join join{.name = "Person " + std::to_string(number), .consent = true};
  join.organisation = "Organisation " + std::to_string(number % 50);
  join.sector = sectors[number % 4];
  return join;
}

domain::Workshop workshop_of(std::uint32_t people) {
  domain::CreateWorkshop made{.id = "AAAAAAAAAAAAAAAAAAAAAA", .code = "ABC234", .title = "One"};
  for (const char* sector : sectors) made.sectors.push_back({sector, sector});
  domain::Plan scores{.kind = "scores", .title = "How well do we work together?"};
  scores.choices["items"] = {{"trust", "Trust"}, {"speed", "Speed"}, {"voice", "Heard"}};
  domain::Plan board{.kind = "board", .title = "First ideas"};
  board.choices["columns"] = {{"begin", "We could begin with"}, {"need", "We need"}};
  made.agenda = {scores, board, {.kind = "aims", .title = "What we want"}};

  domain::Workshop workshop;
  must(workshop, {Role::organiser, {}}, made);
  for (const std::uint32_t activity : {3U, 2U, 1U}) {
    must(workshop, {Role::facilitator, {}}, domain::GoTo{domain::ActivityId{activity}});
  }
  for (std::uint32_t i = 1; i <= people; ++i) {
    must(workshop, {Role::newcomer, {}}, a_join(i));
    must(workshop, person(i), a_vote(static_cast<int>(i % 11)));
    must(workshop, person(i), an_idea(i));
    must(workshop, person(i),
         domain::aims::Post{domain::ActivityId{3}, "Fewer forms " + std::to_string(i)});
  }
  return workshop;
}

wire::Live a_live_room() {
  wire::Live live;
  live.join_url = "http://127.0.0.1:8080";
  live.present = [](domain::PersonId) { return true; };
  return live;
}

}  // namespace cg::load
