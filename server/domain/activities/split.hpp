// Splitting people into breakout groups: a pure function of people, number of groups and seed. The
// same input gives the same groups on every platform, whatever the order of the people in it.
//
// What is promised, the earlier before the later:
//  1. Everybody is in one group, and those who are pinned are in theirs.
//  2. Sizes differ by at most one; where pins make a group bigger, nobody else is put into it.
//  3. Every sector is spread as evenly as 1 and 2 allow: the sum over sectors and groups of the
//     squared numbers of people is the least there is. Without pins that means that the groups'
//     numbers of a sector differ by at most one.
//  4. Colleagues of one organisation are kept apart: where an organisation speaks for one sector
//     only and nobody is pinned, exactly as evenly spread as can be; else no exchange of two
//     people that was tried would have kept more of them apart.
//  5. People who were in a group together before are kept apart, in the same sense.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "domain/ids.hpp"

namespace cg::domain::split {

struct Member {
  PersonId person;
  SectorIndex sector = 0;
  std::uint32_t organisation = 0;        // colleagues have the same number; 0: none
  std::vector<GroupId> past;             // the groups they were in before
  std::optional<std::size_t> pinned_to;  // the place of a group that they must be in
};

using Groups = std::vector<std::vector<PersonId>>;  // by place; each in the order of the ids

// `group_count` is 1 or more, and more than every pin. About people * groups steps; up to a fixed
// number of exchanges are tried for promises 4 and 5.
[[nodiscard]] Groups split(std::vector<Member> people, std::size_t group_count, std::uint64_t seed);

// How many groups people are split into when a group is to have at most `size` (1 or more).
[[nodiscard]] std::size_t groups_of_size(std::size_t people, std::size_t size);

// The group that a late joiner is put into: the one with the fewest of the sector, of those the
// smallest, of those the first. Each group is given as its people by sector; there is at least one.
[[nodiscard]] std::size_t place_late(std::span<const std::vector<unsigned>> groups,
                                     SectorIndex sector);

// How many people of `groups` share one with somebody of the same organisation, and with whom they
// were before: pairs of people, the measure of promises 4 and 5.
struct Togetherness {
  std::uint64_t colleagues = 0;
  std::uint64_t repeats = 0;  // counted once for every past group that the two share
  friend auto operator<=>(const Togetherness&, const Togetherness&) = default;
};
[[nodiscard]] Togetherness togetherness(std::span<const Member> people, const Groups& groups);

}  // namespace cg::domain::split
