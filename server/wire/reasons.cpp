#include "wire/reasons.hpp"

#include <algorithm>
#include <array>

#include "domain/assert.hpp"

namespace cg::wire {
namespace {

// The order is that of protocol/schema/reasons.json, whose sentences these are.
constexpr ReasonEntry table[] = {
    {-32700, "parse_error", false,
     "That message did not arrive whole. Please reload the page and try again."},
    {-32600, "not_an_object", false,
     "This page sent something we could not read. Please reload it and try again."},
    {-32600, "batch_not_supported", false,
     "This page sent several requests in one. Please send them one at a time."},
    {-32600, "id_missing", false,
     "This page sent a request we could not answer, because it had no id. Please reload it and try "
     "again."},
    {-32600, "bad_id", false,
     "This page sent a request without a proper id. Please reload it and try again."},
    {-32600, "not_json_rpc", false,
     "This page speaks another language than the workshop. Please reload it and try again."},
    {-32600, "too_deep", false,
     "This page sent something too complicated to read. Please reload it and try again."},
    {-32600, "duplicate_key", false,
     "This page said the same thing twice in one message. Please reload it and try again."},
    {-32601, "unknown_method", false,
     "The workshop does not know how to do that. Please reload the page to get its latest "
     "version."},
    {-32602, "missing_field", false,
     "Something is still missing. Please fill it in and send it again."},
    {-32602, "wrong_type", false,
     "One of the answers is not of the kind we expected. Please check it and send it again."},
    {-32602, "not_a_whole_number", false,
     "That needs to be a whole number. Please change it and send it again."},
    {-32602, "unknown_field", false,
     "This page sent something the workshop does not know. Please reload it and try again."},
    {-32602, "bad_value", false,
     "One of the answers is not among the choices. Please choose again."},
    {-32603, "internal", true,
     "Something went wrong on our side, and nothing was changed. Please try again."},
    {1000, "wrong_code", false,
     "That code does not match a workshop that is open. Check it with the facilitator."},
    {1001, "joining_locked", true,
     "Joining is closed for the moment. Ask the facilitator to let you in, then try again."},
    {1002, "workshop_ended", false,
     "This workshop has ended, so nothing can be added. The facilitator can share the record of "
     "it."},
    {1003, "consent_missing", false, "Please agree to how your answers are used before you join."},
    {1004, "not_attached", false,
     "You are not in the workshop yet. Please join with its code first."},
    {1005, "already_attached", false,
     "You are already in the workshop on this page. Just carry on."},
    {1006, "bad_token", false,
     "This link or sign-in is no longer valid. Please join again with the code, or ask for a new "
     "link."},
    {1007, "removed", false,
     "A facilitator has taken you out of the workshop. Please speak to them if that was a "
     "mistake."},
    {1008, "not_allowed", false, "Only the facilitators can do that. Please ask one of them."},
    {1009, "waiting", true,
     "The facilitators have not let you in yet. Keep this page open: it goes on by itself."},
    {1010, "unknown_activity", false,
     "That activity is not part of this workshop. Please go back to what is on now."},
    {1011, "unknown_item", false,
     "That question is not part of this activity. Please choose one that is shown."},
    {1012, "unknown_sector", false,
     "That sector is not part of this workshop. Please choose one from the list."},
    {1013, "unknown_person", false,
     "We could not find that person in this workshop. Please check the list of people."},
    {1014, "unknown_aim", false,
     "We could not find that aim. It may have been withdrawn; please look at the list again."},
    {1015, "unknown_idea", false,
     "We could not find that idea. It may have been withdrawn; please look at the board again."},
    {1016, "unknown_column", false,
     "That column is not on this board. Please choose one that is shown."},
    {1017, "unknown_group", false,
     "We could not find that group. The groups may have been changed; please look again."},
    {1018, "unknown_record", false,
     "We could not find what you wanted to change. It may be gone; please look again."},
    {1020, "text_empty", false,
     "There is nothing written here yet. Please write something and send it again."},
    {1021, "text_too_long", false, "That text is too long. Please shorten it and send it again."},
    {1022, "too_many", false, "That is more than there is room for. Please take one away first."},
    {1030, "wrong_kind", false,
     "That does not fit this activity. Please look at what it asks for."},
    {1031, "activity_not_open", true,
     "This activity has not started yet. Please wait for the facilitator to open it."},
    {1032, "activity_closed", false,
     "This activity is closed, so it takes no more answers. What you sent before still counts."},
    {1033, "activity_still_open", false, "People can still answer. Close the activity first."},
    {1034, "results_seen", false,
     "Results of this round have been seen, so it cannot open again. Ask again to start a new "
     "round."},
    {1035, "results_not_seen", false,
     "Nobody has seen the results of this round yet. Look at them first, or open it again."},
    {1040, "score_out_of_range", false,
     "Scores go from 0 to 10. Please choose one of them, or say that you cannot say."},
    {1041, "own_aim", false,
     "This aim is your own, so it has your support already. Please choose one of the others."},
    {1042, "not_yours", false,
     "Only the person who wrote this can change it. You are welcome to add your own."},
    {1043, "dots_over_budget", false,
     "You do not have that many dots. Take some from another idea first."},
    {1044, "already_merged", false,
     "This aim is already part of a shared aim. Take the shared aim apart first."},
    {1045, "too_few_aims", false,
     "A shared aim needs at least two aims. Please choose another one."},
    {1046, "not_shared", false, "This aim stands on its own, so there is nothing to take apart."},
    {1050, "not_in_group", false,
     "You are not in that group. Please go back to your own, or ask a facilitator to move you."},
    {1051, "groups_in_use", false,
     "The groups have already started to write. Move people one by one instead."},
    {1052, "bad_split", false,
     "The room cannot be split that way. Please choose either how many groups or how many people "
     "in each."},
    {1060, "kind_once", false,
     "A workshop has one round of introductions, and this one has it already."},
    {1061, "activity_in_use", false,
     "People have already taken part in this, so it has to stay as it is. Add a new activity "
     "instead."},
    {1062, "agenda_full", false,
     "The agenda is full. Take out an activity that you do not need first."},
    {1063, "bad_plan", false,
     "This activity is not complete, or something in it does not belong there. Please check it and "
     "save it again."},
    {1064, "duplicate_slug", false, "Two entries have the same id. Please give each its own."},
    {1070, "id_reused", false,
     "This page used one id for two different requests. Please reload it and try again."},
    {1071, "storage_unavailable", true,
     "We could not save that just now. Keep this page open: it will try again."},
    {1072, "overloaded", true,
     "Many people are sending at once. Your answer is kept and will be sent again in a moment."},
    {1073, "workshop_full", false, "This workshop is full. Please ask the facilitator what to do."},
    {1074, "too_fast", true,
     "That was very quick. Your answer is kept and will be sent again in a moment."},
    {1075, "waiting_room_full", true,
     "So many people are waiting to be let in that there is no room for more. Please try again in "
     "a "
     "few minutes."},
    {1080, "timer_not_running", false, "No timer is running here. Start one first."},
    {1081, "minutes_out_of_range", false, "Please choose between 0 and 480 minutes."},
};

// In the order of domain::Reason.
constexpr std::string_view reason_words[] = {
    "wrong_code",
    "joining_locked",
    "workshop_ended",
    "consent_missing",
    "not_attached",
    "already_attached",
    "bad_token",
    "removed",
    "not_allowed",
    "waiting",
    "unknown_activity",
    "unknown_item",
    "unknown_sector",
    "unknown_person",
    "unknown_aim",
    "unknown_idea",
    "unknown_column",
    "unknown_group",
    "unknown_record",
    "text_empty",
    "text_too_long",
    "too_many",
    "wrong_kind",
    "activity_not_open",
    "activity_closed",
    "activity_still_open",
    "results_seen",
    "results_not_seen",
    "score_out_of_range",
    "own_aim",
    "not_yours",
    "dots_over_budget",
    "already_merged",
    "too_few_aims",
    "not_shared",
    "not_in_group",
    "groups_in_use",
    "bad_split",
    "kind_once",
    "activity_in_use",
    "agenda_full",
    "bad_plan",
    "duplicate_slug",
    "id_reused",
    "storage_unavailable",
    "overloaded",
    "workshop_full",
    "too_fast",
    "waiting_room_full",
    "timer_not_running",
    "minutes_out_of_range",
};

}  // namespace

std::span<const ReasonEntry> all_reasons() {
  return table;
}

const ReasonEntry& reason_entry(std::string_view word) {
  const auto* const at = std::ranges::find(table, word, &ReasonEntry::word);
  CG_ASSERT(at != std::end(table));
  return *at;
}

std::string_view reason_word(domain::Reason reason) {
  const auto place = static_cast<std::size_t>(reason);
  CG_ASSERT(place < std::size(reason_words));
  return reason_words[place];
}

}  // namespace cg::wire
