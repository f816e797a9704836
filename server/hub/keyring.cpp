#include "hub/keyring.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <span>

#include "domain/assert.hpp"

namespace cg::hub {
namespace {

constexpr std::size_t mac_bytes = 16;
// Crockford's 32: no I, L, O or U. A typed I or L is read as 1 and an O as 0 (wire/request.cpp), so
// what looks alike is alike.
constexpr std::string_view code_alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// RFC 4648 section 5, without padding.
std::string base64_url(std::span<const unsigned char> bytes) {
  std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');  // EVP ends it with a zero byte
  EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes.data(),
                  static_cast<int>(bytes.size()));
  text.resize(text.find_first_of(std::string_view("=\0", 2)));
  for (char& c : text) c = c == '+' ? '-' : c == '/' ? '_' : c;
  return text;
}

bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
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

std::uint32_t generation_of(const domain::Workshop& workshop, const Subject& subject) {
  const domain::LinkGenerations& links = workshop.links;
  switch (subject.role) {
    case Subject::Role::person:
      return 0;
    case Subject::Role::lead:
      return links.lead;
    case Subject::Role::process:
      return links.process;
    case Subject::Role::screen:
      return links.screen;
    case Subject::Role::observer:
      return links.observer;
  }
  CG_ASSERT(false);
}

Keyring::Keyring(const Secret& secret, std::string organiser_key)
    : secret_(secret), organiser_key_(std::move(organiser_key)) {
  if (organiser_key_.empty()) organiser_key_ = mac("organiser");
  // Commands would take a '-' in front for a flag.
  for (int i = 2; organiser_key_.starts_with('-'); ++i) {
    organiser_key_ = mac("organiser\n" + std::to_string(i));
  }
}

std::string Keyring::mac(std::string_view message) const {
  unsigned char full[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  const auto* made =
      HMAC(EVP_sha256(), secret_.data(), static_cast<int>(secret_.size()),
           reinterpret_cast<const unsigned char*>(message.data()), message.size(), full, &length);
  CG_ASSERT(made != nullptr && length >= mac_bytes);
  return base64_url({full, mac_bytes});
}

std::string Keyring::token(std::string_view workshop, const Subject& subject,
                           std::uint32_t generation) const {
  const std::string name = to_text(subject);
  const std::string number = std::to_string(generation);
  std::string message = "token\n";
  for (const std::string_view part : {workshop, std::string_view(name), std::string_view(number)}) {
    message.append(part).push_back('\n');
  }
  return name + "." + mac(message);
}

std::optional<Subject> Keyring::check(const domain::Workshop& workshop,
                                      std::string_view given) const {
  const auto subject = parse_subject(given.substr(0, given.find('.')));
  if (!subject || !same(given, token(workshop, *subject))) return std::nullopt;
  return subject;
}

bool Keyring::is_organiser_key(std::string_view key) const {
  return same(key, organiser_key_);
}

std::string id_of_bits(std::uint64_t high, std::uint64_t low) {
  std::array<unsigned char, 16> bytes{};
  for (std::size_t i = 0; i < 8; ++i) {
    bytes[i] = static_cast<unsigned char>(high >> (8 * i));
    bytes[8 + i] = static_cast<unsigned char>(low >> (8 * i));
  }
  return base64_url(bytes);
}

std::string join_code_of_bits(std::uint64_t bits) {
  std::string code;
  for (int i = 0; i < 6; ++i, bits >>= 5) code.push_back(code_alphabet[bits & 31U]);
  return code;
}

}  // namespace cg::hub
