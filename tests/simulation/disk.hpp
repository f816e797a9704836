// The disk of a simulated server: a log on it, and what can go wrong with it. One that is made of
// memory, and one with the real database in a file, under a layer that fails.
//
// One thread. The log is there while the process lives.
#pragma once

#include <memory>
#include <string_view>

#include "simulation/dice.hpp"
#include "store/event_log.hpp"

namespace cg::simulation {

class Disk {
 public:
  Disk() = default;
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;
  virtual ~Disk() = default;

  [[nodiscard]] virtual store::EventLog& log() = 0;
  // Something goes wrong from now on, until heal() or the next start; what, for the list of steps.
  virtual std::string_view break_somehow(Dice& dice) = 0;
  virtual void heal() = 0;
  // The process ends without warning, with the machine or (if `machine_stays`) alone. Until start()
  // there is no log.
  virtual void die(bool machine_stays, Dice& dice) = 0;
  virtual void start() = 0;
};

[[nodiscard]] std::unique_ptr<Disk> memory_disk();
[[nodiscard]] std::unique_ptr<Disk> file_disk();

}  // namespace cg::simulation
