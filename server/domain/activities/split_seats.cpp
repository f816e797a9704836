#include "domain/activities/split_seats.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>

#include "domain/assert.hpp"

namespace cg::domain::split {
namespace {

constexpr std::int64_t impossible = std::numeric_limits<std::int64_t>::max() / 64;

// All groups get the same number of seats, except those with more pinned people. A few seats too
// many are left empty, at most one in a group. Empty seats are treated like people of one more
// sector who cost nothing wherever they sit, so that who has the smaller groups is decided
// together with who sits where.
class SeatPlan {
 public:
  SeatPlan(const Counts& pinned, const std::vector<unsigned>& unpinned, std::size_t group_count)
      : group_count_(group_count),
        sector_count_(unpinned.size()),
        free_(unpinned.size(), std::vector<unsigned>(group_count)),
        people_(pinned),
        empty_(group_count),
        may_be_empty_(group_count),
        room_(group_count) {
    std::vector<unsigned> pinned_people(group_count);
    for (const auto& row : pinned) {
      for (std::size_t g = 0; g < group_count; ++g) pinned_people[g] += row[g];
    }
    const unsigned people = std::accumulate(pinned_people.begin(), pinned_people.end(), 0U) +
                            std::accumulate(unpinned.begin(), unpinned.end(), 0U);
    const unsigned level = level_of(pinned_people, people);
    unsigned seats = 0;
    for (std::size_t g = 0; g < group_count; ++g) {
      may_be_empty_[g] = pinned_people[g] < level;
      room_[g] = std::max(level, pinned_people[g]) - pinned_people[g];
      seats += std::max(level, pinned_people[g]);
    }
    too_many_ = seats - people;
  }

  void fill(const std::vector<unsigned>& unpinned, SplitMix64& random) {
    std::vector<std::size_t> order(group_count_);
    std::iota(order.begin(), order.end(), std::size_t{0});
    random.shuffle(order);
    leave_empty(order);
    for (std::size_t sector = 0; sector < sector_count_; ++sector) {
      for (unsigned i = 0; i < unpinned[sector]; ++i) seat_one(sector, order);
    }
  }

  // Cancels negative cycles until there is none: then the squares are the least there is, as in
  // any minimum cost flow with convex costs (Klein 1967).
  void even_out() {
    while (improve()) {
    }
  }

  [[nodiscard]] Seats seats() && { return {std::move(free_), std::move(people_)}; }

 private:
  // The lowest number of seats that is enough for all.
  static unsigned level_of(const std::vector<unsigned>& pinned_people, unsigned people) {
    unsigned low = 0;
    unsigned high = people;
    while (low < high) {
      const unsigned level = low + (high - low) / 2;
      std::uint64_t seats = 0;
      for (const unsigned pinned : pinned_people) seats += std::max(level, pinned);
      if (seats >= people) {
        high = level;
      } else {
        low = level + 1;
      }
    }
    return low;
  }

  void leave_empty(const std::vector<std::size_t>& order) {
    unsigned left = too_many_;
    for (const std::size_t g : order) {
      if (left == 0) break;
      if (!may_be_empty_[g]) continue;
      empty_[g] = 1;
      --room_[g];
      --left;
    }
    CG_ASSERT(left == 0);
  }

  void seat_one(std::size_t sector, const std::vector<std::size_t>& order) {
    std::optional<std::size_t> best;
    for (const std::size_t g : order) {
      if (room_[g] == 0) continue;
      const auto cost = [&](std::size_t at) {
        return std::pair(people_[sector][at], -static_cast<std::int64_t>(room_[at]));
      };
      if (!best || cost(g) < cost(*best)) best = g;
    }
    CG_ASSERT(best.has_value());
    --room_[*best];
    ++free_[sector][*best];
    ++people_[sector][*best];
  }

