// Names of things: numbers inside, short texts outside ("p17", "act3", "aim5", "idea9", "g2").
// A number is never given twice within a workshop.
#pragma once

#include <charconv>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace cg::domain {

// 0 names nothing; counting starts at 1.
template <class Tag>
struct Id {
  std::uint32_t value = 0;
  friend auto operator<=>(const Id&, const Id&) = default;
  [[nodiscard]] explicit operator bool() const { return value != 0; }
};

struct PersonTag {
  static constexpr std::string_view prefix = "p";
};
struct ActivityTag {
  static constexpr std::string_view prefix = "act";
};
struct AimTag {
  static constexpr std::string_view prefix = "aim";
};
struct IdeaTag {
  static constexpr std::string_view prefix = "idea";
};
struct GroupTag {
  static constexpr std::string_view prefix = "g";
};

using PersonId = Id<PersonTag>;
using ActivityId = Id<ActivityTag>;
using AimId = Id<AimTag>;
using IdeaId = Id<IdeaTag>;
using GroupId = Id<GroupTag>;

template <class Tag>
[[nodiscard]] std::string to_text(Id<Tag> id) {
  return std::string(Tag::prefix) + std::to_string(id.value);
}

// The inverse of to_text; nothing else ("p07", "p0", "17") is accepted.
template <class IdType>
[[nodiscard]] std::optional<IdType> parse_id(std::string_view text);

template <class Tag>
[[nodiscard]] std::optional<Id<Tag>> parse_id_of(std::string_view text) {
  if (!text.starts_with(Tag::prefix)) return std::nullopt;
  text.remove_prefix(Tag::prefix.size());
  if (text.empty() || text.front() == '0') return std::nullopt;
  Id<Tag> id;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id.value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return id;
}

template <>
inline std::optional<PersonId> parse_id(std::string_view t) {
  return parse_id_of<PersonTag>(t);
}
template <>
inline std::optional<ActivityId> parse_id(std::string_view t) {
  return parse_id_of<ActivityTag>(t);
}
template <>
inline std::optional<AimId> parse_id(std::string_view t) {
  return parse_id_of<AimTag>(t);
}
template <>
inline std::optional<IdeaId> parse_id(std::string_view t) {
  return parse_id_of<IdeaTag>(t);
}
template <>
inline std::optional<GroupId> parse_id(std::string_view t) {
  return parse_id_of<GroupTag>(t);
}

// Names one text (a person's name, a contribution, a title): the seq of the first event of the
// decision that brought it, and a slot within it. So a number is never reused after an erasure.
struct TextId {
  std::uint64_t value = 0;
  friend auto operator<=>(const TextId&, const TextId&) = default;
  [[nodiscard]] explicit operator bool() const { return value != 0; }
};
inline constexpr unsigned text_slot_bits = 12;

// Names given by the organiser to sectors, items and columns: [a-z][a-z0-9-]*.
using Slug = std::string;

// Place of a sector in Workshop::sectors, which never changes after the workshop was made.
using SectorIndex = std::uint8_t;

}  // namespace cg::domain

template <class Tag>
struct std::hash<cg::domain::Id<Tag>> {
  std::size_t operator()(cg::domain::Id<Tag> id) const noexcept { return id.value; }
};
template <>
struct std::hash<cg::domain::TextId> {
  std::size_t operator()(cg::domain::TextId id) const noexcept { return id.value; }
};
