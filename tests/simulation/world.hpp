// One simulated world: the server, its disk, the network and the pages, driven through the steps of
// a plan. The same plan, with the same steps left out, always goes the same way.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "simulation/page.hpp"
#include "simulation/plan.hpp"
#include "simulation/process.hpp"
#include "simulation/wishes.hpp"

namespace cg::simulation {

// After less than this somebody without a connection has left (protocol rules JN5 and WR6).
inline constexpr std::int64_t absence_ms = 11 * 60'000;

struct Outcome {
  std::vector<std::string> findings;  // what did not hold; empty: all well
  std::vector<std::string> told;      // what the steps were
  std::size_t commands = 0;           // acknowledged
  std::size_t crashes = 0;
};

class World {
 public:
  explicit World(const Plan& plan);
  ~World();
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  // Once: the steps with `kept[i]`, until something does not hold, and then the end, in which all
  // comes to rest and is looked through. `kept` empty: all of them.
  [[nodiscard]] Outcome run(const std::vector<bool>& kept = {});

 private:
  using Pages = std::vector<std::unique_ptr<Page>>;

  // Making the world (world.cpp)
  void make_workshop();
  void populate();
  Page& add_phone();
  [[nodiscard]] std::string key_of(const std::string& role, std::uint32_t generation) const;

  // One step (world_steps.cpp)
  void step(const Step& step);
  void wish(Act act);
  void wish_of(Act act, Page& page);
  void look_up(Page& page);
  void renew_links();
  void newcomer();
  void cut(Page& page);
  void trouble_disk();
  void plan_crash();
  void let_time_pass();
  // At the door (world_door.cpp)
  void at_the_door(Act act);
  void knock();
  void outside();
  void doorkeeping();
  void absence();
  [[nodiscard]] std::vector<Page*> pages_outside() const;

  [[nodiscard]] Page& any_page();
  [[nodiscard]] Page* any_inside(bool phone);
  void tell(const std::string& what);

  // Time and work (world.cpp)
  bool piece();
  void settle();
  void pass(std::int64_t ms);
  void crash();
  void start_again();

  // Looking whether all is well (world_checks.cpp)
  void rest();
  void finish();
  bool come_to_rest();
  [[nodiscard]] bool is_quiet() const;
  void compare_with_fresh(std::size_t pages_max);
  void compare(Page& page);
  void look_at_doors();
  void look_at_desks();
  void compare_after_restart();
  void compare_with_log();

  const Plan& plan_;
  Dice dice_;
  Clock clock_;
  Oracle oracle_;
  std::unique_ptr<Disk> disk_;
  Process process_;
  Network network_;
  PageSurroundings around_;
  Pages pages_;
  unsigned phones_made_ = 0;
  std::optional<unsigned> pieces_until_crash_;
  bool machine_stays_ = false;
  std::int64_t down_until_ms_ = 0;
  std::int64_t stays_down_ms_ = 0;
  // Of the keys of each kind of page: those that have certainly been made worthless, and those that
  // may have been.
  std::map<Viewer::Kind, std::uint32_t> renewed_, renewed_at_most_;
  Outcome outcome_;
};

}  // namespace cg::simulation
