// A program that is started, measured and ended by its process id.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "load/clock.hpp"

namespace cg::load {

class Process {
 public:
  // Starts `arguments` (the first is the program). What it prints to standard output is read by
  // read_line; its standard error goes to the file `log`. It dies with us.
  Process(std::vector<std::string> arguments, const std::string& log);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  // The next line of its output without the end of line; nothing when the output has ended or
  // `patience` is over.
  [[nodiscard]] std::optional<std::string> read_line(Microseconds patience);
  // A line to its standard input.
  void write_line(const std::string& line) const;

  // SIGTERM, and SIGKILL if it has not ended after `patience`. Whether it ended well.
  bool stop(Microseconds patience = 10 * second);
  // Waits until it ends by itself. Whether it did so in time, and well.
  bool wait(Microseconds patience);
  // SIGKILL: as a crash would.
  void kill();

  [[nodiscard]] pid_t pid() const { return pid_; }
  [[nodiscard]] bool is_running() const;
  // User and system time of all its threads so far.
  [[nodiscard]] Microseconds cpu_us() const;
  // Resident memory: what it holds itself, kernel buffers not.
  [[nodiscard]] std::size_t resident_bytes() const;

 private:
  pid_t pid_ = -1;
  int input_ = -1;   // its
  int output_ = -1;  // its
  std::string unread_;
};

}  // namespace cg::load
