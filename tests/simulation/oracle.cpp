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
    {"idea.post", "idea_posted"},     {"join", "person_joined"},
    {"agenda.add", "activity_added"}, {"workshop.clear", "workshop_cleared"}};

bool creates(const Json& result) {
  return result.size() > 1;  // an id beside the seq
}

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
  try {
    model.apply(at->second, result);
  } catch (const std::exception& error) {
    found("log: " + at->second.method + " " + at->second.params.dump() +
          " was accepted and cannot be: " + error.what());
  }
}

void Oracle::committed(const store::Append& append, std::int64_t steady_ms) {
  if (append.workshop != workshop_ || append.answers.empty()) return;
  auto model = std::make_shared<Model>(now());
  for (const store::StoredAnswer& answer : append.answers) {
    const Json result = Json::parse(answer.result);
    const auto [at, is_new] = durable_.emplace(answer.id, result);
    if (is_new) follow(*model, answer.id, result);
    if (at->second != result) found("log: a command is decided twice");
  }
  push(std::move(model), steady_ms);
}

void Oracle::look_through(store::EventReader& log, std::int64_t steady_ms, bool restarted) {
  const auto stored = log.answers(workshop_, "");
  std::uint64_t next = 1;
  const auto head = log.read(workshop_, 1, [&](const store::StoredEvent& event) {
    if (event.seq != next++) found("log: the sequence numbers have a gap");
    return true;
  });
  if (!stored || !head) return;  // it fails just now
  if (*head + 1 != next) found("log: events are missing at the end");
  std::vector<Durable> all;
  for (const store::StoredAnswer& answer : *stored) {
    all.push_back({answer.id, Json::parse(answer.result)});
  }
  // Of those with one seq the first has made it, and the others have changed nothing.
  std::ranges::sort(all, {}, [](const Durable& one) {
    return std::tuple(one.result.at("seq").get<std::uint64_t>(), !creates(one.result), one.id);
  });
  durable_.clear();
  auto model = std::make_shared<Model>(body_);
  for (const Durable& one : all) {
    if (!durable_.emplace(one.id, one.result).second) found("log: a command is there twice");
    follow(*model, one.id, one.result);
  }
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
    ++events[Json::parse(event.body).at("event").get<std::string>()];
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
    return;
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

void Oracle::tells(const Viewer& viewer, const std::string& key, const Json& record) {
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
