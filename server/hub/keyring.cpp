#include "hub/keyring.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <span>
#include <stdexcept>

#include "domain/assert.hpp"

namespace cg::hub {
namespace {

constexpr std::size_t mac_bytes = 16;
constexpr std::string_view generation = "0";  // raised to revoke; renewal comes with its command
// Crockford's 32: no I, L, O or U. A typed I or L is read as 1 and an O as 0 (wire/request.cpp), so
// what looks alike is alike.
constexpr std::string_view code_alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

void require_sodium() {
  CG_ASSERT(sodium_init() >= 0);
}

std::string base64_url(std::span<const unsigned char> bytes) {
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
  text.pop_back();  // its terminator
  return text;
}

bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::optional<Subject> parse_subject(std::string_view text) {
  using Role = Subject::Role;
  for (const Role role : {Role::lead, Role::process, Role::screen, Role::observer}) {
    if (text == to_text(Subject{role, {}})) return Subject{role, {}};
  }
  const auto person = domain::parse_id<domain::PersonId>(text);
  if (!person) return std::nullopt;
  return Subject{Role::person, *person};
}

[[noreturn]] void fail(const std::string& path, const char* what) {
  throw std::runtime_error("the secret file " + path + " " + what + ": " + std::strerror(errno));
}

}  // namespace

std::string to_text(const Subject& subject) {
  switch (subject.role) {
    case Subject::Role::person:
      return domain::to_text(subject.person);
    case Subject::Role::lead:
      return "lead";
    case Subject::Role::process:
      return "process";
    case Subject::Role::screen:
      return "screen";
    case Subject::Role::observer:
      return "observer";
  }
  CG_ASSERT(false);
}

Keyring::Keyring(const Secret& secret, std::string organiser_key)
    : secret_(secret), organiser_key_(std::move(organiser_key)) {
  require_sodium();
  if (organiser_key_.empty()) organiser_key_ = mac("organiser");
}

std::string Keyring::mac(std::string_view message) const {
  unsigned char full[crypto_auth_hmacsha256_BYTES];
  crypto_auth_hmacsha256(full, reinterpret_cast<const unsigned char*>(message.data()),
                         message.size(), secret_.data());
  return base64_url({full, mac_bytes});
}

std::string Keyring::token(std::string_view workshop, const Subject& subject) const {
  const std::string name = to_text(subject);
  std::string message = "token\n";
  for (const std::string_view part : {workshop, std::string_view(name), generation}) {
    message.append(part).push_back('\n');
  }
  return name + "." + mac(message);
}

std::optional<Subject> Keyring::check(std::string_view workshop, std::string_view given) const {
  const auto subject = parse_subject(given.substr(0, given.find('.')));
  if (!subject || !same(given, token(workshop, *subject))) return std::nullopt;
  return subject;
}

bool Keyring::is_organiser_key(std::string_view key) const {
  return same(key, organiser_key_);
}

std::string random_id() {
  require_sodium();
  unsigned char bytes[16];
  randombytes_buf(bytes, sizeof bytes);
  return base64_url(bytes);
}

std::string random_join_code() {
  require_sodium();
  std::string code;
  for (int i = 0; i < 6; ++i) {
    code.push_back(code_alphabet[randombytes_uniform(code_alphabet.size())]);
  }
  return code;
}

std::uint64_t random_seed() {
  require_sodium();
  std::uint64_t seed = 0;
  randombytes_buf(&seed, sizeof seed);
  return seed;
}

Keyring::Secret read_or_make_secret(const std::string& path) {
  require_sodium();
  Keyring::Secret secret{};
  int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file >= 0) {
    const auto count = ::read(file, secret.data(), secret.size());
    ::close(file);
    if (count != static_cast<ssize_t>(secret.size())) {
      throw std::runtime_error("the secret file " + path +
                               " is too short: restore it from a backup");
    }
    return secret;
  }
  if (errno != ENOENT) fail(path, "cannot be read");
  randombytes_buf(secret.data(), secret.size());
  file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) fail(path, "cannot be made");
  const bool written =
      ::write(file, secret.data(), secret.size()) == static_cast<ssize_t>(secret.size()) &&
      ::fsync(file) == 0;
  ::close(file);
  if (!written) fail(path, "cannot be written");
  return secret;
}

}  // namespace cg::hub
