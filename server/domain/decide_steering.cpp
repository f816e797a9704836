#include "domain/decide_detail.hpp"
#include "domain/limits.hpp"

namespace cg::domain {
namespace {

constexpr std::int64_t ms_per_minute = 60'000;

Expected<const Activity*> steered(const Draft& draft, const Actor& actor, ActivityId id) {
  if (auto ok = require_facilitator(actor); !ok) return std::unexpected(ok.error());
  return require_activity(draft.workshop(), id);
}

bool has_rounds(const Activity& activity) {
  return with_kind(activity.settings.index(), []<class Kind>() { return Kind::has_rounds; });
}

// Whether somebody has seen the results of the current round (kinds with rounds only).
bool results_seen(const Activity& activity) {
  return std::visit(
      [](const auto& content) {
        if constexpr (requires { content.results_seen(); }) return content.results_seen();
        return false;
      },
      activity.content);
}

void close(Draft& draft, const Activity& activity) {
  if (activity.ends_at_ms) draft.emit(TimerSet{activity.id, std::nullopt});
  with_kind(activity.settings.index(), [&]<class Kind>() { Kind::on_close(draft, activity); });
  draft.emit(ActivityClosed{activity.id});
}

Expected<void> set_timer(Draft& draft, const Activity& activity, std::int64_t ends_at_ms) {
  if (activity.ends_at_ms != ends_at_ms) draft.emit(TimerSet{activity.id, ends_at_ms});
  return {};
}

}  // namespace

Expected<void> decide(Draft& draft, const Actor& actor, const OpenActivity& command) {
  auto activity = steered(draft, actor, command.activity);
  if (!activity) return std::unexpected(activity.error());
  if ((*activity)->phase == Phase::open) return {};
  if (results_seen(**activity)) return reject(Reason::results_seen, "activity");
  draft.emit(ActivityOpened{command.activity});
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const CloseActivity& command) {
  auto activity = steered(draft, actor, command.activity);
  if (!activity) return std::unexpected(activity.error());
  if ((*activity)->phase == Phase::draft) return reject(Reason::activity_not_open, "activity");
  if ((*activity)->phase == Phase::open) close(draft, **activity);
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const PeekResults& command) {
  auto activity = steered(draft, actor, command.activity);
  if (!activity) return std::unexpected(activity.error());
  if (!has_rounds(**activity)) return reject(Reason::wrong_kind, "activity");
  if ((*activity)->phase == Phase::draft) return reject(Reason::activity_not_open, "activity");
  if ((*activity)->phase == Phase::open) return reject(Reason::activity_still_open, "activity");
  if (!results_seen(**activity)) draft.emit(ResultsPeeked{command.activity});
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const RevealResults& command) {
  auto activity = steered(draft, actor, command.activity);
  if (!activity) return std::unexpected(activity.error());
  if ((*activity)->phase == Phase::draft) return reject(Reason::activity_not_open, "activity");
  if ((*activity)->phase == Phase::open) close(draft, **activity);
  if (!(*activity)->revealed) draft.emit(ResultsRevealed{command.activity});
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const HideResults& command) {
  auto activity = steered(draft, actor, command.activity);
  if (!activity) return std::unexpected(activity.error());
  if ((*activity)->revealed) draft.emit(ResultsHidden{command.activity});
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const AskAgain& command) {
  auto activity = steered(draft, actor, command.activity);
  if (!activity) return std::unexpected(activity.error());
  if (!has_rounds(**activity)) return reject(Reason::wrong_kind, "activity");
  if ((*activity)->phase == Phase::draft) return reject(Reason::activity_not_open, "activity");
  if ((*activity)->phase == Phase::open) return reject(Reason::activity_still_open, "activity");
  if (!results_seen(**activity)) return reject(Reason::results_not_seen, "activity");
  draft.emit(AskedAgain{command.activity});
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const GoTo& command) {
  if (auto ok = require_facilitator(actor); !ok) return ok;
  const Workshop& workshop = draft.workshop();
  if (!command.activity) {
    if (workshop.current) draft.emit(CurrentChanged{});
    return {};
  }
  auto activity = require_activity(workshop, *command.activity);
  if (!activity) return std::unexpected(activity.error());
  if (workshop.current != command.activity) draft.emit(CurrentChanged{command.activity});
  if ((*activity)->phase == Phase::draft) draft.emit(ActivityOpened{*command.activity});
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const StartTimer& command) {
  auto activity = steered(draft, actor, command.activity);
  if (!activity) return std::unexpected(activity.error());
  if (command.minutes < 1 || command.minutes > limits::minutes_max) {
    return reject(Reason::minutes_out_of_range, "minutes");
  }
  return set_timer(draft, **activity, draft.context().now_ms + command.minutes * ms_per_minute);
}

Expected<void> decide(Draft& draft, const Actor& actor, const ExtendTimer& command) {
  auto activity = steered(draft, actor, command.activity);
  if (!activity) return std::unexpected(activity.error());
  if (!(*activity)->ends_at_ms) return reject(Reason::timer_not_running, "activity");
  if (command.minutes < -limits::minutes_max || command.minutes > limits::minutes_max) {
    return reject(Reason::minutes_out_of_range, "minutes");
  }
  // A countdown that has run out is extended from now, not from when it ran out.
  const std::int64_t now_ms = draft.context().now_ms;
  const std::int64_t from_ms = std::max(*(*activity)->ends_at_ms, now_ms);
  const std::int64_t ends_at_ms = std::max(from_ms + command.minutes * ms_per_minute, now_ms);
  if (ends_at_ms - now_ms > limits::minutes_max * ms_per_minute) {
    return reject(Reason::minutes_out_of_range, "minutes");
  }
  return set_timer(draft, **activity, ends_at_ms);
}

Expected<void> decide(Draft& draft, const Actor& actor, const EndTimer& command) {
  auto activity = steered(draft, actor, command.activity);
  if (!activity) return std::unexpected(activity.error());
  if ((*activity)->ends_at_ms) draft.emit(TimerSet{command.activity, std::nullopt});
  return {};
}

}  // namespace cg::domain
