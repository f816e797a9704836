#include "load/world.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "load/json_cursor.hpp"

namespace cg::load {
namespace {

constexpr std::array<std::string_view, 4> sectors{"patients", "nhs", "industry", "charities"};
constexpr Microseconds steer_patience = 60 * second;
constexpr std::size_t compared_at_once = 200;

}  // namespace

std::string workshop_body(std::string_view title) {
  std::string body = R"({"title":")" + std::string(title) + R"(","sectors":[)";
  for (const std::string_view sector : sectors) {
    if (!body.ends_with('[')) body += ',';
    body += R"({"id":")" + std::string(sector) + R"(","label":")" + std::string(sector) + R"("})";
  }
  return body + R"(],"agenda":[
    {"kind":"scores","title":"How well do we work together?","minutes":10,
     "items":[{"id":"trust","label":"Trust"},{"id":"speed","label":"Speed"},
              {"id":"voice","label":"Everybody is heard"}]},
    {"kind":"board","title":"First ideas","minutes":20,"dots":3,
     "columns":[{"id":"begin","label":"We could begin with"},{"id":"need","label":"We need"}]}]})";
}

std::string join_params(const Workshop& workshop, std::uint32_t person) {
  return R"({"code":")" + workshop.code + R"(","name":"Person )" + std::to_string(person) +
         R"(","organisation":"Organisation )" + std::to_string(person % 50) + R"(","sector":")" +
         std::string(sectors[person % sectors.size()]) + R"(","consent":true})";
}

const std::string& Watch::record(const std::string& key) const {
  static const std::string none;
  const auto at = records_.find(key);
  return at == records_.end() ? none : at->second;
}

std::int64_t Watch::number(const std::string& key, std::string_view member) const {
  const std::string value(member_of(record(key), member));
  return value.empty() ? -1 : std::atoll(value.c_str());
}

void Watch::on_answer(Phone&, const Sent& sent, const Answer& answer) {
  answered = sent.number;
  refusal = answer.reason;
}

void Watch::on_record(Phone&, std::string_view key, std::string_view record) {
  records_[std::string(key)] = record;
  if (on_put) on_put(key, record);
}

World::World(const Options& options_, const std::string& name, bool keep_data)
    : options(options_),
      server(options_, name, keep_data),
      surroundings_{loop, faults, frames_, {.port = server.port()}} {}

Phone& World::add_phone(PhoneEvents& events) {
  return phones.emplace_back(surroundings_, serial_count_++, events);
}

Phone& World::attach(const std::string& workshop, const std::string& token, PhoneEvents& events,
                     bool reports_records) {
  Phone& phone = watchers_.emplace_back(surroundings_, serial_count_++, events);
  phone.reports_records = reports_records;
  phone.attach(workshop, token);
  return phone;
}

Phone& World::onlooker(const Phone& phone, Watch& watch) {
  return attach(phone.workshop(), phone.token(), watch, true);
}

Stage& World::stage_of(const Workshop& workshop, bool with_screen) {
  Stage& stage = stages_.emplace_back();
  stage.workshop = workshop;
  stage.desk = &attach(workshop.id, workshop.lead, stage.at_desk, true);
  if (with_screen) stage.screen = &attach(workshop.id, workshop.screen, stage.at_screen, true);
  wait_until([&] { return stage.desk->has_view() && (!with_screen || stage.screen->has_view()); },
             60 * second, "the desk and the screen of a workshop have no view");
  return stage;
}

Stage& World::stage(bool with_screen) {
  Stage& made = stage_of(server.create(workshop_body("A workshop under load")), with_screen);
  for (const std::string_view activity : {board_activity, scores_activity}) {
    steer(made, "agenda.go", R"({"activity":")" + std::string(activity) + R"("})");
  }
  return made;
}

void World::steer(Stage& stage, std::string_view method, const std::string& params) {
  const std::uint64_t number = stage.desk->send(method, params, now_us());
  const bool came = wait_until([&] { return stage.at_desk.answered == number; }, steer_patience,
                               "no answer to " + std::string(method) + " of the desk");
  const std::string& refusal = stage.at_desk.refusal;
  if (came) faults.require(refusal.empty(), std::string(method) + " was refused: " + refusal);
}

bool World::wait_until(const std::function<bool()>& done, Microseconds patience,
                       std::string_view what) {
  if (loop.run_until(now_us() + patience, done)) return true;
  faults.add("after " + std::to_string(patience / second) + " s: " + std::string(what));
  return false;
}

void World::wait_for_quiet(Microseconds quiet, Microseconds patience) {
  const auto frames = [this] {
    std::uint64_t count = 0;
    for (const Phone& phone : phones) count += phone.frame_count();
    for (const Phone& watcher : watchers_) count += watcher.frame_count();
    return count;
  };
  if (quiet == 0) quiet = options.size<Microseconds>(2 * second, 700 * millisecond);
  const Microseconds deadline = now_us() + patience;
  std::uint64_t before = frames();
  while (now_us() < deadline) {
    loop.run_for(quiet);
    const std::uint64_t now = frames();
    if (now == before) return;
    before = now;
  }
  faults.add("frames keep coming though nothing happens any more");
}

void World::compare_with_fresh(std::size_t count) {
  std::vector<const Phone*> held;
  const std::size_t step =
      std::max<std::size_t>(1, phones.size() / std::max<std::size_t>(1, count));
  for (std::size_t i = 0; i < phones.size(); i += step) {
    if (phones[i].is_attached()) held.push_back(&phones[i]);
  }
  for (const Stage& stage : stages_) {
    held.push_back(stage.desk);
    if (stage.screen != nullptr) held.push_back(stage.screen);
  }
  for (std::size_t from = 0; from < held.size(); from += compared_at_once) {
    const auto begin = held.begin() + static_cast<std::ptrdiff_t>(from);
    const auto end =
        held.begin() + static_cast<std::ptrdiff_t>(std::min(from + compared_at_once, held.size()));
    compare({begin, end});
  }
}

void World::compare(const std::vector<const Phone*>& held) {
  std::deque<Phone> fresh;
  for (const Phone* phone : held) {
    fresh.emplace_back(surroundings_, serial_count_++, no_events_)
        .attach(phone->workshop(), phone->token());
  }
  wait_until(
      [&] { return std::ranges::all_of(fresh, [](const Phone& one) { return one.has_view(); }); },
      60 * second, "fresh clients have no view");
  for (std::size_t i = 0; i < held.size(); ++i) {
    if (fresh[i].view().digest() == held[i]->view().digest()) continue;
    faults.add("phone " + std::to_string(held[i]->serial()) + " (" + held[i]->person() +
               ") holds " + std::to_string(held[i]->view().record_count()) +
               " records, a fresh one " + std::to_string(fresh[i].view().record_count()) +
               ", and they differ (VW4)");
  }
}

}  // namespace cg::load
