#include "simulation/world.hpp"

#include <algorithm>

#include "wire/request.hpp"

namespace cg::simulation {
namespace {

constexpr std::int64_t tick_ms = 50;
// Longer than a commit takes on any of the disks.
constexpr std::int64_t a_while_ms = 30'000;
// What comes to rest at all does so much earlier.
constexpr int pieces_max = 200'000;

}  // namespace

World::World(const Plan& plan)
    : plan_(plan),
      dice_(plan.seed),
      disk_(plan.climate.has_file_disk ? file_disk() : memory_disk()),
      process_(*disk_, clock_, oracle_, dice_, plan.climate.checkpoint_every),
      network_(oracle_, clock_.steady_ms),
      around_{network_, oracle_, dice_, clock_.steady_ms, {}, {}, {}, {}} {
  network_.is_valid_key = [this](Viewer::Kind kind, std::uint32_t generation) {
    return generation >= renewed_[kind];
  };
  around_.key = [this](const std::string& role, std::uint32_t generation) {
    return key_of(role, generation);
  };
  around_.last_generation = [this](Viewer::Kind kind) { return renewed_at_most_[kind]; };
  network_.arrive = [this](hub::Peer& peer) { return process_.rooms().arrive(peer); };
  oracle_.has_been_here = [this](const std::string& person) {
    return network_.has_inside(person, clock_.steady_ms - a_while_ms);
  };
  make_workshop();
  populate();
  network_.latency_ms_max = plan.climate.latency_ms_max;
}

// While the server is there: a connection that ends tells it.
World::~World() {
  pages_.clear();
  network_.server_died(true);
}

void World::make_workshop() {
  const Json body = workshop_body();
  auto wanted = wire::read_new_workshop(body.dump());
  if (!wanted) return oracle_.found("making: the workshop is refused");
  process_.rooms().create(std::move(wanted->workshop), [&](const auto& made) {
    if (!made) return oracle_.found("making: the workshop is refused");
    around_.workshop = (*made)->id();
    (*made)->read([&](const wire::Scene& scene) { around_.code = scene.workshop.code; });
  });
  settle();
  oracle_.made(around_.workshop, body);
}

void World::populate() {
  const Climate& climate = plan_.climate;
  const auto add = [&](const char* role, unsigned count) {
    for (unsigned i = 0; i < count; ++i) {
      pages_.push_back(std::make_unique<Page>(around_, role + std::to_string(i + 1), role));
    }
  };
  add("lead", 1);
  add("process", climate.desks - 1);
  add("screen", climate.screens);
  add("observer", climate.observers);
  for (unsigned i = 0; i < climate.phones; ++i) add_phone();
  for (const auto& page : pages_) {
    page->connect(false);
    settle();
    if (!climate.begins_waiting || page != pages_.front()) continue;
    page->call("waiting.switch", {{"on", true}});
    settle();
  }
  for (const auto& [id, activity] : std::map(oracle_.now().activities)) {
    if (climate.begins_open) pages_.front()->call("activity.open", {{"activity", id}});
  }
  pass(500);
}

Page& World::add_phone() {
  const unsigned number = ++phones_made_;
  const std::string organisation = number % 3 == 0 ? "" : "Org " + std::to_string(number % 4);
  // Sectors of very different size: that is where something has to be withheld.
  const std::size_t sector = number % 2 == 0 ? 0 : number % 5 == 0 ? 1 : 2;
  pages_.push_back(std::make_unique<Page>(around_, "Person " + std::to_string(number), organisation,
                                          sector_ids()[sector]));
  return *pages_.back();
}

std::string World::key_of(const std::string& role, std::uint32_t generation) const {
  using Role = hub::Subject::Role;
  for (const Role one : {Role::lead, Role::process, Role::screen, Role::observer}) {
    const hub::Subject subject{one, {}};
    if (to_text(subject) == role) {
      return process_.keyring().token(around_.workshop, subject, generation);
    }
  }
  return {};
}

Outcome World::run(const std::vector<bool>& kept) {
  for (std::size_t i = 0; i < plan_.steps.size() && oracle_.findings().empty(); ++i) {
    if (!kept.empty() && !kept[i]) continue;
    dice_ = Dice(plan_.steps[i].dice);
    step(plan_.steps[i]);
  }
  dice_ = Dice(~plan_.seed);
  if (oracle_.findings().empty()) finish();
  outcome_.findings = oracle_.findings();
  outcome_.commands = oracle_.acknowledged_count();
  return std::move(outcome_);
}

// ---- Time and work -----------------------------------------------------------------------------

bool World::piece() {
  const bool delivered = network_.deliver();
  if (pieces_until_crash_ && (*pieces_until_crash_)-- == 0) {
    pieces_until_crash_.reset();
    crash();
    return true;
  }
  return (process_.is_up() && process_.piece()) || delivered;
}

void World::settle() {
  int idle = 0;
  for (int i = 0; i < pieces_max; ++i) {
    idle = piece() ? 0 : idle + 1;
    if (idle >= 6) return;  // the server has looked at everything twice
    if (!oracle_.findings().empty()) return;
  }
  oracle_.found("rest: the server does not come to rest");
}

void World::pass(std::int64_t ms) {
  const std::int64_t slice_ms = ms > 10'000 ? 1'000 : tick_ms;
  settle();
  for (std::int64_t passed = 0; passed < ms; passed += slice_ms) {
    clock_.now_ms += slice_ms;
    clock_.steady_ms += slice_ms;
    if (!process_.is_up() && clock_.steady_ms >= down_until_ms_) start_again();
    for (const auto& page : pages_) page->tick();
    settle();
  }
}

void World::crash() {
  ++outcome_.crashes;
  network_.server_died(dice_.below(2) == 0);
  process_.die(machine_stays_);
  down_until_ms_ = clock_.steady_ms + stays_down_ms_;
  if (stays_down_ms_ == 0) start_again();
}

void World::start_again() {
  disk_->start();
  process_.start();
  network_.arrive = [this](hub::Peer& peer) { return process_.rooms().arrive(peer); };
  oracle_.look_through(disk_->log(), clock_.steady_ms, true);
}

}  // namespace cg::simulation
