#include "hub/shared_view.hpp"

#include <algorithm>
#include <utility>

#include "wire/replies.hpp"

namespace cg::hub {
namespace {

constexpr std::size_t tombstones_max = 4096;

}  // namespace

Delta merge(const Delta& one, const Delta& other) {
  Delta both = one;
  if (!both.put.empty() && !other.put.empty()) both.put.push_back(',');
  both.put += other.put;
  both.put_keys.insert(both.put_keys.end(), other.put_keys.begin(), other.put_keys.end());
  both.remove.insert(both.remove.end(), other.remove.begin(), other.remove.end());
  const std::set<std::string_view> put(both.put_keys.begin(), both.put_keys.end());
  std::erase_if(both.remove, [&](const std::string& key) { return put.contains(key); });
  std::ranges::sort(both.remove);
  const auto doubles = std::ranges::unique(both.remove);
  both.remove.erase(doubles.begin(), doubles.end());
  return both;
}

bool SharedView::is_stale(const wire::Part& part) const {
  if (everything_touched_ || !entries_by_part_.contains(part)) return true;
  return touched_kinds_.contains(part.kind) || touched_.contains(part);
}

void SharedView::refresh(const wire::Scene& scene, std::uint64_t revision) {
  if (!is_touched()) return;
  std::vector<wire::Part> parts = wire::parts_of(scene, audience_);
  if (!everything_touched_ && parts == parts_) {
    refresh_touched(scene, revision);
  } else {
    refresh_all(scene, parts, revision);
    parts_ = std::move(parts);
  }
  touched_.clear();
  touched_kinds_.clear();
  everything_touched_ = false;
}

// The usual case, which costs by what changed: a desk may hold a thousand people.
void SharedView::refresh_touched(const wire::Scene& scene, std::uint64_t revision) {
  for (const auto& [part, touch] : touched_) {
    const bool again_below = touched_kinds_.contains(part.kind);
    if (!again_below && entries_by_part_.contains(part)) refresh_part(scene, part, revision);
  }
  if (touched_kinds_.empty()) return;
  for (const wire::Part& part : parts_) {
    if (touched_kinds_.contains(part.kind)) refresh_part(scene, part, revision);
  }
}

// The parts are others now, or in another order.
void SharedView::refresh_all(const wire::Scene& scene, const std::vector<wire::Part>& parts,
                             std::uint64_t revision) {
  const std::set<wire::Part> present(parts.begin(), parts.end());
  for (auto at = entries_by_part_.begin(); at != entries_by_part_.end();) {
    if (present.contains(at->first)) {
      ++at;
      continue;
    }
    for (const Entry* entry : at->second) remove(*entry, revision);
    at = entries_by_part_.erase(at);
  }
  for (const wire::Part& part : parts) {
    if (is_stale(part)) refresh_part(scene, part, revision);
  }
}

// Whether it is known which entries of the part's lists were touched.
bool SharedView::knows_what_changed(const wire::Part& part) const {
  if (everything_touched_ || touched_kinds_.contains(part.kind)) return false;
  const auto at = touched_.find(part);
  return at != touched_.end() && !at->second.all;
}

// A board's part has hundreds of records of which most stay as they are: for each of those, one
// look-up is all that is done.
void SharedView::refresh_part(const wire::Scene& scene, const wire::Part& part,
                              std::uint64_t revision) {
  ++pass_;
  std::vector<Entry*> found;
  const auto note = [&](Entry& entry) {
    entry.pass = pass_;
    found.push_back(&entry);
  };
  wire::Keeps keeps;
  if (knows_what_changed(part)) {
    keeps = [&, &touched = touched_.at(part).entries](const std::string& key, std::uint32_t id) {
      if (touched.contains(id)) return false;
      const auto at = entries_.find(key);
      if (at == entries_.end()) return false;
      note(at->second);
      return true;
    };
  }
  for (const auto& [key, json] : wire::records_of(scene, audience_, part, keeps)) {
    note(put(key, json.dump(), revision));
  }
  std::vector<Entry*>& before = entries_by_part_[part];
  for (const Entry* entry : before) {
    if (entry->pass != pass_) remove(*entry, revision);
  }
  before = std::move(found);
}

SharedView::Entry& SharedView::put(const std::string& key, std::string json,
                                   std::uint64_t revision) {
  const auto [at, is_new] = entries_.try_emplace(key);
  Entry& entry = at->second;
  if (is_new) {
    entry.place = by_age_.insert(by_age_.end(), key);
  } else if (entry.json == json) {
    return entry;
  } else {
    by_age_.splice(by_age_.end(), by_age_, entry.place);
  }
  entry.json = std::move(json);
  entry.revision = revision;
  full_.reset();
  return entry;
}

void SharedView::remove(const Entry& entry, std::uint64_t revision) {
  const auto place = entry.place;
  entries_.erase(*place);
  tombstones_.emplace_back(revision, std::move(*place));
  by_age_.erase(place);
  if (tombstones_.size() > tombstones_max) {
    complete_from_ = tombstones_.front().first;
    tombstones_.pop_front();
  }
  full_.reset();
}

std::optional<Delta> SharedView::since(std::uint64_t position) const {
  if (position < complete_from_) return std::nullopt;
  Delta delta;
  std::vector<wire::RecordText> changed;
  for (auto key = by_age_.rbegin(); key != by_age_.rend(); ++key) {
    const Entry& entry = entries_.at(*key);
    if (entry.revision <= position) break;
    changed.push_back({*key, entry.json});
    delta.put_keys.push_back(*key);
  }
  delta.put = wire::put_members(changed);
  for (auto gone = tombstones_.rbegin(); gone != tombstones_.rend(); ++gone) {
    if (gone->first <= position) break;
    if (!entries_.contains(gone->second)) delta.remove.push_back(gone->second);
  }
  // A record may have come and gone several times.
  std::ranges::sort(delta.remove);
  const auto doubles = std::ranges::unique(delta.remove);
  delta.remove.erase(doubles.begin(), doubles.end());
  return delta;
}

const std::string& SharedView::full() const {
  if (!full_) {
    std::vector<wire::RecordText> records;
    for (const std::string& key : by_age_) records.push_back({key, entries_.at(key).json});
    full_ = wire::put_members(records);
  }
  return *full_;
}

std::vector<std::string> SharedView::keys() const {
  return {by_age_.begin(), by_age_.end()};
}

}  // namespace cg::hub
