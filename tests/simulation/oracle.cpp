#include "simulation/oracle.hpp"

#include <algorithm>
#include <tuple>

#include "support/schema.hpp"

namespace cg::simulation {
namespace {

// The longest tick of a crowd, and what a turn of the loop may add.
constexpr std::int64_t shown_late_ms = 1'000;

// An event of this name happens once for each command that was accepted.
const std::map<std::string, std::string> event_of_method{
    {"aim.post", "aim_posted"},       {"aim.merge", "aims_merged"},
    {"idea.post", "idea_posted"},     {"join", "person_joined or person_waits"},
    {"agenda.add", "activity_added"}, {"workshop.clear", "workshop_cleared"}};

bool creates(const Json& result) {
  return result.size() > 1;  // an id beside the seq
}

// What happens at the door when a command has an effect there. Who presses second has none.
const std::map<std::string, std::set<std::string>> methods_of_event{
    {"person_withdrew", {"person.leave"}},
    {"person_admitted", {"waiting.admit"}},
    {"person_turned_away", {"waiting.refuse", "person.remove"}}};

std::string name_of(const store::StoredEvent& event) {
  return Json::parse(event.body).at("event").get<std::string>();
}

// Whether the last that happened at the door until then may be this method's doing.
bool had_effect(const std::map<std::uint64_t, std::string>& at_the_door, std::uint64_t seq,
                const std::string& method) {
  const auto after = at_the_door.upper_bound(seq);
  return after != at_the_door.begin() &&
         methods_of_event.at(std::prev(after)->second).contains(method);
}

// Half of the places of the waiting room (protocol rule WR6).
constexpr std::size_t crowded = 250;

std::set<int> close_codes() {
  return {4000, 4001, 4002, 4003, 4500, 4501, 4502, 4503, 4504, 4505, 4506};
}

}  // namespace

Oracle::Oracle() {
  for (const Json& entry : test::read_protocol("schema/reasons.json")) {
    reasons_[entry.at("reason")] = {entry.at("code").get<int>(), entry.at("retry").get<bool>()};
  }
}

void Oracle::found(const std::string& what) {
  if (findings_.size() < 20) findings_.push_back(what);
}

void Oracle::made(const std::string& workshop, const Json& body) {
  workshop_ = workshop;
  body_ = body;
  push(std::make_shared<Model>(body), 0);
}

void Oracle::sent(const std::string& id, Command command) {
  sent_.emplace(id, std::move(command));
}

// ---- What is durable -------------------------------------------------------------------------

void Oracle::push(std::shared_ptr<const Model> model, std::int64_t steady_ms) {
  if (!versions_.empty()) versions_.back().until_ms = steady_ms + shown_late_ms;
  std::erase_if(versions_, [&](const Version& one) { return one.until_ms < steady_ms; });
  versions_.push_back({INT64_MAX, std::move(model)});
}

void Oracle::at_rest() {
  versions_.erase(versions_.begin(), versions_.end() - 1);
}

void Oracle::follow(Model& model, const std::string& id, const Json& result) {
  const auto at = sent_.find(id);
  if (at == sent_.end()) return found("log: it remembers a command that nobody sent");
  // Protocol rule WR3.
  const Command& command = at->second;
  const bool may_wait = command.method == "person.edit" || command.method == "person.leave";
  if (model.waits(command.person) && !may_wait) {
    found("door: " + command.method + " was accepted of somebody who waits");
  }
  try {
    model.apply(at->second, result);
  } catch (const std::exception& error) {
    found("log: " + at->second.method + " " + at->second.params.dump() +
          " was accepted and cannot be: " + error.what());
  }
}

void Oracle::committed(const store::Append& append, std::int64_t steady_ms) {
  if (append.workshop != workshop_) return;
  Withdrawals withdrawals;
  for (const store::StoredEvent& event : append.events) add_withdrawal(event, withdrawals);
  if (append.answers.empty() && withdrawals.empty()) return;
  judge_giving_way(append, withdrawals);
  auto model = std::make_shared<Model>(now());
  for (const store::StoredAnswer& answer : append.answers) {
    const Json result = Json::parse(answer.result);
    give_way(*model, withdrawals, result.at("seq").get<std::uint64_t>());
    const auto [at, is_new] = durable_.emplace(answer.id, result);
    if (is_new) follow(*model, answer.id, result);
    if (at->second != result) found("log: a command is decided twice");
  }
  give_way(*model, withdrawals, UINT64_MAX);
  push(std::move(model), steady_ms);
}

// ---- Who gives up waiting, which the server may decide by itself ------------------------------

void Oracle::add_withdrawal(const store::StoredEvent& event, Withdrawals& withdrawals) {
  if (event.body.find("\"person_withdrew\"") == std::string::npos) return;
  const auto person = Json::parse(event.body).at("person").get<std::uint64_t>();
  withdrawals.push_back({event.seq, "p" + std::to_string(person)});
}

// Before a command is followed: all that happened until it was decided.
void Oracle::give_way(Model& model, Withdrawals& withdrawals, std::uint64_t until) {
  for (; !withdrawals.empty() && withdrawals.front().seq <= until; withdrawals.pop_front()) {
    model.withdraw(withdrawals.front().person);
  }
}

// Rule WR6: only when many wait, and only who is not there.
void Oracle::judge_giving_way(const store::Append& append, const Withdrawals& withdrawals) {
  std::set<std::uint64_t> asked;
  for (const store::StoredAnswer& answer : append.answers) {
    const auto at = sent_.find(answer.id);
    const bool leaves = at != sent_.end() && at->second.method == "person.leave";
    if (leaves) asked.insert(Json::parse(answer.result).at("seq").get<std::uint64_t>());
  }
  for (const Withdrawal& one : withdrawals) {
    if (asked.contains(one.seq)) continue;
    if (now().waiting.size() <= crowded) found("door: a place is taken though few wait");
    if (has_been_here(one.person)) found("door: the place of somebody who is there is taken");
  }
}

// ---- What the log holds ------------------------------------------------------------------------

// Of those with one seq the first has made it, and the others have changed nothing.
std::vector<Oracle::Durable> Oracle::as_decided(const std::vector<store::StoredAnswer>& stored,
                                                const DoorEvents& at_the_door) const {
  std::vector<Durable> all;
  for (const store::StoredAnswer& answer : stored) {
    Json result = Json::parse(answer.result);
    const auto seq = result.at("seq").get<std::uint64_t>();
    const auto at = sent_.find(answer.id);
    const bool did = at != sent_.end() && had_effect(at_the_door, seq, at->second.method);
    all.push_back({seq, creates(result) ? 0 : did ? 1 : 2, answer.id, std::move(result)});
  }
  std::ranges::sort(all, {},
                    [](const Durable& one) { return std::tie(one.seq, one.turn, one.id); });
  return all;
}

void Oracle::look_through(store::EventReader& log, std::int64_t steady_ms, bool restarted) {
  const auto stored = log.answers(workshop_, "");
  std::uint64_t next = 1;
  Withdrawals withdrawals;
  DoorEvents at_the_door;
  const auto head = log.read(workshop_, 1, [&](const store::StoredEvent& event) {
    if (event.seq != next++) found("log: the sequence numbers have a gap");
    add_withdrawal(event, withdrawals);
    if (event.body.find("\"person_") == std::string::npos) return true;
    const std::string name = name_of(event);
    if (methods_of_event.contains(name)) at_the_door[event.seq] = name;
    return true;
  });
  if (!stored || !head) return;  // it fails just now
  if (*head + 1 != next) found("log: events are missing at the end");
  const std::vector<Durable> all = as_decided(*stored, at_the_door);
  durable_.clear();
  auto model = std::make_shared<Model>(body_);
  for (const Durable& one : all) {
    give_way(*model, withdrawals, one.seq);
    if (!durable_.emplace(one.id, one.result).second) found("log: a command is there twice");
    follow(*model, one.id, one.result);
  }
  give_way(*model, withdrawals, UINT64_MAX);
  if (restarted) versions_.clear();
  push(std::move(model), steady_ms);
  compare_acknowledged();
  count_events(log, *head);
}

void Oracle::compare_acknowledged() {
  for (const auto& [id, result] : acknowledged_) {
    const auto at = durable_.find(id);
    const std::string what = sent_[id].method + " " + sent_[id].params.dump();
    if (at == durable_.end()) {
      found("log: lost, though acknowledged: " + what);
    } else if (at->second.at("seq") != result.at("seq")) {
      found("log: acknowledged with another answer than is remembered: " + what);
    }
  }
}

void Oracle::count_events(store::EventReader& log, std::uint64_t head) {
  std::map<std::string, std::size_t> events;
  const auto read = log.read(workshop_, 1, [&](const store::StoredEvent& event) {
    const std::string name = name_of(event);
    const bool joins = name == "person_joined" || name == "person_waits";
    ++events[joins ? "person_joined or person_waits" : name];
    return event.seq < head;
  });
  if (!read) return;
  std::map<std::string, std::size_t> commands;
  commands["activity_added"] = body_.at("agenda").size();
  for (const auto& [id, result] : durable_) {
    const auto at = sent_.find(id);
    if (at == sent_.end()) continue;
    const auto event = event_of_method.find(at->second.method);
    if (event != event_of_method.end()) ++commands[event->second];
  }
  for (const auto& [method, event] : event_of_method) {
    if (events[event] == commands[event]) continue;
    found("log: " + std::to_string(events[event]) + " x " + event + " for " +
          std::to_string(commands[event]) + " accepted commands");
  }
}

// ---- What the server says ----------------------------------------------------------------------

void Oracle::answers(const std::string& id, const Json& message) {
  if (message.contains("error")) {
    const Json& error = message["error"];
    const auto reason = error.at("data").at("reason").get<std::string>();
    const auto at = reasons_.find(reason);
    if (at == reasons_.end() || reason == "internal") {
      found("answer: a refusal that is not of the list: " + reason);
    } else if (error.at("code") != at->second.first ||
               error.at("data").at("retry") != at->second.second) {
      found("answer: the refusal " + reason + " with another code or advice");
    }
    const auto who = sent_.find(id);
    if (reason != "waiting" || who == sent_.end()) return;
    const std::string& person = who->second.person;
    if (may_be([&](const Model& model) { return model.waits(person); })) return;
    return found("door: somebody who is in is told to wait");
  }
  if (!sent_.contains(id)) return;  // attach, ping and the like
  const auto at = durable_.find(id);
  if (at == durable_.end()) {
    return found("answer: acknowledged before it is durable: " + sent_[id].method);
  }
  for (const auto& [field, value] : at->second.items()) {
    if (message.at("result").value(field, Json()) != value) {
      found("answer: another one than is remembered: " + sent_[id].method);
    }
  }
}

bool Oracle::must_wait(const std::string& person) const {
  return !person.empty() && !may_be([&](const Model& model) { return !model.waits(person); });
}

void Oracle::tells(const Viewer& viewer, const std::string& key, const Json& record) {
  // Who has just been let in may be told what was true a moment before.
  if (must_wait(viewer.person) && !is_told_at_the_door(key)) {
    return found("door: " + key + " for somebody who waits");
  }
  std::string why;
  for (auto version = versions_.rbegin(); version != versions_.rend(); ++version) {
    std::string objects;
    try {
      objects = objection(*version->model, viewer, key, record);
    } catch (const std::exception& error) {
      objects = std::string("it cannot be: ") + error.what();
    }
    if (objects.empty()) return;
    if (why.empty()) why = objects;
  }
  static const char* const kinds[] = {"desk", "phone", "screen", "observer"};
  found("view: " + key + " on a " + kinds[static_cast<std::size_t>(viewer.kind)] + ": " + why +
        ": " + record.dump());
}

void Oracle::closes(std::uint16_t code) {
  static const std::set<int> codes = close_codes();
  if (!codes.contains(code)) found("close: with a code that is not of the list");
}

void Oracle::acknowledged(const std::string& id, const Json& result) {
  const auto [at, is_new] = acknowledged_.emplace(id, result);
  if (is_new) return;
  for (const auto& [field, value] : at->second.items()) {
    if (field != "now" && field != "epoch" && result.value(field, Json()) != value) {
      found("answer: a second one that differs: " + sent_[id].method);
    }
  }
}

}  // namespace cg::simulation
