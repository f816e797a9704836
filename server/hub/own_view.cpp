#include "hub/own_view.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "domain/groups.hpp"
#include "wire/replies.hpp"

namespace cg::hub {
namespace {

template <class Keep>
std::string members(const OwnView::Records& records, Keep keep) {
  std::vector<wire::RecordText> texts;
  for (const OwnView::Record& record : records) {
    if (keep(record)) texts.push_back({record.key, record.json});
  }
  return wire::put_members(texts);
}

}  // namespace

OwnView::Records OwnView::render(const wire::Scene& scene) const {
  Records records;
  for (auto& [key, json] : wire::own_records(scene, person_)) {
    records.push_back({std::move(key), json.dump()});
  }
  return records;
}

OwnView::Entry& OwnView::entry_of(const std::string& key) {
  const auto at = std::ranges::find(entries_, key, &Entry::key);
  if (at != entries_.end()) return *at;
  return entries_.emplace_back(Entry{key, 0, 0, true});
}

Delta OwnView::refresh(const wire::Scene& scene, const Records& now, std::uint64_t revision) {
  std::set<std::string_view> present;
  std::set<std::string_view> changed;
  for (const Record& record : now) {
    present.insert(record.key);
    const std::size_t hash = std::hash<std::string>{}(record.json);
    Entry& entry = entry_of(record.key);
    if (!entry.gone && entry.hash == hash) continue;
    entry = {record.key, hash, revision, false};
    changed.insert(record.key);
  }
  Delta delta;
  delta.put = members(now, [&](const Record& r) { return changed.contains(r.key); });
  delta.put_keys.assign(changed.begin(), changed.end());
  for (Entry& entry : entries_) {
    if (entry.gone || present.contains(entry.key)) continue;
    entry.gone = true;
    entry.revision = revision;
    delta.remove.push_back(entry.key);
  }
  const auto group = domain::current_group(scene.workshop, person_);
  if (group != group_) {
    group_ = group;
    group_since_ = revision;
  }
  return delta;
}

std::optional<Delta> OwnView::since(const Records& now, std::uint64_t position) const {
  if (position < complete_from_) return std::nullopt;
  Delta delta;
  std::set<std::string_view> changed;
  for (const Entry& entry : entries_) {
    if (entry.revision <= position) continue;
    if (entry.gone) {
      delta.remove.push_back(entry.key);
    } else {
      changed.insert(entry.key);
    }
  }
  delta.put = members(now, [&](const Record& r) { return changed.contains(r.key); });
  return delta;
}

std::string OwnView::full(const Records& now) {
  return members(now, [](const Record&) { return true; });
}

}  // namespace cg::hub
