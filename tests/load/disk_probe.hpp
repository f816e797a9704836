// What the disk does while a scenario runs: a thread makes one page durable every 20 ms and notes
// how long that takes. An acknowledgement cannot be quicker than its disk, and a machine on which
// something else writes has slow moments that are none of the server's.
#pragma once

#include <filesystem>
#include <string>
#include <thread>

#include "load/samples.hpp"

namespace cg::load {

class DiskProbe {
 public:
  // Begins; `folder` is on the disk in question.
  explicit DiskProbe(const std::filesystem::path& folder);
  ~DiskProbe();
  DiskProbe(const DiskProbe&) = delete;
  DiskProbe& operator=(const DiskProbe&) = delete;

  // Ends it. "the disk alone: p99 2.1 ms, slowest 30 ms"
  [[nodiscard]] std::string in_words();

 private:
  void run(const std::stop_token& stop);

  std::filesystem::path file_;
  int descriptor_ = -1;
  Samples samples_;      // the thread's, until it has ended
  std::jthread thread_;  // last: it uses everything above
};

}  // namespace cg::load
