#include "domain/activities/split.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "domain/activities/split_seats.hpp"
#include "domain/assert.hpp"
#include "domain/random.hpp"

namespace cg::domain::split {
namespace {

// Exchanges looked at for promises 4 and 5: enough for all pairs of a thousand people, and less
// than a quarter of a second for any number.
constexpr std::size_t exchanges_tried_max = 4'000'000;

// Gives small numbers, from 1, to keys that at least two people have; the others get 0.
template <class Key>
class Numbering {
 public:
  void count(const Key& key) { ++seen_[key].first; }
  std::size_t number(const Key& key) {
    auto& [times, number] = seen_[key];
    if (times > 1 && number == 0) number = ++last_;
    return number;
  }
  [[nodiscard]] std::size_t size() const { return last_ + 1; }

 private:
  std::map<Key, std::pair<std::size_t, std::size_t>> seen_;
  std::size_t last_ = 0;
};

// How many of each number are in each group.
class Presence {
 public:
  Presence(std::size_t numbers, std::size_t group_count)
      : group_count_(group_count), counts_(numbers * group_count) {}
  unsigned& at(std::size_t number, std::size_t g) { return counts_[number * group_count_ + g]; }
  [[nodiscard]] unsigned at(std::size_t number, std::size_t g) const {
    return counts_[number * group_count_ + g];
  }

 private:
  std::size_t group_count_;
  std::vector<unsigned> counts_;
};

struct Seated {
  PersonId person;
  SectorIndex sector = 0;
  bool pinned = false;
  std::size_t organisation = 0;   // numbered; 0: no colleague here
  std::vector<std::size_t> past;  // numbered, in order; without those they share with nobody
  std::size_t group = 0;
};

bool contains(const std::vector<std::size_t>& sorted, std::size_t number) {
  return std::ranges::binary_search(sorted, number);
}

// Fewer colleagues together is better than fewer repeats.
struct Change {
  std::int64_t colleagues = 0;
  std::int64_t repeats = 0;
  friend auto operator<=>(const Change&, const Change&) = default;
};

class Seating {
 public:
  Seating(std::vector<Seated> people, std::size_t organisations, std::size_t past_groups,
          Seats seats, std::size_t group_count)
      : people_(std::move(people)),
        free_(std::move(seats.free)),
        by_sector_(std::move(seats.people)),
        sizes_(group_count),
        organisations_(organisations, group_count),
        past_(past_groups, group_count) {
    for (std::size_t i = 0; i < people_.size(); ++i) {
      if (people_[i].pinned) enter(people_[i], people_[i].group);
    }
  }

  // Those with colleagues come first, the largest organisation before the others: taking the
  // group with the most seats left for each is how Gale (1957) and Ryser (1957) show that they
  // can be kept apart. The others fit anywhere, so they may avoid whom they have met.
  void seat_all(SplitMix64& random) {
    std::vector<std::size_t> order = free_people();
    random.shuffle(order);
    std::vector<std::size_t> colleagues(people_.size() + 1);
    for (const Seated& one : people_) ++colleagues[one.organisation];
    colleagues[0] = 0;
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
      const auto rank = [&](std::size_t i) {
        return std::pair(colleagues[people_[i].organisation], people_[i].organisation);
      };
      return rank(a) > rank(b);
    });
    std::vector<std::size_t> group_order(sizes_.size());
    for (std::size_t g = 0; g < group_order.size(); ++g) group_order[g] = g;
    random.shuffle(group_order);
    for (const std::size_t i : order) seat(people_[i], group_order);
  }

  // Exchanges people as long as that keeps more of them apart and sectors as even as they are.
  void exchange(SplitMix64& random) {
    const std::vector<std::size_t> candidates = free_people();
    std::vector<std::size_t> order = candidates;
    random.shuffle(order);
    std::size_t tried = 0;
    bool better = !candidates.empty();
    while (better && tried < exchanges_tried_max) {
      better = false;
      for (const std::size_t i : order) {
        if (tried >= exchanges_tried_max) break;
        if (meets_nobody(people_[i])) continue;
        better |= move_away(people_[i], tried) ||
                  swap_away(people_[i], candidates, random.below(candidates.size()), tried);
      }
    }
  }

  [[nodiscard]] Groups groups() const {
    Groups groups(sizes_.size());
    for (const Seated& one : people_) groups[one.group].push_back(one.person);
    return groups;
  }

