// Why a command was not accepted: a closed list. Codes, sentences and "may be tried again" stand
// beside each reason in wire/reasons.cpp and protocol/schema/reasons.json.
#pragma once

#include <cstdint>
#include <expected>
#include <string>

namespace cg::domain {

enum class Reason : std::uint8_t {
  wrong_code,
  joining_locked,
  workshop_ended,
  consent_missing,
  not_attached,
  already_attached,
  bad_token,
  removed,
  not_allowed,
  waiting,
  unknown_activity,
  unknown_item,
  unknown_sector,
  unknown_person,
  unknown_aim,
  unknown_idea,
  unknown_column,
  unknown_group,
  unknown_record,
  text_empty,
  text_too_long,
  too_many,
  wrong_kind,
  activity_not_open,
  activity_closed,
  activity_still_open,
  results_seen,
  results_not_seen,
  score_out_of_range,
  own_aim,
  not_yours,
  dots_over_budget,
  already_merged,
  too_few_aims,
  not_shared,
  not_in_group,
  groups_in_use,
  bad_split,
  kind_once,
  activity_in_use,
  agenda_full,
  bad_plan,
  duplicate_slug,
  id_reused,
  storage_unavailable,
  overloaded,
  workshop_full,
  too_fast,
  waiting_room_full,
  timer_not_running,
  minutes_out_of_range,
};

struct Rejection {
  Reason reason{};
  std::string field;  // the parameter at fault, as a path ("scores.patients"), or empty
  friend bool operator==(const Rejection&, const Rejection&) = default;
};

template <class T>
using Expected = std::expected<T, Rejection>;

[[nodiscard]] inline std::unexpected<Rejection> reject(Reason reason, std::string field = {}) {
  return std::unexpected(Rejection{reason, std::move(field)});
}

}  // namespace cg::domain
