// The records that one shared audience sees, each with the revision at which it last entered or
// changed, and tombstones for those that left. Live frames and catching up are the same question:
// what changed since a position?
//
// Not thread-safe: used by its Room.
#pragma once

#include <cstdint>
#include <deque>
#include <list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "wire/records.hpp"

namespace cg::hub {

// What a client at some position lacks.
struct Delta {
  std::string put;  // members of the `put` object (wire::put_members)
  std::vector<std::string> put_keys;
  std::vector<std::string> remove;
  [[nodiscard]] bool empty() const { return put.empty() && remove.empty(); }
};
// Both at once: a record that left one audience and entered another of the same client is put.
[[nodiscard]] Delta merge(const Delta& one, const Delta& other);

class SharedView {
 public:
  // `complete_from`: what left before that position is not known.
  explicit SharedView(wire::Audience audience, std::uint64_t complete_from = 0)
      : audience_(audience), complete_from_(complete_from) {}
  SharedView(SharedView&&) = default;  // no copies: entries are pointed to
  SharedView& operator=(SharedView&&) = default;
  ~SharedView() = default;

  // Notes what may have changed; nothing is made again before refresh.
  void touch(const wire::Part& part) { touched_[part].all = true; }
  void touch_entry(const wire::Entry& entry) { touched_[entry.part].entries.insert(entry.id); }
  void touch_all(wire::Part::Kind kind) { touched_kinds_.insert(kind); }
  void touch_everything() { everything_touched_ = true; }
  [[nodiscard]] bool is_touched() const {
    return everything_touched_ || !touched_kinds_.empty() || !touched_.empty();
  }

  // Brings the records up to date; what changed gets `revision`, which never goes back.
  void refresh(const wire::Scene& scene, std::uint64_t revision);

  // What changed after `position`, as of the last refresh. Nothing when that is no longer known.
  [[nodiscard]] std::optional<Delta> since(std::uint64_t position) const;
  // All records as members of a `put` object; made once per change. Valid until the next refresh.
  [[nodiscard]] const std::string& full() const;
  [[nodiscard]] std::vector<std::string> keys() const;
  [[nodiscard]] bool holds(const std::string& key) const { return entries_.contains(key); }

 private:
  struct Entry {
    std::string json;
    std::uint64_t revision = 0;
    std::uint64_t pass = 0;                  // the latest that found it in its part
    std::list<std::string>::iterator place;  // its key in by_age_
  };

  // What happened to a part since the last refresh.
  struct Touch {
    bool all = false;                 // else nothing but, in its lists,
    std::set<std::uint32_t> entries;  // these
  };

  [[nodiscard]] bool is_stale(const wire::Part& part) const;
  [[nodiscard]] bool knows_what_changed(const wire::Part& part) const;
  void refresh_touched(const wire::Scene& scene, std::uint64_t revision);
  void refresh_all(const wire::Scene& scene, const std::vector<wire::Part>& parts,
                   std::uint64_t revision);
  void refresh_part(const wire::Scene& scene, const wire::Part& part, std::uint64_t revision);
  Entry& put(const std::string& key, std::string json, std::uint64_t revision);
  void remove(const Entry& entry, std::uint64_t revision);

  wire::Audience audience_;
  std::vector<wire::Part> parts_;  // as of the last refresh
  std::unordered_map<std::string, Entry> entries_;
  std::map<wire::Part, std::vector<Entry*>> entries_by_part_;
  std::uint64_t pass_ = 0;         // over a part
  std::list<std::string> by_age_;  // keys, the latest change last
  std::deque<std::pair<std::uint64_t, std::string>> tombstones_;
  std::uint64_t complete_from_;  // positions before this have lost tombstones
  std::map<wire::Part, Touch> touched_;
  std::set<wire::Part::Kind> touched_kinds_;  // all parts of these
  bool everything_touched_ = true;
  mutable std::optional<std::string> full_;
};

}  // namespace cg::hub