 private:
  [[nodiscard]] std::vector<std::size_t> free_people() const {
    std::vector<std::size_t> indexes;
    for (std::size_t i = 0; i < people_.size(); ++i) {
      if (!people_[i].pinned) indexes.push_back(i);
    }
    return indexes;
  }

  void enter(Seated& one, std::size_t g) {
    one.group = g;
    ++sizes_[g];
    if (one.organisation != 0) ++organisations_.at(one.organisation, g);
    for (const std::size_t past : one.past) ++past_.at(past, g);
  }

  void leave(Seated& one) {
    --sizes_[one.group];
    if (one.organisation != 0) --organisations_.at(one.organisation, one.group);
    for (const std::size_t past : one.past) --past_.at(past, one.group);
  }

  [[nodiscard]] std::int64_t colleagues_in(const Seated& one, std::size_t g) const {
    return one.organisation == 0 ? 0 : organisations_.at(one.organisation, g);
  }
  [[nodiscard]] std::int64_t repeats_in(const Seated& one, std::size_t g) const {
    std::int64_t repeats = 0;
    for (const std::size_t past : one.past) repeats += past_.at(past, g);
    return repeats;
  }
  [[nodiscard]] bool meets_nobody(const Seated& one) const {
    const auto self = static_cast<std::int64_t>(one.past.size());
    return colleagues_in(one, one.group) <= 1 && repeats_in(one, one.group) == self;
  }

  void seat(Seated& one, const std::vector<std::size_t>& group_order) {
    std::optional<std::size_t> best;
    std::tuple<std::int64_t, std::int64_t, std::int64_t> best_cost;
    for (const std::size_t g : group_order) {
      const unsigned seats = free_[one.sector][g];
      if (seats == 0) continue;
      std::int64_t first = -std::int64_t{seats};
      std::int64_t second = repeats_in(one, g);
      if (one.organisation == 0) std::swap(first, second);
      const std::tuple cost(colleagues_in(one, g), first, second);
      if (!best || cost < best_cost) std::tie(best, best_cost) = std::tuple(g, cost);
    }
    CG_ASSERT(best.has_value());
    --free_[one.sector][*best];
    enter(one, *best);
  }

  // What the sum of squares would grow by, divided by 2, if one of the sector changed groups.
  [[nodiscard]] std::int64_t unevenness(SectorIndex sector, std::size_t from,
                                        std::size_t to) const {
    return std::int64_t{by_sector_[sector][to]} - std::int64_t{by_sector_[sector][from]} + 1;
  }

  // What one person going elsewhere changes, counting themselves out of where they are.
  [[nodiscard]] Change change_of(const Seated& one, std::size_t to) const {
    const auto self = static_cast<std::int64_t>(one.past.size());
    const std::int64_t alone = one.organisation == 0 ? 0 : 1;
    return {colleagues_in(one, to) - (colleagues_in(one, one.group) - alone),
            repeats_in(one, to) - (repeats_in(one, one.group) - self)};
  }

  void change_group(Seated& one, std::size_t to) {
    --by_sector_[one.sector][one.group];
    ++by_sector_[one.sector][to];
    leave(one);
    enter(one, to);
  }

  // Into a group that is smaller by one: the sizes stay what they are, in other places.
  bool move_away(Seated& one, std::size_t& tried) {
    for (std::size_t to = 0; to < sizes_.size(); ++to) {
      if (sizes_[to] + 1 != sizes_[one.group]) continue;
      ++tried;
      if (unevenness(one.sector, one.group, to) > 0) continue;
      if (change_of(one, to) >= Change{}) continue;
      change_group(one, to);
      return true;
    }
    return false;
  }

  [[nodiscard]] Change change_of_swap(const Seated& a, const Seated& b) const {
    const Change there = change_of(a, b.group);
    const Change back = change_of(b, a.group);
    Change both{there.colleagues + back.colleagues, there.repeats + back.repeats};
    // Each was counted as meeting the other, who is leaving.
    if (a.organisation != 0 && a.organisation == b.organisation) both.colleagues -= 2;
    for (const std::size_t past : a.past) both.repeats -= contains(b.past, past) ? 2 : 0;
    return both;
  }

