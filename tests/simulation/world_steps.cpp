// What the steps of a plan do to a world.
#include <array>

#include "hub/room.hpp"
#include "simulation/world.hpp"

namespace cg::simulation {
namespace {

constexpr std::int64_t hour_ms = 60 * 60'000;

bool is_of_phones(Act act) {
  return act <= Act::wrong;
}
bool is_of_desks(Act act) {
  return act >= Act::steer && act <= Act::clear;
}

std::string group_of(const Page& page) {
  const auto at = page.view().lower_bound("mine/group/");
  if (at == page.view().end() || !at->first.starts_with("mine/group/")) return {};
  return at->second->at("id").get<std::string>();
}

}  // namespace

void World::tell(const std::string& what) {
  outcome_.told.back() += what;
}

Page& World::any_page() {
  return *dice_.pick(pages_);
}

Page* World::any_inside(bool phone) {
  for (int i = 0; i < 10; ++i) {
    Page& page = any_page();
    if (page.is_phone() == phone && page.is_inside()) return &page;
    if (phone) continue;
    Page& desk = *pages_[dice_.below(plan_.climate.desks)];  // the first ones
    if (desk.is_inside()) return &desk;
  }
  return nullptr;
}

void World::step(const Step& step) {
  outcome_.told.emplace_back(std::string(name_of(step.act)) + ": ");
  const Act act = step.act;
  if (is_of_phones(act) || is_of_desks(act)) {
    wish(act);
  } else if (act == Act::look_up) {
    look_up(any_page());
  } else if (act == Act::renew_links) {
    renew_links();
  } else if (act == Act::newcomer) {
    newcomer();
  } else if (act == Act::cut) {
    cut(any_page());
  } else if (act == Act::come_back) {
    for (const auto& page : pages_) {
      if (!page->has_link() && dice_.below(2) == 0) page->connect(dice_.below(5) > 0);
    }
    tell("those who are outside, every other one");
  } else if (act == Act::reload) {
    Page& page = any_page();
    const bool joins_again = dice_.below(2) == 0;
    tell(page.name() + (joins_again ? ", whose join was not answered" : ""));
    joins_again ? page.forget_joining() : page.forget();
    page.connect(false);
  } else if (act == Act::twice) {
    Page& page = any_page();
    tell(page.name() + " sends again");
    page.send_again();
  } else if (act == Act::stall) {
    Page& page = any_page();
    tell(page.name());
    page.stall(clock_.steady_ms + 100 + dice_.below(5'000));
  } else if (act == Act::disk) {
    trouble_disk();
  } else if (act == Act::crash) {
    plan_crash();
  } else if (act == Act::wait) {
    let_time_pass();
  } else if (act == Act::clock) {
    clock_.now_ms += static_cast<std::int64_t>(dice_.below(2 * hour_ms)) - hour_ms;
  } else if (act == Act::rest) {
    rest();
  } else {
    at_the_door(act);
  }
  if (!dice_.happens(plan_.climate.haste)) return settle();
  for (unsigned pieces = dice_.below(12); pieces > 0; --pieces) piece();
}

void World::wish(Act act) {
  const bool phone = is_of_phones(act);
  Page* const page = any_inside(phone);
  if (page == nullptr || (page->is_phone() != phone)) return;
  if (page->viewer().kind == Viewer::Kind::screen ||
      page->viewer().kind == Viewer::Kind::observer) {
    return;
  }
  wish_of(act, *page);
  // One thing after the other, before the disk has answered.
  if (phone || dice_.below(4) > 0) return;
  const Act last = dice_.pick(std::array{Act::arrange, Act::moderate, Act::clear});
  for (const Act next : {Act::arrange, last}) {
    tell("; ");
    wish_of(next, *page);
  }
}

void World::wish_of(Act act, Page& page) {
  const Wish wish = page.is_phone()
                        ? wish_of_phone(act, dice_, oracle_.now(), page.person(), group_of(page))
                        : wish_of_desk(act, dice_, oracle_.now());
  tell(page.name() + " " + wish.method + " " + wish.params.dump());
  page.call(wish.method, wish.params);
}

void World::look_up(Page& page) {
  tell(page.name());
  if (dice_.below(4) == 0) return page.send_raw(garbage(dice_));
  const auto ask = [&](const char* method, const Json& params) {
    page.send_raw(
        Json{{"jsonrpc", "2.0"}, {"id", 1}, {"method", method}, {"params", params}}.dump());
  };
  if (dice_.below(4) == 0) return ask("workshop.find", {{"code", "AAAAAA"}});
  if (dice_.below(4) == 0) return ask("ping", Json::object());
  if (dice_.below(4) == 0 && !page.is_phone()) return ask("workshop.lock", {{"on", true}});
  const char* const of = dice_.pick(std::array{"introduction", "aim", "idea", "group", "person"});
  ask("list.page", {{"of", of}, {"limit", 1 + dice_.below(50)}});
}

// By the organiser, over HTTP.
void World::renew_links() {
  if (!process_.is_up()) return;
  const bool desk = dice_.below(2) == 0;
  hub::Submission submission;
  submission.actor = {domain::Actor::Role::organiser, {}};
  domain::RenewLinks renewal;
  (desk ? renewal.lead : renewal.screen) = true;
  renewal.process = desk;
  submission.command = renewal;
  const auto kind = desk ? Viewer::Kind::desk : Viewer::Kind::screen;
  submission.accepted = [this, kind](const hub::Answer&) { ++renewed_[kind]; };
  submission.refused = [](const wire::Refusal&) {};
  ++renewed_at_most_[kind];
  tell(desk ? "of the desks" : "of the screens");
  process_.rooms().with_id(around_.workshop, [submission](const hub::Rooms::Lookup& found) {
    if (found.room) found.room->submit(submission);
  });
}

void World::newcomer() {
  if (dice_.below(3) > 0) {
    Page& page = add_phone();
    tell(page.name());
    return page.connect(false);
  }
  const Page& first = any_page();
  if (!first.has_joined()) return;
  tell("another page of " + first.name());
  pages_.push_back(first.twin());
  pages_.back()->connect(false);
}

void World::cut(Page& page) {
  const bool lost = dice_.below(3) == 0;
  const std::int64_t notices_ms = dice_.below(2) == 0 ? 0 : dice_.below(20'000);
  tell(page.name() + (lost ? ", and what it had sent is lost" : "") + "; noticed after " +
       std::to_string(notices_ms) + " ms");
  page.cut(lost, clock_.steady_ms + notices_ms);
}

void World::trouble_disk() {
  if (!process_.is_up()) return;
  switch (dice_.below(5)) {
    case 0:
    case 1:
      tell("heals");
      disk_->heal();
      process_.journal().take_ms(0);
      return process_.journal().bound_tasks(1'024);
    case 2:
      tell("is slow");
      return process_.journal().take_ms(50 + dice_.below(1'000));
    case 3:
      if (dice_.below(2) == 0) {
        tell("takes few tasks");
        return process_.journal().bound_tasks(dice_.below(2));
      }
      break;
    default:
      break;
  }
  tell(std::string(disk_->break_somehow(dice_)));
}

void World::plan_crash() {
  if (!process_.is_up()) return;
  pieces_until_crash_ = dice_.below(14);
  machine_stays_ = dice_.below(2) == 0;
  stays_down_ms_ = dice_.below(3) == 0 ? 1 + dice_.below(4'000) : 0;
  tell("after " + std::to_string(*pieces_until_crash_) + " pieces of work" +
       (machine_stays_ ? ", the machine stays" : ""));
}

void World::let_time_pass() {
  const bool long_time = dice_.below(60) == 0;
  const std::int64_t ms =
      long_time ? absence_ms : dice_.pick(std::array{50, 100, 300, 1'000, 3'000});
  tell(std::to_string(ms) + " ms");
  pass(ms);
}

}  // namespace cg::simulation
