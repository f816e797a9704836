// One question to the hub that comes over HTTP: a visitor who asks, is answered, and goes. Whatever
// holds for visitors of the socket holds here, the rules against guessing join codes too.
//
// Used from the loop's thread. The answer may come within ask() or later; keep the question until
// it is answered, and destroy it from outside the hub.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "hub/rooms.hpp"
#include "net/transport.hpp"

namespace cg::net {

class Question final : private hub::Peer {
 public:
  // `rooms` outlives the question. `source`: whose wrong join codes these are.
  Question(hub::Rooms& rooms, std::string source, Application::Respond respond);
  Question(const Question&) = delete;
  Question& operator=(const Question&) = delete;
  ~Question() override { visitor_->gone(); }

  // Once. `message` is a JSON-RPC request; the first message that comes back is the answer.
  void ask(std::string_view message) { visitor_->on_message(message); }
  [[nodiscard]] bool is_answered() const { return answered_; }

 private:
  void send(const wire::SharedFrame& frame) override;
  void close(std::uint16_t code, std::string_view reason) override;

  std::shared_ptr<hub::Visitor> visitor_;
  Application::Respond respond_;
  bool answered_ = false;
};

// What /join/{code}?find asks: the request for workshop.find; empty when `code`, as it stands in
// the address, cannot be one without being decoded first.
[[nodiscard]] std::string find_request(std::string_view code);

}  // namespace cg::net