  bool swap_away(Seated& one, const std::vector<std::size_t>& candidates, std::size_t start,
                 std::size_t& tried) {
    for (std::size_t step = 0; step < candidates.size(); ++step) {
      Seated& other = people_[candidates[(start + step) % candidates.size()]];
      if (other.group == one.group) continue;
      ++tried;
      if (one.sector != other.sector && unevenness(one.sector, one.group, other.group) +
                                                unevenness(other.sector, other.group, one.group) >
                                            0) {
        continue;
      }
      if (change_of_swap(one, other) >= Change{}) continue;
      const std::size_t here = one.group;
      change_group(one, other.group);
      change_group(other, here);
      return true;
    }
    return false;
  }

  std::vector<Seated> people_;
  Counts free_;
  Counts by_sector_;
  std::vector<unsigned> sizes_;
  Presence organisations_;
  Presence past_;
};

struct Numbered {
  std::vector<Seated> people;
  std::size_t organisations = 1;
  std::size_t past_groups = 1;
};

Numbered numbered(const std::vector<Member>& people) {
  Numbering<std::uint32_t> organisations;
  Numbering<GroupId> past;
  for (const Member& member : people) {
    if (member.organisation != 0) organisations.count(member.organisation);
    for (const GroupId group : member.past) past.count(group);
  }
  Numbered result;
  for (const Member& member : people) {
    Seated seated{member.person,
                  member.sector,
                  member.pinned_to.has_value(),
                  0,
                  {},
                  member.pinned_to.value_or(0)};
    if (member.organisation != 0) seated.organisation = organisations.number(member.organisation);
    for (const GroupId group : member.past) {
      if (const std::size_t number = past.number(group)) seated.past.push_back(number);
    }
    std::ranges::sort(seated.past);
    result.people.push_back(std::move(seated));
  }
  result.organisations = organisations.size();
  result.past_groups = past.size();
  return result;
}

Seats seats_for(const std::vector<Seated>& people, std::size_t group_count, SplitMix64& random) {
  std::size_t sectors = 0;
  for (const Seated& one : people) sectors = std::max<std::size_t>(sectors, one.sector + 1U);
  Counts pinned(sectors, std::vector<unsigned>(group_count));
  std::vector<unsigned> unpinned(sectors);
  for (const Seated& one : people) {
    CG_ASSERT(!one.pinned || one.group < group_count);
    one.pinned ? ++pinned[one.sector][one.group] : ++unpinned[one.sector];
  }
  return plan_seats(pinned, unpinned, group_count, random);
}

std::uint64_t pairs(std::uint64_t people) {
  return people * (people - 1) / 2;
}

}  // namespace

Groups split(std::vector<Member> people, std::size_t group_count, std::uint64_t seed) {
  CG_ASSERT(group_count > 0);
  std::ranges::sort(people, {}, &Member::person);
  SplitMix64 random(seed);
  Numbered who = numbered(people);
  Seats seats = seats_for(who.people, group_count, random);
  Seating seating(std::move(who.people), who.organisations, who.past_groups, std::move(seats),
                  group_count);
  seating.seat_all(random);
  seating.exchange(random);
  return seating.groups();
}

std::size_t groups_of_size(std::size_t people, std::size_t size) {
  CG_ASSERT(size > 0);
  return std::max<std::size_t>((people + size - 1) / size, 1);
}

std::size_t place_late(std::span<const std::vector<unsigned>> groups, SectorIndex sector) {
  CG_ASSERT(!groups.empty());
  const auto need = [&](const std::vector<unsigned>& group) {
    std::uint64_t size = 0;
    for (const unsigned people : group) size += people;
    return std::pair(group[sector], size);
  };
  return static_cast<std::size_t>(std::ranges::min_element(groups, {}, need) - groups.begin());
}

Togetherness togetherness(std::span<const Member> people, const Groups& groups) {
  std::map<PersonId, const Member*> by_id;
  for (const Member& member : people) by_id[member.person] = &member;
  Togetherness sum;
  for (const auto& group : groups) {
    std::map<std::uint32_t, std::uint64_t> colleagues;
    std::map<GroupId, std::uint64_t> met;
    for (const PersonId person : group) {
      const Member& member = *by_id.at(person);
      if (member.organisation != 0) ++colleagues[member.organisation];
      for (const GroupId past : member.past) ++met[past];
    }
    for (const auto& [organisation, count] : colleagues) sum.colleagues += pairs(count);
    for (const auto& [past, count] : met) sum.repeats += pairs(count);
  }
  return sum;
}

}  // namespace cg::domain::split
