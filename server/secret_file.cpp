#include "secret_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string>

#include "domain/assert.hpp"

namespace cg {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file, const char* what) {
  throw std::runtime_error("the secret file " + file.string() + " " + what + ": " +
                           std::strerror(errno));
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

void make(const std::filesystem::path& file, const Secret& secret) {
  const Descriptor out(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (!out.is_open()) fail(file, "cannot be made");
  const bool written =
      ::write(out.number(), secret.data(), secret.size()) == static_cast<ssize_t>(secret.size()) &&
      ::fsync(out.number()) == 0;
  if (!written) {
    ::unlink(file.c_str());
    fail(file, "cannot be written");
  }
  const Descriptor folder(::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.is_open()) ::fsync(folder.number());
}

}  // namespace

Secret read_or_make_secret(const std::filesystem::path& file) {
  Secret secret{};
  const Descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (in.is_open()) {
    if (::read(in.number(), secret.data(), secret.size()) != static_cast<ssize_t>(secret.size())) {
      throw std::runtime_error("the secret file " + file.string() +
                               " is too short: restore it from a backup, or delete it and send "
                               "everybody new links");
    }
    return secret;
  }
  if (errno != ENOENT) fail(file, "cannot be read");
  CG_ASSERT(::getentropy(secret.data(), secret.size()) == 0);
  make(file, secret);
  return secret;
}

// Straight from the kernel: each command takes some, and a generator of libcrypto's takes longer
// (locks, and asking whether the process has forked).
std::uint64_t random_bits() {
  std::uint64_t bits = 0;
  CG_ASSERT(::getentropy(&bits, sizeof bits) == 0);
  return bits;
}

}  // namespace cg
