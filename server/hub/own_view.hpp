// What one person sees of their own: `me` and `mine/...`. As a SharedView, but small: the records
// themselves are not kept, only what tells whether they changed.
//
// Not thread-safe: used by its Room.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hub/shared_view.hpp"

namespace cg::hub {

class OwnView {
 public:
  // `revision`: from when on changes are known.
  OwnView(domain::PersonId person, std::uint64_t revision)
      : person_(person), complete_from_(revision), group_since_(revision) {}

  // The person's records as they are now, for the functions below.
  struct Record {
    std::string key;
    std::string json;
  };
  using Records = std::vector<Record>;
  [[nodiscard]] Records render(const wire::Scene& scene) const;

  // Looks what changed, gives it `revision`, and returns it. `now` are the records of the scene.
  Delta refresh(const wire::Scene& scene, const Records& now, std::uint64_t revision);
  // What changed after `position`; nothing when that is not known. Call refresh first.
  [[nodiscard]] std::optional<Delta> since(const Records& now, std::uint64_t position) const;
  [[nodiscard]] static std::string full(const Records& now);

  // The group whose audience the person belongs to, as of the last refresh, and since when.
  [[nodiscard]] std::optional<domain::GroupId> group() const { return group_; }
  [[nodiscard]] std::uint64_t group_since() const { return group_since_; }

 private:
  struct Entry {
    std::string key;
    std::size_t hash = 0;  // of the record's JSON
    std::uint64_t revision = 0;
    bool gone = false;  // a tombstone
  };
  Entry& entry_of(const std::string& key);

  domain::PersonId person_;
  std::uint64_t complete_from_;
  std::vector<Entry> entries_;
  std::optional<domain::GroupId> group_;
  std::uint64_t group_since_;
};

}  // namespace cg::hub
