// The state of one workshop: what replaying its events gives. Plain values, copied and compared
// freely; changed by `apply` and by the text functions only. Not thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/ids.hpp"
#include "domain/registry.hpp"

namespace cg::domain {

enum class Standing : std::uint8_t { in, left, removed };

struct Person {
  PersonId id;
  TextId name;
  TextId organisation;  // 0: none
  TextId role;          // 0: none
  SectorIndex sector = 0;
  Standing standing = Standing::in;
  std::int64_t joined_at_ms = 0;
  friend bool operator==(const Person&, const Person&) = default;
};

enum class Phase : std::uint8_t { draft, open, closed };

struct Activity {
  ActivityId id;
  TextId title;
  TextId prompt;  // 0: none
  int minutes = 0;
  Phase phase = Phase::draft;
  bool revealed = false;
  std::optional<std::int64_t> opened_at_ms;  // the last time; what was opened last is shown first
  std::optional<std::int64_t> first_opened_at_ms;
  std::optional<std::int64_t> closed_at_ms;
  std::optional<std::int64_t> ends_at_ms;  // of the countdown, while one runs
  KindSettings settings;
  KindContent content;  // the same alternative as `settings`
  friend bool operator==(const Activity&, const Activity&) = default;
};

// A text and whose it is: erasing a person erases the texts that they own.
struct Text {
  std::string value;
  PersonId owner;  // 0: the facilitators'
  friend bool operator==(const Text&, const Text&) = default;
};

// How often the link of each role has been renewed: older links of it open nothing any more.
struct LinkGenerations {
  std::uint32_t lead = 0, process = 0, screen = 0, observer = 0;
  friend bool operator==(const LinkGenerations&, const LinkGenerations&) = default;
};

// The numbers given last; the next thing gets the next one.
struct LastIds {
  std::uint32_t person = 0, activity = 0, aim = 0, idea = 0, group = 0;
  friend bool operator==(const LastIds&, const LastIds&) = default;
};

struct Workshop {
  std::string id;  // 128 random bits in text; empty before the workshop is made
  std::string code;
  TextId title;
  std::vector<Choice> sectors;
  std::uint64_t seq = 0;  // of the last event applied
  std::int64_t created_at_ms = 0;
  std::vector<Activity> agenda;  // in order
  std::optional<ActivityId> current;
  std::vector<Person> people;  // in order of joining; gone only after a clear
  // Who has joined and is not let in yet, in the same order. They are nobody's `people`: whatever
  // counts, seats, awaits or shows people knows nothing of them (rule WR2).
  std::vector<Person> waiting;
  bool locked = false;
  bool waiting_room = false;  // who joins from now on waits
  bool ended = false;
  bool blanked = false;
  LastIds last;
  LinkGenerations links;
  std::unordered_map<TextId, Text> texts;
  std::unordered_map<PersonId, std::uint32_t> own_bytes;  // of the texts that a person owns
  friend bool operator==(const Workshop&, const Workshop&) = default;

  // The look-ups return null when there is no such thing. Pointers hold until the next change.
  [[nodiscard]] const Activity* find(ActivityId id) const;
  [[nodiscard]] Activity* find(ActivityId id);
  [[nodiscard]] const Person* find(PersonId id) const;
  [[nodiscard]] Person* find(PersonId id);
  [[nodiscard]] const Person* find_waiting(PersonId id) const;
  [[nodiscard]] Person* find_waiting(PersonId id);
  [[nodiscard]] std::optional<SectorIndex> sector(std::string_view slug) const;
  // The text, or an empty one when it was erased or `id` is 0. Valid until the next change.
  [[nodiscard]] std::string_view text(TextId id) const;
};

// Whether a person's token opens anything: they take part, have left, or wait to be let in.
[[nodiscard]] bool may_enter(const Workshop& workshop, PersonId person);
// How many people of each sector are asked: those who were not removed (they may have left).
[[nodiscard]] std::vector<unsigned> asked_by_sector(const Workshop& workshop);
// How many are in now: neither left nor removed.
[[nodiscard]] std::vector<unsigned> present_by_sector(const Workshop& workshop);

[[nodiscard]] std::string_view kind_name(const Activity& activity);

// The content of the given kind, or null when the activity is of another kind.
template <class Content>
[[nodiscard]] const Content* content_of(const Activity* activity) {
  return activity == nullptr ? nullptr : std::get_if<Content>(&activity->content);
}
template <class Content>
[[nodiscard]] Content* content_of(Activity* activity) {
  return activity == nullptr ? nullptr : std::get_if<Content>(&activity->content);
}

}  // namespace cg::domain
