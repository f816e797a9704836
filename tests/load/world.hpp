// A server, the loop, and the simulated people of a run: what every scenario begins with and what
// it is held against at the end.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "load/faults.hpp"
#include "load/loop.hpp"
#include "load/phone.hpp"
#include "load/report.hpp"
#include "load/samples.hpp"
#include "load/server_process.hpp"

namespace cg::load {

// The agenda of every workshop here: scores and a board with dots.
inline constexpr std::string_view scores_activity = "act1";
inline constexpr std::string_view board_activity = "act2";
[[nodiscard]] std::string workshop_body(std::string_view title);
// Params of a join: every fourth person is of the same sector.
[[nodiscard]] std::string join_params(const Workshop& workshop, std::uint32_t person);

// Keeps each record that a desk or a screen is sent, and calls whoever waits for one.
class Watch final : public PhoneEvents {
 public:
  std::uint64_t answered = 0;  // the number of the command that was answered last
  std::string refusal;         // of it; empty if it was accepted
  std::function<void(std::string_view key, std::string_view record)> on_put;
  [[nodiscard]] const std::string& record(const std::string& key) const;
  // A member of a record as a number; -1 while there is none.
  [[nodiscard]] std::int64_t number(const std::string& key, std::string_view member) const;

 private:
  void on_answer(Phone& phone, const Sent& sent, const Answer& answer) override;
  void on_record(Phone& phone, std::string_view key, std::string_view record) override;
  std::unordered_map<std::string, std::string> records_;
};

// A workshop with its desk and its screen, both attached, and with both activities open.
struct Stage {
  Workshop workshop;
  Watch at_desk;
  Watch at_screen;
  Phone* desk = nullptr;
  Phone* screen = nullptr;  // may be none
};

class World {
 public:
  World(const Options& options, const std::string& name, bool keep_data = false);

  const Options& options;
  Faults faults;
  Loop loop;
  ServerProcess server;
  std::deque<Phone> phones;  // in the order of their serials

  // Makes a workshop, attaches desk and screen, opens both activities.
  Stage& stage(bool with_screen = true);
  // The same for a workshop that is there already, without opening anything.
  Stage& stage_of(const Workshop& workshop, bool with_screen);
  [[nodiscard]] std::deque<Stage>& stages() { return stages_; }

  // A phone that does nothing yet.
  Phone& add_phone(PhoneEvents& events);
  // A second client with that phone's token, which reports the records it is put.
  Phone& onlooker(const Phone& phone, Watch& watch);
  // The server listens elsewhere after a restart.
  void follow_server() { surroundings_.address.port = server.port(); }

  // The desk sends a command and waits for its answer; a refusal is a fault.
  void steer(Stage& stage, std::string_view method, const std::string& params);

  // Runs until `done`; if it takes longer than `patience` that is a fault called `what`.
  bool wait_until(const std::function<bool()>& done, Microseconds patience, std::string_view what);
  // Runs until no phone has received a frame for `quiet`; 0: for longer than any tick.
  void wait_for_quiet(Microseconds quiet = 0, Microseconds patience = 60 * second);

  // Rule VW4: `count` of the phones (evenly chosen; all if there are no more), the desks and the
  // screens hold what a fresh client with the same token is given. To be called when it is quiet.
  void compare_with_fresh(std::size_t count);

 private:
  Phone& attach(const std::string& workshop, const std::string& token, PhoneEvents& events,
                bool reports_records);
  void compare(const std::vector<const Phone*>& held);

  ViewFrames frames_;
  PhoneSurroundings surroundings_;
  std::deque<Phone> watchers_;  // desks, screens and fresh ones
  std::deque<Stage> stages_;
  PhoneEvents no_events_;
  std::uint32_t serial_count_ = 0;
};

}  // namespace cg::load
