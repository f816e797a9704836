// The hub with everything around it made of memory: a log, a journal that steps, a clock that is
// set, and clients that speak the real protocol and keep the view that they are sent.
//
//   HubWorld world;
//   world.create(R"({"title": ..., "sectors": [...], "agenda": [...]})");
//   auto ana = world.join("Ana", "nhs");
//   auto desk = world.attach("lead");
//   desk->call("agenda.go", {{"activity", "act1"}});
//
// One thread; one seed decides everything.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "hub/rooms.hpp"
#include "step_journal.hpp"
#include "store/memory_log.hpp"

namespace cg::test {

using Json = nlohmann::json;

class HubWorld;

// A page: one connection at a time, and what it holds. Lives as long as its world.
class HubClient final : public hub::Peer {
 public:
  HubClient(HubWorld& world, std::string name) : world_(world), name_(std::move(name)) {}
  ~HubClient() override { cut(); }

  // Sends one call and settles the world; the whole answer ({result} or {error}).
  Json call(const std::string& method, Json params = Json::object());
  // The result; a refusal fails the test that asks for it.
  Json must(const std::string& method, Json params = Json::object());
  // The reason of the refusal, or "" when it was accepted.
  std::string reason(const std::string& method, Json params = Json::object());
  // Sends without settling; the id under which the answer will be in `answers`.
  std::string post(const std::string& method, Json params);
  void send_raw(std::string_view text);

  void connect();
  // The connection goes; what was on its way to the client is what it has received.
  void cut();
  // Attaches again with the token; `resume` says what is held already.
  Json attach(bool resume);
  [[nodiscard]] bool is_connected() const { return visitor_ != nullptr; }

  [[nodiscard]] bool has(const std::string& key) const { return view.contains(key); }
  [[nodiscard]] const Json& at(const std::string& key) const;

  std::map<std::string, Json> view;
  std::string epoch;
  std::uint64_t position = 0;
  std::string workshop, token;
  std::string person;                   // "p17", of a participant
  std::string source;                   // the address it comes from, from the next connect on
  std::map<std::string, Json> answers;  // by request id
  std::vector<std::string> frames;      // every text received, in order
  std::optional<std::uint16_t> closed;
  bool keep_frames = false;

 private:
  friend class HubWorld;
  void send(const wire::SharedFrame& frame) override;
  void close(std::uint16_t code, std::string_view reason) override;
  void receive(const Json& message);

  HubWorld& world_;
  std::string name_;
  std::shared_ptr<hub::Visitor> visitor_;
};

class HubWorld {
 public:
  explicit HubWorld(std::uint64_t seed = 1);

  // Makes a workshop out of a body of POST /api/workshops; its id. The first one is `workshop`.
  std::string create(const Json& body);
  [[nodiscard]] std::shared_ptr<HubClient> client(std::string name = "client");
  [[nodiscard]] std::shared_ptr<HubClient> join(const std::string& name, const std::string& sector);
  [[nodiscard]] std::shared_ptr<HubClient> attach(const std::string& role);
  // A client that attaches afresh with another's token.
  [[nodiscard]] std::shared_ptr<HubClient> fresh(const HubClient& like);

  // Runs until nothing is left to do at this moment.
  void settle();
  [[nodiscard]] hub::Doorkeeper& doorkeeper() { return rooms_->doorkeeper(); }
  // Lets time pass, a tick at a time.
  void advance(std::int64_t ms);
  // The process dies and starts again on what is durable. Clients are cut.
  void restart();
  void read(const std::function<void(const domain::Workshop&)>& look);

  [[nodiscard]] std::size_t open_rooms() const { return rooms_->open_count(); }
  [[nodiscard]] std::string new_id();
  // As it is after so many renewals.
  [[nodiscard]] std::string token(const std::string& role, std::uint32_t generation = 0) const;
  [[nodiscard]] hub::Rooms& rooms() { return *rooms_; }

  store::MemoryLog log;
  std::int64_t now_ms = 1'700'000'000'000;  // may be set back, as a laptop's is
  std::int64_t steady_ms = 5'000'000;
  std::int64_t tick_ms = 50;  // from the next restart on
  bool overloaded = false;    // what the rooms are told of the server
  std::string workshop, code;
  std::vector<std::string> unreadable;

 private:
  friend class HubClient;
  void start();

  std::mt19937_64 random_;
  hub::Keyring keyring_;
  std::deque<std::function<void()>> posted_;
  std::unique_ptr<StepJournal> journal_;
  std::unique_ptr<hub::Rooms> rooms_;
  std::vector<std::weak_ptr<HubClient>> clients_;
};

}  // namespace cg::test
