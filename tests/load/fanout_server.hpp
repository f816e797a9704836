// A program that sends the same messages to many WebSockets, with those WebSockets at our end. What
// is measured is the time that the program's process takes for one delivery.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "load/faults.hpp"
#include "load/loop.hpp"
#include "load/process.hpp"
#include "load/web_socket.hpp"

namespace cg::load {

struct FanoutProgram {
  std::vector<std::string> command;
  bool is_asked_by_message = false;  // by what a socket sends; else by a line to its input
  bool speaks_socket_io = false;     // its own small protocol over the WebSocket
};

class FanoutServer {
 public:
  FanoutServer(Loop& loop, Faults& faults, FanoutProgram program, const std::string& log);
  ~FanoutServer();

  void connect(std::size_t count);
  // Lets it send `rounds` times `messages` messages of `bytes` to each socket; the next round
  // begins when everybody has got the last one. CPU microseconds for each delivery.
  [[nodiscard]] double cpu_per_delivery(std::size_t rounds, std::size_t messages,
                                        std::size_t bytes);

 private:
  class Receiver;
  void round(std::size_t messages, std::size_t bytes);
  void ask(const std::string& what);

  Loop& loop_;
  Faults& faults_;
  FanoutProgram program_;
  Process process_;
  Address address_;
  std::deque<Receiver> receivers_;
  std::size_t ready_ = 0;
  std::size_t received_ = 0;
};

}  // namespace cg::load
