// Every workshop of this server: found by id or join code, opened when first wanted, made, listed
// and deleted.
//
// Not thread-safe: call from the loop's thread. Callbacks come on the same thread, now or later.
#pragma once

#include <expected>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "hub/doorkeeper.hpp"
#include "hub/room.hpp"
#include "hub/turn_list.hpp"

namespace cg::hub {

class Rooms {
 public:
  explicit Rooms(Surroundings surroundings) : surroundings_(std::move(surroundings)) {}
  ~Rooms();
  Rooms(const Rooms&) = delete;
  Rooms& operator=(const Rooms&) = delete;

  // What the log holds, before anything else is called: ids and join codes. An error is one line.
  [[nodiscard]] store::Stored<void> load_index(store::EventReader& reader);

  [[nodiscard]] Surroundings& surroundings() { return surroundings_; }
  [[nodiscard]] Doorkeeper& doorkeeper() { return doorkeeper_; }
  // `source`: whose wrong join codes the peer's are (an address, or a network of them).
  [[nodiscard]] std::shared_ptr<Visitor> arrive(Peer& peer, std::string source = {}) {
    auto visitor = std::make_shared<Visitor>(peer, *this, std::move(source));
    visitor->expect_to_join();
    return visitor;
  }

  struct Lookup {
    std::shared_ptr<Room> room;   // null when there is no such workshop, or
    bool is_unavailable = false;  // when it cannot be read now (the log of the server says why)
  };
  using Found = std::function<void(const Lookup&)>;
  void with_id(std::string_view id, Found found);
  void with_code(std::string_view code, Found found);
  [[nodiscard]] std::vector<std::string> ids() const;  // newest first

  using Created = std::function<void(std::expected<std::shared_ptr<Room>, wire::Refusal>)>;
  // Gives the workshop its id and join code.
  void create(domain::CreateWorkshop workshop, const Created& created);
  // For good. False when there is none or the storage refuses now.
  void remove(std::string_view id, const std::function<void(bool)>& removed);

  // After each turn of the loop: every room that has something to do has its turn. Rooms that
  // nobody uses any more are put away.
  void turn();
  [[nodiscard]] std::optional<std::int64_t> next_turn_ms() const;
  void storage_changed(bool ok);
  // Everybody is told to come back; nothing is lost.
  void dismiss_all(std::uint16_t code, std::string_view reason);
  // Whether anything is still on its way to the disk.
  [[nodiscard]] bool is_busy() const;

  [[nodiscard]] std::size_t open_count() const { return rooms_.size(); }
  [[nodiscard]] std::size_t visitor_count() const;
  // Told of a workshop that could not be read: one line for the operator.
  std::function<void(std::string_view workshop, std::string_view what)> on_unreadable =
      [](std::string_view, std::string_view) {};

 private:
  void open(const std::string& id);
  [[nodiscard]] std::string new_id();
  void opened(const std::string& id, const std::shared_ptr<Room>& room);
  [[nodiscard]] std::shared_ptr<Room> make_room(LoadedWorkshop loaded);

  Surroundings surroundings_;
  Doorkeeper doorkeeper_;
  struct Listed {
    std::string id;
    std::string code;
  };
  std::vector<Listed> index_;  // in the order in which they were made
  std::map<std::string, std::shared_ptr<Room>, std::less<>> rooms_;
  std::map<std::string, std::vector<Found>, std::less<>> opening_;
  std::map<std::string, std::shared_ptr<Room>, std::less<>> being_made_;
  // Shared with the rooms, which may outlive this for a moment.
  std::shared_ptr<TurnList> turns_ = std::make_shared<TurnList>();
};

}  // namespace cg::hub
