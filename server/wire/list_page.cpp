#include "wire/list_page.hpp"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "wire/kind_wire.hpp"

namespace cg::wire {
namespace {

// The number in `key` if it is `start` and a number.
std::optional<std::uint32_t> number_in(std::string_view key, std::string_view start) {
  if (!key.starts_with(start)) return std::nullopt;
  key.remove_prefix(start.size());
  std::uint32_t number = 0;
  std::from_chars(key.data(), key.data() + key.size(), number);
  if (std::to_string(number) != key) return std::nullopt;
  return number;
}

// Fills a page from lists, one after the other.
class PageFiller {
 public:
  // `after`: what the page begins behind; empty: nothing.
  PageFiller(std::string_view after, std::size_t limit) : after_(after), limit_(limit) {}

  // False when the page is full.
  template <class MakeRecord>
  bool take(const std::string& start, const std::vector<std::uint32_t>& ids,
            const MakeRecord& record_of) {
    auto at = ids.begin();
    if (!has_begun()) {
      const auto last = number_in(after_, start);
      at = last ? std::ranges::find(ids, *last) : ids.end();
      if (at == ids.end()) return true;
      after_ = {};
      ++at;
    }
    for (; at != ids.end(); ++at) {
      if (page_.put.size() == limit_) {
        page_.next = page_.put.back().first;
        return false;
      }
      page_.put.emplace_back(start + std::to_string(*at), record_of(*at));
    }
    return true;
  }

  [[nodiscard]] bool has_begun() const { return after_.empty(); }
  [[nodiscard]] Page page() && { return std::move(page_); }

 private:
  std::string_view after_;
  const std::size_t limit_;
  Page page_;
};

// False when the audience may not ask for it.
bool fill(PageFiller& filler, const Scene& scene, const Audience& audience, std::string_view of,
          std::optional<domain::ActivityId> activity) {
  const domain::Workshop& workshop = scene.workshop;
  if (of == "person") {
    if (!audience.is_desk()) return false;
    std::vector<std::uint32_t> ids;
    for (const domain::Person& person : workshop.people) ids.push_back(person.id.value);
    filler.take("person/p", ids, [&](std::uint32_t id) {
      return records_of(scene, audience, {Part::Kind::person, id}, {}).front().second;
    });
    return true;
  }
  for (const domain::Activity& one : workshop.agenda) {
    if (activity && *activity != one.id) continue;
    for (const List& list : kind_wire(one).lists) {
      if (list.of != of) continue;
      const auto record_of = [&](std::uint32_t id) {
        return list.record(scene, audience, one, id);
      };
      if (!filler.take(list.start_of_keys(), list.entries(scene, audience, one), record_of)) {
        return true;
      }
    }
  }
  return true;
}

}  // namespace

std::optional<Page> list_page(const Scene& scene, const Audience& audience, std::string_view of,
                              std::optional<domain::ActivityId> activity, std::string_view after,
                              std::size_t limit) {
  PageFiller filler(after, limit);
  if (!fill(filler, scene, audience, of, activity)) return std::nullopt;
  if (filler.has_begun()) return std::move(filler).page();
  // What the asker has seen last is gone: better all again than none of the rest.
  PageFiller from_start({}, limit);
  fill(from_start, scene, audience, of, activity);
  return std::move(from_start).page();
}

}  // namespace cg::wire
