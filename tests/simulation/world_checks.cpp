// Looking whether all is well: now and then, and at the end of a world.
#include <algorithm>

#include "hub/loaded_workshop.hpp"
#include "simulation/world.hpp"

namespace cg::simulation {
namespace {

constexpr std::size_t now_and_then_pages = 4;
constexpr std::size_t at_the_end_pages = 40;
constexpr int patience = 80;  // of a second each

std::string difference(const Page::View& held, const Page::View& fresh) {
  for (const auto& [key, record] : fresh) {
    const auto at = held.find(key);
    if (at == held.end()) return key + " is missing";
    if (at->second != record && *at->second != *record) {
      return key + " is " + at->second->dump() + " and not " + record->dump();
    }
  }
  for (const auto& [key, record] : held) {
    if (!fresh.contains(key)) return key + " is still there: " + record->dump();
  }
  return {};
}

}  // namespace

bool World::is_quiet() const {
  return process_.is_up() && process_.is_quiet() && network_.is_empty();
}

// In the middle of everything: what can be compared is, whatever else is broken.
void World::rest() {
  pass(2'000);
  if (!is_quiet()) return tell("nothing comes to rest");
  look_at_doors();
  compare_with_fresh(now_and_then_pages);
}

// Who waits is outside and nobody else, as their pages have been told.
void World::look_at_doors() {
  for (const auto& page : pages_) {
    if (!page->is_phone() || !page->is_inside()) continue;
    const bool waits = oracle_.now().waits(page->person());
    if (page->is_outside() == waits) continue;
    oracle_.found("door: " + page->name() + (waits ? " is in and waits" : " was let in unawares"));
  }
}

void World::compare_with_fresh(std::size_t pages_max) {
  std::vector<Page*> some;
  for (const auto& page : pages_) {
    if (page->is_inside()) some.push_back(page.get());
  }
  while (some.size() > pages_max) {
    some.erase(some.begin() + static_cast<std::ptrdiff_t>(dice_.below(some.size())));
  }
  for (Page* const page : some) {
    if (oracle_.findings().empty()) compare(*page);
  }
}

void World::compare(Page& page) {
  const Json* const me = page.find("me");
  if (me != nullptr && me->contains("left")) return;  // attaching would bring them back
  const auto fresh = page.twin();
  fresh->connect(false);
  pass(500);
  // Not in these conditions: a disk that fails, a tick of time that let somebody leave.
  if (fresh->is_inside() && page.is_inside() && is_quiet()) {
    const std::string found = difference(page.view(), fresh->view());
    if (!found.empty()) {
      oracle_.found("convergence: " + page.name() +
                    " holds another view than a fresh page: " + found);
    }
  }
  fresh->cut(true, 0);
  settle();
}

// ---- The end -----------------------------------------------------------------------------------

void World::finish() {
  outcome_.told.emplace_back("the end");
  pieces_until_crash_.reset();
  stays_down_ms_ = 0;
  machine_stays_ = false;
  network_.calm_down();
  disk_->heal();
  if (process_.is_up()) crash();  // whatever was broken or slow
  pass(5'000);
  if (!come_to_rest()) return;
  pass(1'000);  // a crowd is told at its tick
  oracle_.at_rest();
  oracle_.look_through(disk_->log(), clock_.steady_ms, true);
  look_at_doors();
  compare_with_fresh(at_the_end_pages);
  look_at_desks();
  compare_with_log();
  if (oracle_.findings().empty()) compare_after_restart();
}

// Everybody comes back, and everything that waits is answered.
bool World::come_to_rest() {
  for (int second = 0; second < patience && oracle_.findings().empty(); ++second) {
    bool done = true;
    for (const auto& page : pages_) {
      const Json* const me = page->find("me");
      const bool has_left = page->is_inside() && me != nullptr && me->contains("left");
      const bool is_out = !page->has_link() && page->state() != Page::State::refused;
      if (has_left || is_out) page->connect(true);
      const bool is_done = page->state() == Page::State::refused ||
                           (page->is_inside() && !page->is_waiting() && !has_left);
      done = done && is_done;
    }
    // Who is outside is let in.
    if (second % 10 == 0) {
      pages_.front()->call("workshop.end", {{"on", false}});
      pages_.front()->call("workshop.lock", {{"on", false}});
      done = false;
    }
    if (done && is_quiet()) return true;
    pass(1'000);
  }
  for (const auto& page : pages_) {
    if (page->state() == Page::State::refused || (page->is_inside() && !page->is_waiting()))
      continue;
    oracle_.found("convergence: it does not come to rest: " + page->told());
  }
  if (oracle_.findings().empty()) oracle_.found("convergence: the server does not come to rest");
  return false;
}

void World::look_at_desks() {
  for (const auto& page : pages_) {
    if (!page->is_inside() || !page->viewer().is_desk()) continue;
    const std::string missing = missing_on_desk(
        oracle_.now(), [&](const std::string& key) { return page->find(key) != nullptr; });
    if (!missing.empty()) oracle_.found("view: " + missing + " is missing on " + page->name());
    for (const auto& [key, record] : page->view()) oracle_.tells(page->viewer(), key, *record);
  }
}

// What the log gives is what the room has.
void World::compare_with_log() {
  const auto loaded = hub::load_workshop(disk_->log(), around_.workshop);
  if (!loaded) return oracle_.found("log: unreadable at the end: " + loaded.error().what);
  process_.rooms().with_id(around_.workshop, [&](const hub::Rooms::Lookup& found) {
    if (!found.room) return oracle_.found("log: the workshop is not there");
    found.room->read([&](const wire::Scene& scene) {
      if (!(scene.workshop == loaded->state)) oracle_.found("log: it gives another state");
    });
  });
  settle();
}

void World::compare_after_restart() {
  std::vector<std::pair<Page*, Page::View>> before;
  pass(500);
  for (const auto& page : pages_) {
    if (page->is_inside()) before.emplace_back(page.get(), page->view());
  }
  crash();
  for (const auto& [page, view] : before) page->connect(false);
  pass(1'000);
  for (const auto& [page, view] : before) {
    if (!page->is_inside()) {
      return oracle_.found("convergence: after a restart " + page->told());
    }
    const std::string found = difference(page->view(), view);
    if (!found.empty()) {
      return oracle_.found("convergence: after a restart " + page->name() + ": " + found);
    }
  }
}

}  // namespace cg::simulation
