// Fills an empty data folder with one workshop that has a long history, through the rules and the
// log as the server uses them, but without sockets. Not part of the product.
//
//   make_history FOLDER PEOPLE AIMS IDEAS EVENTS
//
// Everybody joins; aims and ideas are posted (in activities act3 and act2), and the rest, up to
// EVENTS events, are scores (act1), everyone in turn. Prints the workshop's id and join code. The
// agenda is that of the load client, with aims added.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <random>
#include <stdexcept>
#include <string>

#include "domain/decide.hpp"
#include "hub/batch.hpp"
#include "hub/keyring.hpp"
#include "hub/loaded_workshop.hpp"
#include "store/sqlite_log.hpp"
#include "store/stored_events.hpp"

namespace {

using namespace cg;

constexpr std::size_t commands_per_append = 2'000;
constexpr std::int64_t begun_at_ms = 1'800'000'000'000;

struct Size {
  std::uint64_t people, aims, ideas, events;
};

domain::CreateWorkshop new_workshop() {
  domain::CreateWorkshop made;
  made.id = hub::id_of_bits(0x1234, 0x5678);
  made.code = hub::join_code_of_bits(0x123456);
  made.title = "A workshop with a long history";
  for (const char* sector : {"patients", "nhs", "industry", "charities"}) {
    made.sectors.push_back({sector, sector});
  }
  domain::Plan scores{.kind = "scores", .title = "How well do we work together?"};
  scores.choices["items"] = {{"trust", "Trust"}, {"speed", "Speed"}, {"voice", "Heard"}};
  domain::Plan board{.kind = "board", .title = "First ideas"};
  board.choices["columns"] = {{"begin", "We could begin with"}, {"need", "We need"}};
  made.agenda = {scores, board, {.kind = "aims", .title = "What we want"}};
  return made;
}

// The workshop as it grows, and the append that is being gathered.
class History {
 public:
  explicit History(const std::filesystem::path& folder) : log_({.folder = folder, .vfs = {}}) {}

  void write(const Size& size) {
    using Role = domain::Actor::Role;
    const domain::CreateWorkshop workshop = new_workshop();
    append_.workshop = workshop.id;
    command({Role::organiser, {}}, workshop);
    for (const std::uint32_t activity : {3U, 2U, 1U}) {
      command({Role::facilitator, {}}, domain::GoTo{domain::ActivityId{activity}});
    }
    const char* const sectors[] = {"patients", "nhs", "industry", "charities"};
    for (std::uint64_t i = 0; i < size.people; ++i) {
      domain::Join join{.name = "Person " + std::to_string(i), .consent = true};
      join.organisation = "Organisation " + std::to_string(i % 50);
      join.sector = sectors[i % 4];
      command({Role::newcomer, {}}, join);
    }
    for (std::uint64_t i = 0; i < size.aims; ++i) {
      command(person(i, size), domain::aims::Post{domain::ActivityId{3}, sentence("Aim", i)});
    }
    for (std::uint64_t i = 0; i < size.ideas; ++i) {
      command(person(i, size),
              domain::ideas::Post{.activity = domain::ActivityId{2},
                                  .column = i % 2 == 0 ? "begin" : "need",
                                  .text = sentence("Idea", i),
                                  .attribution = domain::ideas::Attribution::name});
    }
    for (std::uint64_t i = 0; state_.seq < size.events; ++i) {
      const auto score = [&] { return static_cast<int>(random_() % 11); };
      command(person(i, size),
              domain::scores::Cast{domain::ActivityId{1},
                                   {{"trust", score()}, {"speed", score()}, {"voice", score()}}});
    }
    commit();
  }

  [[nodiscard]] const domain::Workshop& workshop() const { return state_; }

 private:
  static std::string sentence(const char* what, std::uint64_t number) {
    return std::string(what) + " " + std::to_string(number) +
           ": we meet once a month, in turn with each of us, and look at what came of it together";
  }
  static domain::Actor person(std::uint64_t number, const Size& size) {
    const auto id = static_cast<std::uint32_t>(number % size.people + 1);
    return {domain::Actor::Role::person, domain::PersonId{id}};
  }

  // As hub::Room does it.
  void command(const domain::Actor& actor, const domain::Command& command) {
    const domain::Context context{begun_at_ms + static_cast<std::int64_t>(count_), random_()};
    const auto decision = domain::decide(state_, actor, command, context);
    if (!decision) throw std::runtime_error("a command was refused");
    domain::apply(state_, *decision);
    for (const domain::StampedEvent& event : decision->events) {
      append_.events.push_back({event.stamp.seq, event.stamp.at_ms, store::encode(event.event)});
    }
    for (const domain::TextPut& put : decision->put) {
      append_.put.push_back({put.id.value, put.text.owner.value, put.text.value});
    }
    const hub::Answer answer{random_(), state_.seq, decision->created_field, decision->created_id};
    const bool is_join = std::holds_alternative<domain::Join>(command);
    const std::string scope = is_join ? "join" : "p" + std::to_string(actor.person.value);
    append_.answers.push_back(
        {scope, hub::id_of_bits(random_(), count_), answer.digest, hub::encode_answer(answer)});
    if (++count_ % commands_per_append == 0) commit();
  }

  void commit() {
    if (append_.answers.empty()) return;
    if (log_.commit(std::span(&append_, 1)).front() != store::Outcome::committed) {
      throw std::runtime_error("a commit failed");
    }
    log_.tend(false);
    append_ = {.workshop = append_.workshop, .expected_seq = state_.seq};
  }

  store::SqliteLog log_;
  domain::Workshop state_;
  store::Append append_;
  std::uint64_t count_ = 0;
  std::mt19937_64 random_{1};
};

}  // namespace

int main(int count, char** words) {
  if (count != 6) {
    std::fprintf(stderr, "usage: make_history FOLDER PEOPLE AIMS IDEAS EVENTS\n");
    return 2;
  }
  const auto number = [&](int at) { return std::strtoull(words[at], nullptr, 10); };
  try {
    std::filesystem::create_directories(words[1]);
    History history(words[1]);
    history.write({number(2), number(3), number(4), number(5)});
    std::printf("%s %s\n", history.workshop().id.c_str(), history.workshop().code.c_str());
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "make_history: %s\n", failure.what());
    return 1;
  }
  return 0;
}
