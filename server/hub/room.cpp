#include "hub/room.hpp"

#include <algorithm>

#include "domain/limits.hpp"

namespace cg::hub {
namespace {

constexpr std::int64_t absences_every_ms = 30'000;
constexpr std::int64_t ask_again_ms = 1'000;
// Some seconds' worth: whoever sends more is told to wait rather than kept in memory.
constexpr std::size_t waiting_commands_max = 50'000;
constexpr std::int64_t deserted_after_ms = 10 * 60'000;

}  // namespace

Room::Room(Surroundings& surroundings, LoadedWorkshop loaded, std::string epoch)
    : surroundings_(surroundings),
      epoch_(std::move(epoch)),
      shown_(std::move(loaded.state)),
      decided_(shown_),
      answers_(std::move(loaded.answers)),
      checkpoint_seq_(loaded.checkpoint_seq),
      revision_(shown_.seq),
      crowds_{{{.view = SharedView({wire::Audience::Kind::room, 0})},
               {.view = SharedView({wire::Audience::Kind::desk, 0})},
               {.view = SharedView({wire::Audience::Kind::screen, 0})},
               {.view = SharedView({wire::Audience::Kind::observer, 0})}}},
      opened_at_ms_(surroundings.steady_ms()),
      last_used_ms_(opened_at_ms_) {
  answers_.learn(std::string(join_scope), {});  // of a new workshop there are none
  live_.join_url = surroundings.join_url;
  live_.present = [this](domain::PersonId person) { return phones_of_.contains(person); };
  live_.insecure_lan = surroundings.insecure_lan;
  live_.storage_ok = surroundings.journal.health().accepting;
}

void Room::rouse() {
  last_used_ms_ = surroundings_.steady_ms();
  on_roused();
}

void Room::submit(Submission submission) {
  rouse();
  if (!live_.storage_ok || rebuilding_) {
    if (submission.refused) submission.refused({"storage_unavailable", {}});
    return;
  }
  if (waiting_.size() >= waiting_commands_max) {
    if (submission.refused) submission.refused({"overloaded", {}});
    return;
  }
  if (!submission.id.empty() && !answers_.knows(submission.scope)) {
    answers_wanted_[submission.scope].push_back(std::move(submission));
    return;
  }
  waiting_.push_back(std::move(submission));
}

void Room::read(const std::function<void(const wire::Scene&)>& read) {
  rouse();
  read(scene());
}

void Room::admit(std::shared_ptr<Visitor> visitor, std::optional<std::uint64_t> since,
                 const std::function<void()>& ready) {
  rouse();
  if (visitor->is_gone()) return;
  ready();
  Visitor& one = *visitor;
  visitors_.emplace(&one, std::move(visitor));
  // A join that is sent again comes in while its batch is acknowledged. What the batch changed for
  // the person counts as told once this phone is greeted, so their other phones are told first.
  if (one.is_phone() && phones_of_.contains(one.subject().person)) tell_own(one.subject().person);
  if (waits(one)) {
    greet_waiting(one);
    at_the_door_.push_back(&one);
  } else {
    greet(one, since);
    crowds_[pace_of(one.audience())].visitors.push_back(&one);
  }
  if (!one.is_phone()) return;
  const domain::PersonId person = one.subject().person;
  auto& phones_of_person = phones_of_[person];
  phones_of_person.push_back(&one);
  if (phones_of_person.size() > 1) return;
  presence_changed(person);
  come_back(person);
}

void Room::leave(const Visitor& visitor) {
  const auto self = visitors_.extract(&visitor);
  if (self.empty()) return;
  rouse();
  std::erase(crowds_[pace_of(visitor.audience())].visitors, &visitor);
  if (!visitor.is_phone()) return;
  std::erase(at_the_door_, &visitor);
  const domain::PersonId person = visitor.subject().person;
  if (const auto group = own_view(person).group()) leave_group(*group, visitor);
  auto& phones_of_person = phones_of_[person];
  std::erase(phones_of_person, &visitor);
  if (!phones_of_person.empty()) return;
  phones_of_.erase(person);
  absent_since_ms_[person] = surroundings_.steady_ms();
  presence_changed(person);
}

void Room::presence_changed(domain::PersonId person) {
  ++revision_;
  crowds_[desk].view.touch({wire::Part::Kind::person, person.value});
  crowds_[desk].view.touch({wire::Part::Kind::waiting, person.value});
}

// Rule JN5: who attaches again is back.
void Room::come_back(domain::PersonId person) {
  absent_since_ms_.erase(person);
  const domain::Person* found = shown_.find(person);
  if (found == nullptr || found->standing != domain::Standing::left) return;
  Submission submission;
  submission.actor = {domain::Actor::Role::person, person};
  submission.command = domain::ComeBack{};
  submit(std::move(submission));
}

void Room::note_absences(std::int64_t steady_ms) {
  if (steady_ms - absences_noted_at_ms_ < absences_every_ms) return;
  absences_noted_at_ms_ = steady_ms;
  for (const domain::Person& person : shown_.people) {
    if (person.standing != domain::Standing::in || phones_of_.contains(person.id)) continue;
    if (absent_for_ms(person.id, steady_ms) < domain::limits::absent_until_left_ms) continue;
    answers_.forget(to_text(person.id));  // read again if they come back
    note_left(person.id);
  }
  make_room_at_door(steady_ms);
}

// The server's own note; nobody waits for an answer to it.
void Room::note_left(domain::PersonId person) {
  Submission submission;
  submission.actor = {domain::Actor::Role::server, {}};
  submission.command = domain::Leave{person};
  submit(std::move(submission));
}

void Room::abandon() {
  const auto wanted = std::exchange(answers_wanted_, {});
  const auto waiting = std::exchange(waiting_, {});
  const auto batch = std::exchange(batch_, std::nullopt);
  const auto visitors = std::exchange(visitors_, {});
}

void Room::send_away_removed() {
  for (const auto& [person, visitors] : phones_of_) {
    if (domain::may_enter(shown_, person)) continue;
    for (Visitor* visitor : visitors) visitor->close(close_code::removed, "removed");
  }
}

// Rule LK2: a link that has been renewed is of no more use to those who came with it.
void Room::send_away_renewed() {
  for (const auto& [visitor, self] : visitors_) {
    if (visitor->generation() != generation_of(shown_, visitor->subject())) {
      self->close(close_code::link_renewed, "link_renewed");
    }
  }
}

void Room::turn() {
  const std::int64_t steady_ms = surroundings_.steady_ms();
  if (rebuild_wanted_) rebuild();
  if (!answers_wanted_.empty()) read_answers();
  tell_due(steady_ms);
  if (!may_decide()) return;
  if (!visitors_.empty()) note_absences(steady_ms);
  if (!waiting_.empty()) return start_batch();
  keep_checkpoint();
}

std::optional<std::int64_t> Room::next_turn_ms() const {
  std::optional<std::int64_t> next;
  const auto want = [&](std::int64_t at_ms) { next = next ? std::min(*next, at_ms) : at_ms; };
  if (rebuild_wanted_ || (!answers_wanted_.empty() && !reading_answers_)) {
    want(surroundings_.steady_ms() + ask_again_ms);  // the journal's queue was full
  }
  if (!waiting_.empty() && may_decide()) want(surroundings_.steady_ms());
  for (std::size_t pace = 0; pace < pace_count; ++pace) {
    const Crowd& crowd = crowds_[pace];
    if (crowd.visitors.empty() || !is_touched(static_cast<Pace>(pace))) continue;
    want(crowd.told_at_ms + tick_ms(static_cast<Pace>(pace)));
  }
  if (visitors_.empty()) {
    want(last_used_ms_ + deserted_after_ms);
  } else {
    want(absences_noted_at_ms_ + absences_every_ms);
  }
  return next;
}

bool Room::is_deserted(std::int64_t steady_ms) const {
  return visitors_.empty() && !is_busy() && steady_ms - last_used_ms_ >= deserted_after_ms;
}

bool Room::is_busy() const {
  return !may_decide() || !waiting_.empty() || !answers_wanted_.empty();
}

void Room::storage_changed(bool ok) {
  if (live_.storage_ok == ok) return;
  live_.storage_ok = ok;
  ++revision_;
  rouse();
  crowds_[desk].view.touch({wire::Part::Kind::workshop, 0});
}

void Room::dismiss(std::uint16_t code, std::string_view reason) {
  for (const auto& [visitor, self] : visitors_) self->close(code, reason);
}

}  // namespace cg::hub
