#include "hub/visitor.hpp"

#include "domain/limits.hpp"
#include "hub/room.hpp"
#include "hub/rooms.hpp"
#include "wire/kind_wire.hpp"
#include "wire/list_page.hpp"
#include "wire/replies.hpp"

namespace cg::hub {
namespace {

// Told to newcomers while the server has more to do than it can; their pages spread themselves out.
constexpr std::int64_t come_back_after_ms = 5'000;

constexpr std::size_t held_messages_max = 32;

domain::Actor actor_of(const Subject& subject) {
  using Role = domain::Actor::Role;
  switch (subject.role) {
    case Subject::Role::person:
      return {Role::person, subject.person};
    case Subject::Role::lead:
    case Subject::Role::process:
      return {Role::facilitator, {}};
    case Subject::Role::screen:
    case Subject::Role::observer:
      break;
  }
  return {Role::newcomer, {}};
}

bool sends_commands(const Subject& subject) {
  return subject.role != Subject::Role::screen && subject.role != Subject::Role::observer;
}

std::string audience_name(const Subject& subject) {
  if (subject.role == Subject::Role::person) return "person/" + to_text(subject.person);
  if (subject.role == Subject::Role::screen) return "screen";
  if (subject.role == Subject::Role::observer) return "observer";
  return "desk";
}

wire::Json result_of(const Answer& answer) {
  wire::Json result{{"seq", answer.seq}};
  if (!answer.created_field.empty()) result[answer.created_field] = answer.created_id;
  return result;
}

}  // namespace

wire::Audience Visitor::audience() const {
  using Kind = wire::Audience::Kind;
  switch (subject_.role) {
    case Subject::Role::person:
      return {Kind::room, 0};
    case Subject::Role::screen:
      return {Kind::screen, 0};
    case Subject::Role::observer:
      return {Kind::observer, 0};
    case Subject::Role::lead:
    case Subject::Role::process:
      break;
  }
  return {Kind::desk, 0};
}

void Visitor::answer(const wire::Json& id, const wire::Json& result) {
  send(wire::make_frame(wire::result_text(id, result)));
}

void Visitor::refuse(const wire::Json& id, const wire::Refusal& refusal,
                     std::int64_t retry_after_ms) {
  send(wire::make_frame(wire::error_text(id, refusal, retry_after_ms)));
}

void Visitor::on_message(std::string_view message) {
  if (sent_away_) return;
  if (entering_ && held_.size() < held_messages_max) {
    held_.emplace_back(message);
  } else {
    handle_message(message);
  }
}

void Visitor::handle_held() {
  for (const std::string& message : std::exchange(held_, {})) on_message(message);
}

void Visitor::handle_message(std::string_view message) {
  auto request = wire::read_request(message);
  if (is_too_fast(request ? request->id : request.error().id)) return;
  if (!request) return refuse(request.error().id, request.error().refusal);
  understood_ = true;
  if (std::holds_alternative<domain::Command>(request->body)) {
    return handle_command(*std::move(request));
  }
  if (std::holds_alternative<wire::JoinWorkshop>(request->body)) {
    return handle_join(*std::move(request));
  }
  std::visit(
      [&](const auto& body) {
        if constexpr (requires { handle(request->id, body); }) handle(request->id, body);
      },
      request->body);
}

void Visitor::gone() {
  peer_ = nullptr;
  if (const auto room = std::move(room_)) room->leave(*this);
}

void Visitor::handle(const wire::Json& id, const wire::Ping&) {
  answer(id, {{"now", rooms_.surroundings().now_ms()}});
}

void Visitor::handle(const wire::Json& id, const wire::FindWorkshop& request) {
  if (entering_) return refuse(id, {"too_fast", {}}, CodeGuard::wait_max_ms);
  CodeCall call{id, request.code, rooms_.surroundings().steady_ms(), nullptr};
  call.found = [self = shared_from_this(), id](const std::shared_ptr<Room>& room,
                                               std::int64_t looked_at_ms) {
    room->read([self, id, looked_at_ms](const wire::Scene& scene) {
      const domain::Workshop& workshop = scene.workshop;
      if (workshop.ended) return self->code_was_wrong(id, looked_at_ms);
      self->answer(id, {{"workshop", workshop.id},
                        {"title", workshop.text(workshop.title)},
                        {"sectors", wire::choices_json(workshop, workshop.sectors)},
                        {"locked", workshop.locked}});
      self->settled();
    });
  };
  look_at_code(std::move(call));
}

void Visitor::handle(const wire::Json& id, const wire::Attach& request) {
  if (room_ || entering_) return refuse(id, {"already_attached", {}});
  entering_ = true;
  rooms_.with_id(
      request.workshop, [self = shared_from_this(), id, request](const Rooms::Lookup& found) {
        if (found.is_unavailable) {
          return self->turn_away(id, {"storage_unavailable", "token"}, close_code::restarting);
        }
        self->attach_to(found.room, id, request);
      });
}

void Visitor::turn_away(const wire::Json& id, const wire::Refusal& refusal, std::uint16_t code) {
  entering_ = false;
  refuse(id, refusal);
  close(code, refusal.word);
  held_.clear();
}

void Visitor::attach_to(const std::shared_ptr<Room>& room, const wire::Json& id,
                        const wire::Attach& request) {
  if (!room) return turn_away(id, {"bad_token", "token"}, close_code::bad_token);
  room->read([self = shared_from_this(), room, id, request](const wire::Scene& scene) {
    const auto subject = self->rooms_.surroundings().keyring.check(scene.workshop, request.token);
    if (!subject) return self->turn_away(id, {"bad_token", "token"}, close_code::bad_token);
    if (subject->role == Subject::Role::person) {
      // Rule JN4. Of who went before they were let in nothing is left, so they may join anew.
      if (scene.workshop.find(subject->person) == nullptr &&
          scene.workshop.find_waiting(subject->person) == nullptr) {
        return self->turn_away(id, {"bad_token", "token"}, close_code::bad_token);
      }
      if (!domain::may_enter(scene.workshop, subject->person)) {
        return self->turn_away(id, {"removed", "token"}, close_code::removed);
      }
    }
    self->generation_ = generation_of(scene.workshop, *subject);
    const bool resumes = request.epoch && request.since && *request.epoch == room->epoch();
    self->enter(room, *subject, resumes ? request.since : std::nullopt,
                {{"audience", audience_name(*subject)}, {"epoch", room->epoch()}}, id);
  });
}

void Visitor::handle_join(wire::Request request) {
  if (room_ || entering_) return refuse(request.id, {"already_attached", {}});
  if (rooms_.surroundings().is_overloaded()) {
    return refuse(request.id, {"overloaded", {}}, come_back_after_ms);
  }
  CodeCall call{request.id, std::get<wire::JoinWorkshop>(request.body).code,
                rooms_.surroundings().steady_ms(), nullptr};
  call.found = [self = shared_from_this(), request = std::move(request)](
                   const std::shared_ptr<Room>& room, std::int64_t looked_at_ms) {
    self->join_in(room, request, looked_at_ms);
  };
  look_at_code(std::move(call));
}

void Visitor::join_in(const std::shared_ptr<Room>& room, wire::Request request,
                      std::int64_t looked_at_ms) {
  Submission submission;
  submission.actor = {domain::Actor::Role::newcomer, {}};
  submission.command = std::get<wire::JoinWorkshop>(request.body).join;
  submission.scope = join_scope;
  submission.id = request.id_text;
  submission.digest = request.digest;
  const wire::Json id = request.id;
  submission.accepted = [self = shared_from_this(), room, id](const Answer& answer) {
    const auto person = domain::parse_id<domain::PersonId>(answer.created_id);
    const Subject subject{Subject::Role::person, person.value_or(domain::PersonId{})};
    // A join that is sent again gets its first answer, but nobody in who was removed meanwhile.
    bool is_welcome = false;
    room->read([&](const wire::Scene& scene) {
      is_welcome = domain::may_enter(scene.workshop, subject.person);
    });
    if (!is_welcome) return self->turn_away(id, {"removed", {}}, close_code::removed);
    const Keyring& keyring = self->rooms_.surroundings().keyring;
    self->enter(room, subject, std::nullopt,
                {{"workshop", room->id()},
                 {"person", answer.created_id},
                 {"token", keyring.token(room->id(), subject, 0)},
                 {"epoch", room->epoch()},
                 {"seq", answer.seq}},
                id);
  };
  submission.refused = [self = shared_from_this(), id, looked_at_ms](const wire::Refusal& refusal) {
    // Rule FU1: the code of a workshop that has ended is as wrong as any.
    if (refusal.word == "workshop_ended") return self->code_was_wrong(id, looked_at_ms);
    self->refuse(id, refusal);
    self->settled();
  };
  room->submit(std::move(submission));
}

void Visitor::enter(const std::shared_ptr<Room>& room, const Subject& subject,
                    std::optional<std::uint64_t> since, wire::Json result, const wire::Json& id) {
  entering_ = false;
  if (is_gone()) return;
  subject_ = subject;
  room_ = room;
  room->admit(shared_from_this(), since, [self = shared_from_this(), result, id]() mutable {
    result["now"] = self->rooms_.surroundings().now_ms();
    self->answer(id, result);
  });
  handle_held();
}

void Visitor::handle(const wire::Json& id, const wire::ListPage& request) {
  if (!room_) return refuse(id, {"not_attached", {}});
  room_->read([self = shared_from_this(), id, request](const wire::Scene& scene) {
    const domain::PersonId person = self->subject().person;
    if (self->is_phone() && scene.workshop.find_waiting(person) != nullptr) {
      return self->refuse(id, {"waiting", {}});
    }
    if (self->is_phone() && !domain::may_enter(scene.workshop, person)) {
      return self->refuse(id, {"removed", {}});
    }
    const auto page = wire::list_page(scene, self->audience(), request.of, request.activity,
                                      request.after, request.limit);
    if (!page) return self->refuse(id, {"not_allowed", "of"});
    wire::Json result{{"put", wire::Json::object()}};
    for (const auto& [key, record] : page->put) result["put"][key] = record;
    if (page->next) result["next"] = *page->next;
    self->answer(id, result);
  });
}

void Visitor::handle_command(wire::Request request) {
  if (!room_) return refuse(request.id, {"not_attached", {}});
  if (!sends_commands(subject_)) return refuse(request.id, {"not_allowed", {}});
  Submission submission;
  submission.actor = actor_of(subject_);
  submission.command = std::get<domain::Command>(std::move(request.body));
  submission.scope = to_text(subject_);
  submission.id = request.id_text;
  submission.digest = request.digest;
  const wire::Json id = request.id;
  submission.accepted = [self = weak_from_this(), id](const Answer& answer) {
    if (const auto visitor = self.lock()) visitor->answer(id, result_of(answer));
  };
  submission.refused = [self = weak_from_this(), id](const wire::Refusal& refusal) {
    if (const auto visitor = self.lock()) visitor->refuse(id, refusal);
  };
  room_->submit(std::move(submission));
}

}  // namespace cg::hub
