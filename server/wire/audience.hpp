// Who a view is made for, and what is needed to make it.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "domain/workshop.hpp"
#include "wire/lookalikes.hpp"

namespace cg::wire {

struct Audience {
  enum class Kind : std::uint8_t { room, group, person, desk, screen, observer };
  Kind kind = Kind::room;
  std::uint32_t id = 0;  // of the group or the person
  friend auto operator<=>(const Audience&, const Audience&) = default;

  [[nodiscard]] bool is_desk() const { return kind == Kind::desk; }
  // Room and screen hold short windows of long lists; desk and observer long ones.
  [[nodiscard]] bool is_brief() const { return kind != Kind::desk && kind != Kind::observer; }
};

// "room", "group/g2", "person/p17", "desk", "screen", "observer"
[[nodiscard]] std::string to_text(const Audience& audience);

// What views show besides the workshop's state; not part of the log.
struct Live {
  std::string join_url;  // what the QR code says
  std::function<bool(domain::PersonId)> present = [](domain::PersonId) { return false; };
  bool storage_ok = true;
  bool insecure_lan = false;      // plain HTTP beyond this machine
  mutable Lookalikes lookalikes;  // what is dear to work out about names
};

// Refers to both; lives during one rendering. Not thread-safe, like the workshop.
struct Scene {
  const domain::Workshop& workshop;
  const Live& live;
  // What all records of an activity need and is dear to work out: see asked_in.
  mutable std::map<domain::ActivityId, std::vector<unsigned>> asked = {};
  mutable std::uint64_t asked_seq = 0;  // the workshop's, when that was worked out
};

}  // namespace cg::wire
