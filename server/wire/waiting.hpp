// What is shown of those who wait to be let in: to the facilitators who they are, to themselves
// that they wait, to nobody else anything (protocol rules WR1 to WR6).
#pragma once

#include "wire/records.hpp"

namespace cg::wire {

// `waiting/{person}` for the desk; nothing for anybody else's view, or when they wait no longer.
[[nodiscard]] Records waiting_records(const Scene& scene, const Audience& audience,
                                      domain::PersonId person);
// All that the phone of somebody who waits is sent: `me` and `waiting_room`. Of the workshop it
// holds the title, and nothing that its page does not need to say that they wait.
[[nodiscard]] Records records_while_waiting(const Scene& scene, const domain::Person& person);

// Adds to what an event touches what it changes for those who wait and those who let them in.
void touch_waiting(const domain::Workshop& workshop, const domain::Event& event, Touched& touched);

}  // namespace cg::wire
