// A page as the product's are: what it has sent it keeps until it is answered, and sends it again
// after a lost connection, under the same id; what it is told it keeps, and resumes from.
//
// One thread. Outlives its links.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "simulation/network.hpp"

namespace cg::simulation {

// What all pages share.
struct PageSurroundings {
  Network& network;
  Oracle& oracle;
  Dice& dice;
  const std::int64_t& steady_ms;
  std::string workshop, code;
  // The key of a role as it was after so many renewals, and how many there may have been at most.
  std::function<std::string(const std::string& role, std::uint32_t generation)> key;
  std::function<std::uint32_t(Viewer::Kind)> last_generation;
};

class Page {
 public:
  enum class State : std::uint8_t { outside, entering, inside, refused };
  using View = std::map<std::string, Message::Record>;

  // Of a facilitator, a screen or an observer: `role` is "lead", "process", "screen", "observer".
  Page(PageSurroundings& around, std::string name, std::string role);
  // Of a phone, which joins.
  Page(PageSurroundings& around, std::string name, std::string organisation, std::string sector);
  // Another page of the same person or key, which knows nothing yet.
  [[nodiscard]] std::unique_ptr<Page> twin() const;
  ~Page() { cut(true, 0); }
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  // Opens a link and joins or attaches, unless the server is down. `resumes`: says what it holds.
  void connect(bool resumes);
  void cut(bool lost, std::int64_t until_ms);
  // As if the page had been reloaded: what it held and had not sent is gone.
  void forget();
  // As if it had lost the answer to its join, which it sends again when it connects.
  void forget_joining();

  void call(const std::string& method, Json params);
  void send_raw(std::string text);
  // All that is unanswered, and what was answered last, again.
  void send_again();
  // What was refused for the moment, when its time has come.
  void tick();
  void stall(std::int64_t until_ms);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::string& person() const { return viewer_.person; }
  [[nodiscard]] const Viewer& viewer() const { return viewer_; }
  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] bool is_inside() const { return state_ == State::inside; }
  [[nodiscard]] bool has_link() const { return link_ != nullptr; }
  [[nodiscard]] bool is_phone() const { return role_.empty(); }
  [[nodiscard]] bool is_outside() const { return find("waiting_room") != nullptr; }
  [[nodiscard]] bool has_joined() const { return !token_.empty() || !is_phone(); }
  [[nodiscard]] bool is_waiting() const { return !outbox_.empty(); }
  [[nodiscard]] const View& view() const { return view_; }
  [[nodiscard]] const Json* find(const std::string& key) const;
  [[nodiscard]] std::string told() const;  // for a finding

  // ---- For the link ----------------------------------------------------------------------------
  void receive(const Message& message);
  void closed(std::uint16_t code);
  void lost();

 private:
  struct Waiting {
    std::string id, method, text;
    std::int64_t again_at_ms = 0;  // it was refused for the moment
  };

  void apply(const Message& message);
  void judge_group(const Message& message);
  void answered(const std::string& id, const Json& message);
  void refused(std::deque<Waiting>::iterator at, const Json& error);
  void entered(const Json& message);
  void keep(const std::string& method, const Json& params);
  void send_all();
  [[nodiscard]] bool is_joining() const { return is_phone() && token_.empty(); }

  PageSurroundings& around_;
  std::string name_, organisation_, sector_, role_;
  Viewer viewer_;
  std::string token_;
  std::uint32_t generation_ = 0;
  State state_ = State::outside;
  std::shared_ptr<Link> link_;
  std::string attach_id_;
  std::deque<Waiting> outbox_;
  std::string last_answered_;    // the text of the command
  std::optional<Waiting> join_;  // that brought the person in
  View view_;
  std::string epoch_;
  std::uint64_t position_ = 0;
};

}  // namespace cg::simulation
