// Messages of clients, one a line: read as they come off the socket, decided, applied, and shown to
// everybody. The first byte of a line says who sends it: F a facilitator, a, b or c a person,
// anything else a newcomer.
#include <string_view>
#include <variant>

#include "played_workshop.hpp"
#include "wire/request.hpp"

namespace {

using namespace cg;
using fuzz::expect;

constexpr std::string_view plan = R"({"title": "Fuzz", "sectors": [
  {"id": "one", "label": "One"}, {"id": "two", "label": "Two"}], "agenda": [
  {"kind": "introductions", "title": "I"}, {"kind": "aims", "title": "A"},
  {"kind": "scores", "title": "S", "items": [{"id": "x", "label": "X"}, {"id": "y", "label": "Y"}]},
  {"kind": "board", "title": "B", "columns": [{"id": "m", "label": "M"}]},
  {"kind": "breakout", "title": "G", "groups": 2}, {"kind": "words", "title": "W"}]})";

fuzz::PlayedWorkshop begin() {
  fuzz::PlayedWorkshop played;
  auto made = wire::read_new_workshop(plan);
  expect(made.has_value(), "the plan of the fuzz target is one");
  made->workshop.id = "w";
  made->workshop.code = "ABCDEF";
  using Role = domain::Actor::Role;
  played.decide({Role::organiser, {}}, made->workshop);
  for (const char* name : {"Ana", "Ben", "Cleo"}) {
    played.decide({Role::newcomer, {}},
                  domain::Join{name, "Org", {}, *name == 'B' ? "two" : "one", true});
  }
  for (std::uint32_t activity = 1; activity <= 6; ++activity) {
    played.decide({Role::facilitator, {}}, domain::OpenActivity{{activity}});
  }
  return played;
}

domain::Actor sender(char who) {
  using Role = domain::Actor::Role;
  if (who == 'F') return {Role::facilitator, {}};
  if (who >= 'a' && who <= 'c') {
    return {Role::person, {static_cast<std::uint32_t>(who - 'a' + 1)}};
  }
  return {Role::newcomer, {}};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fuzz::PlayedWorkshop base = begin();
  fuzz::PlayedWorkshop played = base;
  std::string_view rest = fuzz::text_of(data, size);
  bool changed = false;
  for (int lines = 0; !rest.empty() && lines < 40; ++lines) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.empty()) continue;
    const auto request = wire::read_request(line.substr(1));
    if (!request) {
      expect(!request.error().refusal.word.empty(), "a refusal has its reason");
      continue;
    }
    if (const auto* command = std::get_if<domain::Command>(&request->body)) {
      changed = played.decide(sender(line.front()), *command) || changed;
    } else if (const auto* join = std::get_if<wire::JoinWorkshop>(&request->body)) {
      changed = played.decide(sender('-'), join->join) || changed;
    }
  }
  if (!changed) return 0;
  played.hold_to_account();
  if (size % 8 == 0) played.write_transcripts();
  return 0;
}
