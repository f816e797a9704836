// How fast this disk makes things durable just now: what every acknowledgement waits for, and what
// no server can help when the machine is busy with something else.
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "load/samples.hpp"
#include "load/scenarios.hpp"

namespace cg::load {

void disk(Run& run) {
  const std::string file = (run.options.scratch / "disk").string();
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0) throw std::system_error(errno, std::generic_category(), file);
  Samples samples;
  const std::array<char, 4096> page{};
  for (int i = 0; i < 500; ++i) {
    if (::write(descriptor, page.data(), page.size()) < 0) break;
    const Microseconds before = now_us();
    ::fdatasync(descriptor);
    samples.add(now_us() - before);
  }
  ::close(descriptor);
  ::unlink(file.c_str());
  Rows rows(run.report, "disk", "one page to the disk (fdatasync): ");
  rows.add({.what = "median", .measured = samples.percentile_ms(0.5), .unit = "ms"});
  rows.add({.what = "p99", .measured = samples.percentile_ms(0.99), .unit = "ms"});
}

}  // namespace cg::load