  // What it adds to the sum of squares to seat one more, or one fewer, of a sector in a group.
  // The number of sectors stands for empty seats.
  [[nodiscard]] std::int64_t cost_of_gain(std::size_t sector, std::size_t g) const {
    if (sector == sector_count_) return may_be_empty_[g] && empty_[g] == 0 ? 0 : impossible;
    return 2 * std::int64_t{people_[sector][g]} + 1;
  }
  [[nodiscard]] std::int64_t cost_of_loss(std::size_t sector, std::size_t g) const {
    if (sector == sector_count_) return empty_[g] == 1 ? 0 : impossible;
    return free_[sector][g] > 0 ? 1 - 2 * std::int64_t{people_[sector][g]} : impossible;
  }

  void change(std::size_t sector, std::size_t g, bool gain) {
    const auto step = [gain](unsigned& count) { gain ? ++count : --count; };
    if (sector == sector_count_) return step(empty_[g]);
    step(free_[sector][g]);
    step(people_[sector][g]);
  }

  // An exchange is a cycle through sectors: in one group the first takes a seat of the second, in
  // another the second takes one of the third, and so on. An edge is the cheapest group for it.
  struct Edge {
    std::int64_t cost = impossible;
    std::size_t group = 0;
  };

  [[nodiscard]] std::vector<std::vector<Edge>> edges() const {
    const std::size_t nodes = sector_count_ + 1;
    std::vector<std::vector<Edge>> cheapest(nodes, std::vector<Edge>(nodes));
    for (std::size_t from = 0; from < nodes; ++from) {
      for (std::size_t to = 0; to < nodes; ++to) {
        if (from == to) continue;
        for (std::size_t g = 0; g < group_count_; ++g) {
          const std::int64_t gain = cost_of_gain(from, g);
          const std::int64_t loss = cost_of_loss(to, g);
          if (gain == impossible || loss == impossible) continue;
          if (gain + loss < cheapest[from][to].cost) cheapest[from][to] = {gain + loss, g};
        }
      }
    }
    return cheapest;
  }

  // Bellman and Ford: a node of a negative cycle, found by relaxing once too often.
  static std::optional<std::size_t> negative_cycle(const std::vector<std::vector<Edge>>& edges,
                                                   std::vector<std::size_t>& before) {
    const std::size_t nodes = edges.size();
    std::vector<std::int64_t> distance(nodes, 0);
    std::optional<std::size_t> relaxed;
    for (std::size_t round = 0; round < nodes; ++round) {
      relaxed.reset();
      for (std::size_t from = 0; from < nodes; ++from) {
        for (std::size_t to = 0; to < nodes; ++to) {
          if (edges[from][to].cost == impossible) continue;
          if (distance[from] + edges[from][to].cost >= distance[to]) continue;
          distance[to] = distance[from] + edges[from][to].cost;
          before[to] = from;
          relaxed = to;
        }
      }
      if (!relaxed) return std::nullopt;
    }
    std::size_t node = *relaxed;
    for (std::size_t i = 0; i < nodes; ++i) node = before[node];
    return node;
  }

  bool improve() {
    const auto cheapest = edges();
    std::vector<std::size_t> before(cheapest.size());
    const auto start = negative_cycle(cheapest, before);
    if (!start) return false;
    std::size_t to = *start;
    do {
      const std::size_t from = before[to];
      const std::size_t g = cheapest[from][to].group;
      change(from, g, true);
      change(to, g, false);
      to = from;
    } while (to != *start);
    return true;
  }

  std::size_t group_count_;
  std::size_t sector_count_;
  Counts free_;
  Counts people_;
  std::vector<unsigned> empty_;
  std::vector<bool> may_be_empty_;
  std::vector<unsigned> room_;
  unsigned too_many_ = 0;
};

}  // namespace

Seats plan_seats(const Counts& pinned, const std::vector<unsigned>& unpinned,
                 std::size_t group_count, SplitMix64& random) {
  SeatPlan plan(pinned, unpinned, group_count);
  plan.fill(unpinned, random);
  plan.even_out();
  return std::move(plan).seats();
}

}  // namespace cg::domain::split
