// A visitor who guesses, floods or never joins (protocol README, "Fair use").
#include "hub/rooms.hpp"
#include "hub/visitor.hpp"

namespace cg::hub {

void Visitor::expect_to_join() {
  give_up_after(Doorkeeper::silent_max_ms, [](const Visitor& self) { return self.understood_; });
}

// One deadline at a time: those of connections that have gone are kept until they have passed.
void Visitor::give_up_after(std::int64_t ms, bool (*is_fine)(const Visitor&)) {
  const std::int64_t at_ms = rooms_.surroundings().steady_ms() + ms;
  rooms_.doorkeeper().later.at(at_ms, [weak = weak_from_this(), is_fine] {
    const auto self = weak.lock();
    if (!self || self->is_gone() || self->room_) return;
    if (!is_fine(*self)) return self->send_away(close_code::never_joined, "never_joined");
    self->give_up_after(Doorkeeper::stranger_max_ms, [](const Visitor&) { return false; });
  });
}

void Visitor::send_away(std::uint16_t code, std::string_view why) {
  sent_away_ = true;
  held_.clear();
  close(code, why);
}

bool Visitor::is_too_fast(const wire::Json& id) {
  Doorkeeper& door = rooms_.doorkeeper();
  const std::int64_t now_ms = rooms_.surroundings().steady_ms();
  const std::string_view workshop = room_ ? std::string_view(room_->id()) : std::string_view();
  const std::int64_t early_ms =
      door.early_by_ms(pace_, workshop, room_ ? &subject_ : nullptr, now_ms);
  if (early_ms == 0) return false;
  if (door.is_flooding(pace_, now_ms)) {
    door.sent_away("flood");
    send_away(close_code::policy, "flood");
  } else {
    refuse(id, {"too_fast", {}}, early_ms);
  }
  return true;
}

void Visitor::settled() {
  entering_ = false;
  handle_held();
}

void Visitor::look_at_code(CodeCall call) {
  entering_ = true;
  Doorkeeper& door = rooms_.doorkeeper();
  const std::int64_t now_ms = rooms_.surroundings().steady_ms();
  const std::int64_t wait_ms = door.codes.wait_ms(source_, wrong_codes_, now_ms);
  if (wait_ms == 0) {
    return rooms_.with_code(call.code, [self = shared_from_this(), now_ms, id = call.id,
                                        then = call.found](const Rooms::Lookup& found) {
      if (found.room) return then(found.room, now_ms);
      if (!found.is_unavailable) return self->code_was_wrong(id, now_ms);
      self->refuse(id, {"storage_unavailable", {}});
      self->settled();
    });
  }
  if (now_ms + wait_ms - call.asked_at_ms > CodeGuard::wait_max_ms) {
    refuse(call.id, {"too_fast", {}}, wait_ms);
    return settled();
  }
  door.later.at(now_ms + wait_ms, [weak = weak_from_this(), call = std::move(call)]() mutable {
    const auto self = weak.lock();
    if (self && !self->is_gone()) self->look_at_code(std::move(call));
  });
}

void Visitor::code_was_wrong(const wire::Json& id, std::int64_t looked_at_ms) {
  Doorkeeper& door = rooms_.doorkeeper();
  const std::int64_t now_ms = rooms_.surroundings().steady_ms();
  door.codes.was_wrong(source_, now_ms);
  const std::int64_t due_ms = looked_at_ms + CodeGuard::answer_after_ms(wrong_codes_++);
  door.later.at(std::max(due_ms, now_ms), [weak = weak_from_this(), id] {
    const auto self = weak.lock();
    if (!self || self->is_gone()) return;
    self->refuse(id, {"wrong_code", "code"});
    if (self->wrong_codes_ < CodeGuard::wrong_max) return self->settled();
    self->rooms_.doorkeeper().sent_away("guessing");
    self->send_away(close_code::guessing, "guessing");
  });
}

}  // namespace cg::hub
