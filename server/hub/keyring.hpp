// Tokens and keys: never stored, each an HMAC-SHA256 under the server's secret over what it stands
// for and a generation number, cut to 128 bits. So a token can be given again to a repeated join,
// and what a leaked database holds opens nothing.
//
// Immutable after it is made; safe from any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/ids.hpp"
#include "domain/workshop.hpp"

namespace cg::hub {

// Whose token it is.
struct Subject {
  enum class Role : std::uint8_t { person, lead, process, screen, observer };
  Role role = Role::person;
  domain::PersonId person;  // of a person
  friend bool operator==(const Subject&, const Subject&) = default;
};

// How often this subject's token has been renewed (a person's never is).
[[nodiscard]] std::uint32_t generation_of(const domain::Workshop& workshop, const Subject& subject);

// "p17", "lead", "process", "screen", "observer"
[[nodiscard]] std::string to_text(const Subject& subject);

class Keyring {
 public:
  using Secret = std::array<unsigned char, 32>;

  // `organiser_key` empty: it is derived from the secret.
  explicit Keyring(const Secret& secret, std::string organiser_key = {});

  [[nodiscard]] std::string token(std::string_view workshop, const Subject& subject,
                                  std::uint32_t generation) const;
  [[nodiscard]] std::string token(const domain::Workshop& workshop, const Subject& subject) const {
    return token(workshop.id, subject, generation_of(workshop, subject));
  }
  // Who it is, or nothing; takes the same time for every wrong token of a right form.
  [[nodiscard]] std::optional<Subject> check(const domain::Workshop& workshop,
                                             std::string_view token) const;
  [[nodiscard]] const std::string& organiser_key() const { return organiser_key_; }
  [[nodiscard]] bool is_organiser_key(std::string_view key) const;

 private:
  [[nodiscard]] std::string mac(std::string_view message) const;
  Secret secret_;
  std::string organiser_key_;
};

// 128 bits in 22 characters of base 64 for URLs; the bits come from the caller, who has chance.
[[nodiscard]] std::string id_of_bits(std::uint64_t high, std::uint64_t low);
// 6 characters of Crockford's 32, from 30 of the bits.
[[nodiscard]] std::string join_code_of_bits(std::uint64_t bits);

}  // namespace cg::hub
