// The server of a simulated world: the rooms as they are, over a journal and a disk that are not.
// It does one piece of work at a time, so that it may die between any two.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>

#include "hub/rooms.hpp"
#include "simulation/dice.hpp"
#include "simulation/disk.hpp"
#include "simulation/journal.hpp"
#include "simulation/oracle.hpp"

namespace cg::simulation {

struct Clock {
  std::int64_t now_ms = 1'700'000'000'000;  // may be set back
  std::int64_t steady_ms = 5'000'000;
};

class Process {
 public:
  // All outlive it. `chance` is what the server gets its random bits from.
  Process(Disk& disk, Clock& clock, Oracle& oracle, Dice& chance, std::uint64_t checkpoint_every);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void start();
  // All connections have been told before.
  void die(bool machine_stays);
  [[nodiscard]] bool is_up() const { return rooms_ != nullptr; }

  // Does the next piece of work. False when there was none; after three of these in a row there is
  // none at this time.
  bool piece();
  // Whether nothing is under way.
  [[nodiscard]] bool is_quiet() const;

  [[nodiscard]] hub::Rooms& rooms() { return *rooms_; }
  [[nodiscard]] Journal& journal() { return *journal_; }
  [[nodiscard]] Disk& disk() { return disk_; }
  [[nodiscard]] const hub::Keyring& keyring() const { return keyring_; }

 private:
  Disk& disk_;
  Clock& clock_;
  Oracle& oracle_;
  Dice& chance_;
  const std::uint64_t checkpoint_every_;
  hub::Keyring keyring_{hub::Keyring::Secret{1, 2, 3}};
  std::deque<std::function<void()>> posted_;
  std::unique_ptr<Journal> journal_;
  std::unique_ptr<hub::Rooms> rooms_;
  unsigned phase_ = 0;
};

}  // namespace cg::simulation
