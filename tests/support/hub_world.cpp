#include "hub_world.hpp"

#include <gtest/gtest.h>

#include "wire/request.hpp"

namespace cg::test {

// ---- The client ------------------------------------------------------------------------------

void HubClient::connect() {
  cut();
  closed.reset();
  visitor_ = world_.rooms_->arrive(*this, source);
}

void HubClient::cut() {
  if (const auto visitor = std::exchange(visitor_, nullptr)) visitor->gone();
}

void HubClient::send(const wire::SharedFrame& frame) {
  if (keep_frames) frames.emplace_back(frame->payload());
  receive(Json::parse(frame->payload()));
}

void HubClient::close(std::uint16_t code, std::string_view) {
  if (!closed) closed = code;
}

void HubClient::receive(const Json& message) {
  if (message.contains("id")) {
    answers[message["id"].is_string() ? message["id"].get<std::string>() : message["id"].dump()] =
        message;
    return;
  }
  ASSERT_EQ(message.at("method"), "view");
  const Json& params = message.at("params");
  if (params.value("full", false)) {
    view.clear();
    position = 0;
  } else {
    ASSERT_EQ(params.at("epoch"), epoch) << name_ << ": a change to a view that it does not hold";
  }
  epoch = params.at("epoch").get<std::string>();
  const auto seq = params.at("seq").get<std::uint64_t>();
  EXPECT_GE(seq, position) << name_ << ": rule VW2";
  position = seq;
  for (const auto& key : params.at("remove")) {
    EXPECT_FALSE(params.at("put").contains(key.get<std::string>())) << "put and removed at once";
    view.erase(key.get<std::string>());
  }
  for (const auto& [key, record] : params.at("put").items()) view[key] = record;
}

std::string HubClient::post(const std::string& method, Json params) {
  const std::string id = world_.new_id();
  send_raw(Json{{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", params}}.dump());
  return id;
}

void HubClient::send_raw(std::string_view text) {
  if (visitor_ == nullptr) connect();
  // Held here: an answer may close the connection.
  const auto visitor = visitor_;
  visitor->on_message(text);
}

Json HubClient::call(const std::string& method, Json params) {
  const std::string id = post(method, std::move(params));
  world_.settle();
  const auto at = answers.find(id);
  return at == answers.end() ? Json() : at->second;
}

Json HubClient::must(const std::string& method, Json params) {
  Json answer = call(method, std::move(params));
  EXPECT_TRUE(answer.contains("result")) << name_ << " " << method << ": " << answer.dump();
  return answer.value("result", Json::object());
}

std::string HubClient::reason(const std::string& method, Json params) {
  const Json answer = call(method, std::move(params));
  if (!answer.contains("error")) return {};
  return answer["error"]["data"]["reason"].get<std::string>();
}

Json HubClient::attach(bool resume) {
  Json params{{"workshop", workshop}, {"token", token}};
  if (resume && !epoch.empty()) {
    params["epoch"] = epoch;
    params["since"] = position;
  }
  connect();
  return call("attach", std::move(params));
}

const Json& HubClient::at(const std::string& key) const {
  static const Json nothing;
  const auto found = view.find(key);
  EXPECT_NE(found, view.end()) << name_ << " has no " << key;
  return found == view.end() ? nothing : found->second;
}

// ---- The world -------------------------------------------------------------------------------

HubWorld::HubWorld(std::uint64_t seed) : random_(seed), keyring_(hub::Keyring::Secret{1, 2, 3}) {
  start();
}

void HubWorld::start() {
  journal_ = std::make_unique<StepJournal>(log);
  hub::Surroundings surroundings{
      *journal_,
      keyring_,
      "http://127.0.0.1:8080",
      [this] { return now_ms; },
      [this] { return steady_ms; },
      [this] { return random_(); },
      [this](std::function<void()> task) { posted_.push_back(std::move(task)); },
      [this] { return overloaded; },
      40,  // events between two checkpoints: few, so that every history has some
      tick_ms};
  rooms_ = std::make_unique<hub::Rooms>(std::move(surroundings));
  rooms_->on_unreadable = [this](std::string_view id, std::string_view what) {
    unreadable.push_back(std::string(id) + ": " + std::string(what));
  };
  const auto loaded = rooms_->load_index(log);
  EXPECT_TRUE(loaded.has_value());
}

void HubWorld::restart() {
  for (const auto& weak : clients_) {
    if (const auto client = weak.lock()) client->cut();
  }
  posted_.clear();
  rooms_.reset();
  journal_.reset();
  log.power_loss();
  start();
}

void HubWorld::settle() {
  // Bounded: a world that never comes to rest is a bug.
  for (int round = 0; round < 10'000; ++round) {
    bool busy = false;
    while (!posted_.empty()) {
      const auto task = std::move(posted_.front());
      posted_.pop_front();
      task();
      busy = true;
    }
    rooms_->storage_changed(journal_->health().accepting);
    rooms_->turn();
    busy = journal_->step() || busy;
    if (!busy && posted_.empty() && !rooms_->is_busy()) {
      rooms_->turn();
      if (journal_->is_idle() && posted_.empty()) return;
    }
    if (!busy && !journal_->health().accepting) return;
  }
  ADD_FAILURE() << "the world does not come to rest";
}

void HubWorld::advance(std::int64_t ms) {
  constexpr std::int64_t step_ms = 50;
  settle();
  for (std::int64_t passed = 0; passed < ms; passed += step_ms) {
    now_ms += step_ms;
    steady_ms += step_ms;
    settle();
  }
}

std::string HubWorld::new_id() {
  const auto high = random_();
  return hub::id_of_bits(high, random_());
}

std::string HubWorld::token(const std::string& role, std::uint32_t generation) const {
  using Role = hub::Subject::Role;
  for (const Role one : {Role::lead, Role::process, Role::screen, Role::observer}) {
    const hub::Subject subject{one, {}};
    if (to_text(subject) == role) return keyring_.token(workshop, subject, generation);
  }
  return {};
}

std::string HubWorld::create(const Json& body) {
  auto wanted = wire::read_new_workshop(body.dump());
  EXPECT_TRUE(wanted.has_value());
  std::string id;
  rooms_->create(std::move(wanted->workshop), [&](auto created) {
    if (!created) {
      ADD_FAILURE() << "not made: " << created.error().word << " " << created.error().field;
      return;
    }
    id = (*created)->id();
    (*created)->read([&](const wire::Scene& scene) {
      if (workshop.empty()) code = scene.workshop.code;
    });
  });
  settle();
  if (workshop.empty()) workshop = id;
  return id;
}

std::shared_ptr<HubClient> HubWorld::client(std::string name) {
  auto made = std::make_shared<HubClient>(*this, std::move(name));
  clients_.push_back(made);
  made->workshop = workshop;
  return made;
}

std::shared_ptr<HubClient> HubWorld::join(const std::string& name, const std::string& sector) {
  auto one = client(name);
  const Json result =
      one->must("join", {{"code", code}, {"name", name}, {"sector", sector}, {"consent", true}});
  one->workshop = result.value("workshop", "");
  one->token = result.value("token", "");
  one->person = result.value("person", "");
  return one;
}

std::shared_ptr<HubClient> HubWorld::attach(const std::string& role) {
  auto one = client(role);
  one->token = token(role);
  const Json answer = one->attach(false);
  EXPECT_TRUE(answer.contains("result")) << role << ": " << answer.dump();
  return one;
}

std::shared_ptr<HubClient> HubWorld::fresh(const HubClient& like) {
  auto one = client(like.name_ + " (fresh)");
  one->workshop = like.workshop;
  one->token = like.token;
  one->attach(false);
  return one;
}

void HubWorld::read(const std::function<void(const domain::Workshop&)>& look) {
  rooms_->with_id(workshop, [&](const hub::Rooms::Lookup& found) {
    const auto& room = found.room;
    ASSERT_TRUE(room);
    room->read([&](const wire::Scene& scene) { look(scene.workshop); });
  });
  settle();
}

}  // namespace cg::test
