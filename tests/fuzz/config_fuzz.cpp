// The settings file: any bytes at all give settings or one clear line, and never anything else.
#include <sys/mman.h>
#include <unistd.h>

#include <string>

#include "expect.hpp"
#include "settings.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cg;
  static const int file = ::memfd_create("settings", 0);
  static const std::string path = "/proc/self/fd/" + std::to_string(file);
  if (::ftruncate(file, 0) != 0 || ::pwrite(file, data, size, 0) != static_cast<ssize_t>(size)) {
    return 0;
  }
  const char* arguments[] = {"commonground", "serve", "--config", path.c_str()};
  const auto settings = read_settings(4, arguments);
  if (settings) {
    fuzz::expect(!settings->address.empty(), "an address to listen on");
    return 0;
  }
  fuzz::expect(settings.error().status == 2, "a wrong setting is status 2");
  fuzz::expect(!settings.error().text.empty(), "and says what is wrong");
  return 0;
}
