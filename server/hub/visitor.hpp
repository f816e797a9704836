// One connection and the calls that come over it: before it has joined or attached, and after.
//
// Not thread-safe: used from the loop's thread. Held by the connection; a Room holds it too while
// it is admitted, and commands under way refer to it weakly, so a connection may go at any time.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/commands.hpp"
#include "hub/doorkeeper.hpp"
#include "hub/keyring.hpp"
#include "hub/peer.hpp"
#include "wire/audience.hpp"
#include "wire/request.hpp"

namespace cg::hub {

class Room;
class Rooms;

class Visitor : public std::enable_shared_from_this<Visitor> {
 public:
  // Both outlive every call but gone(), after which the peer is not used any more. `source`: whose
  // wrong join codes these are.
  Visitor(Peer& peer, Rooms& rooms, std::string source)
      : peer_(&peer), rooms_(rooms), source_(std::move(source)) {}

  // Once, when it has arrived: it is not waited for for ever.
  void expect_to_join();

  void on_message(std::string_view message);
  // The connection has closed; the last call.
  void gone();

  void send(const wire::SharedFrame& frame) {
    if (peer_ != nullptr) peer_->send(frame);
  }
  void close(std::uint16_t code, std::string_view reason) {
    if (peer_ != nullptr) peer_->close(code, reason);
  }
  [[nodiscard]] bool is_gone() const { return peer_ == nullptr; }

  [[nodiscard]] const Subject& subject() const { return subject_; }
  // Of the link that it attached with; one that has been renewed since is not its any more.
  [[nodiscard]] std::uint32_t generation() const { return generation_; }
  [[nodiscard]] bool is_phone() const { return subject_.role == Subject::Role::person; }
  // room (for every participant), desk, screen or observer.
  [[nodiscard]] wire::Audience audience() const;

 private:
  void handle_message(std::string_view message);
  void handle_held();
  void answer(const wire::Json& id, const wire::Json& result);
  void refuse(const wire::Json& id, const wire::Refusal& refusal, std::int64_t retry_after_ms = 0);
  void send_away(std::uint16_t code, std::string_view why);
  [[nodiscard]] bool is_too_fast(const wire::Json& id);

  // Join codes (rules FU1 to FU3)
  using WithRoom = std::function<void(const std::shared_ptr<Room>&, std::int64_t looked_at_ms)>;
  struct CodeCall {
    wire::Json id;
    std::string code;
    std::int64_t asked_at_ms;
    WithRoom found;
  };
  void look_at_code(CodeCall call);
  void code_was_wrong(const wire::Json& id, std::int64_t looked_at_ms);
  void settled();
  void give_up_after(std::int64_t ms, bool (*is_fine)(const Visitor&));

  void handle(const wire::Json& id, const wire::FindWorkshop& request);
  void handle(const wire::Json& id, const wire::Ping& request);
  void handle(const wire::Json& id, const wire::Attach& request);
  void handle(const wire::Json& id, const wire::ListPage& request);
  void handle_join(wire::Request request);
  void handle_command(wire::Request request);
  void turn_away(const wire::Json& id, const wire::Refusal& refusal, std::uint16_t code);
  void attach_to(const std::shared_ptr<Room>& room, const wire::Json& id,
                 const wire::Attach& request);
  void join_in(const std::shared_ptr<Room>& room, wire::Request request, std::int64_t looked_at_ms);
  void enter(const std::shared_ptr<Room>& room, const Subject& subject,
             std::optional<std::uint64_t> since, wire::Json result, const wire::Json& id);

  Peer* peer_;
  Rooms& rooms_;
  const std::string source_;
  ConnectionPace pace_;
  unsigned wrong_codes_ = 0;
  bool sent_away_ = false;
  bool understood_ = false;        // something that came was a request
  std::shared_ptr<Room> room_;     // once joined or attached
  bool entering_ = false;          // a join, an attach or a look at a code is under way
  std::vector<std::string> held_;  // what came meanwhile: it is meant for afterwards
  Subject subject_;
  std::uint32_t generation_ = 0;  // of the link it came with
};

}  // namespace cg::hub
