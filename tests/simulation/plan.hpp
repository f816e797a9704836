// What one seed decides before anything happens: what kind of world it is, and its steps.
//
// Swarm: each world draws which acts and faults take part and how often, how many people there are,
// and which disk it has. Worlds that can do less go deeper into what they can.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace cg::simulation {

enum class Act : std::uint8_t {
  // by phones
  introduce,
  aims,
  score,
  board,
  breakout,
  words,
  myself,   // edit oneself, leave
  wrong,    // what must be refused
  look_up,  // ping, pages of lists, looking for a code
  // by facilitators
  steer,
  results,
  agenda,
  timer,
  moderate,
  people,
  arrange,  // shared aims, groups
  house,    // title, locking, ending, blanking
  clear,
  renew_links,
  // the network
  newcomer,
  cut,
  come_back,
  reload,  // a page that has forgotten what it held and what it had not sent
  twice,   // what was sent is sent again
  stall,
  // the machine
  disk,
  crash,
  wait,
  clock,  // the wall clock jumps
  // everything comes to rest, and the views are compared
  rest,
  // the waiting room
  knock,        // somebody new comes
  outside,      // somebody who waits does something
  doorkeeping,  // a facilitator
  absence,      // of some of those who wait, so long that others may get their places
  count,
};
[[nodiscard]] std::string_view name_of(Act act);

// What a step does follows from its own dice and from the world that it meets.
struct Step {
  Act act;
  std::uint64_t dice;
};

struct Climate {
  unsigned phones = 0, desks = 1, screens = 1, observers = 1;
  bool begins_waiting = false;          // the waiting room is on before the first phone comes
  bool begins_open = false;             // every activity is open from the beginning
  bool has_file_disk = false;           // SQLite on a disk that can fail, else memory
  unsigned latency_ms_max = 0;          // of a message on its way
  unsigned haste = 0;                   // in a hundred steps, do not wait for the one before
  std::uint64_t checkpoint_every = 40;  // events
};

struct Plan {
  std::uint64_t seed = 0;
  Climate climate;
  std::vector<Step> steps;
};

[[nodiscard]] Plan plan_of(std::uint64_t seed);

}  // namespace cg::simulation
