#include "load/disk_probe.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <system_error>

namespace cg::load {
namespace {

constexpr std::chrono::milliseconds pause{20};
constexpr std::array<char, 4096> page{};

}  // namespace

DiskProbe::DiskProbe(const std::filesystem::path& folder)
    : file_(folder / "disk-probe"),
      descriptor_(::open(file_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600)) {
  if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), file_);
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

DiskProbe::~DiskProbe() {
  thread_ = {};
  ::close(descriptor_);
  ::unlink(file_.c_str());
}

void DiskProbe::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    // The same page again and again, so that nothing but the page has to be written.
    if (::pwrite(descriptor_, page.data(), page.size(), 0) < 0) return;
    const Microseconds before = now_us();
    ::fdatasync(descriptor_);
    samples_.add(now_us() - before);
    std::this_thread::sleep_for(pause);
  }
}

std::string DiskProbe::in_words() {
  thread_ = {};
  char text[80];
  std::snprintf(text, sizeof text, "the disk alone: p99 %.1f ms, slowest %.0f ms",
                samples_.percentile_ms(0.99), samples_.max_ms());
  return text;
}

}  // namespace cg::load
