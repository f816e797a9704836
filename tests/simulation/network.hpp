// The network between pages and server: links that deliver in order, but late, or not at all, and
// that one side may believe in when the other has long given up.
//
// One thread; nothing arrives before deliver(). Links live as long as one of their ends.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "hub/peer.hpp"
#include "hub/visitor.hpp"
#include "simulation/dice.hpp"
#include "simulation/oracle.hpp"

namespace cg::simulation {

// One message from the server, read once however many pages it goes to.
struct Message {
  using Record = std::shared_ptr<const Json>;
  Json body;  // of a view without `put`
  bool is_view = false;
  std::map<std::string, Record> put;
};

class Page;
class Network;

class Link final : public hub::Peer {
 public:
  Link(Network& network, Page& page, Viewer viewer, std::int64_t latency_ms);
  ~Link() override;

  // From the page. `as_generation`: of the key, in an attach.
  void put_up(std::string text);
  // The page has gone, and hears no more. What it sent is still on its way, unless it is `lost`;
  // the server learns of it after that, and after `until_ms`.
  void let_go(bool lost, std::int64_t until_ms);
  // Nothing goes through, either way, before that time.
  void stall(std::int64_t until_ms) { stalled_until_ms_ = until_ms; }

  [[nodiscard]] bool is_quiet() const { return up_.empty() && down_.empty() && page_ != nullptr; }
  std::uint32_t generation = 0;  // of the key with which the page attaches

 private:
  friend class Network;
  struct Down {
    std::int64_t due_ms;
    std::shared_ptr<const Message> message;  // or
    std::uint16_t close = 0;
  };

  void send(const wire::SharedFrame& frame) override;
  void close(std::uint16_t code, std::string_view reason) override;
  void judge(const Message& message, const wire::SharedFrame& frame);
  void judge_entry(const Json& message);
  [[nodiscard]] bool judge_door(const Message& message);
  bool deliver_up(std::int64_t steady_ms);
  bool deliver_down(std::int64_t steady_ms);
  void finish();

  Network& network_;
  Page* page_;  // null once it has let go
  Viewer viewer_;
  const std::int64_t latency_ms_;
  std::shared_ptr<hub::Visitor> visitor_;  // null once the server knows that it is over
  std::deque<std::pair<std::int64_t, std::string>> up_;
  std::deque<Down> down_;
  std::int64_t stalled_until_ms_ = 0;
  std::int64_t gone_at_ms_ = 0;
  std::int64_t entered_at_ms_ = INT64_MAX;
  bool closing_ = false;
};

class Network {
 public:
  Network(Oracle& oracle, const std::int64_t& steady_ms) : oracle_(oracle), steady_ms_(steady_ms) {}

  // How the server takes a connection; empty while it is down.
  std::function<std::shared_ptr<hub::Visitor>(hub::Peer&)> arrive;
  // Whether a key of this generation may still open anything.
  std::function<bool(Viewer::Kind, std::uint32_t)> is_valid_key;

  // Null while the server is down.
  [[nodiscard]] std::shared_ptr<Link> open(Page& page, const Viewer& viewer, Dice& dice);
  // One message of each link, each way, that is due. Whether there was any.
  bool deliver();
  // `lost`: what the server had sent goes with it.
  void server_died(bool lost);
  // Every link is quick from now on, and nothing is stalled.
  void calm_down();
  // Whether the server has had a connection of this person, since that time or earlier.
  [[nodiscard]] bool has_inside(const std::string& person, std::int64_t since_ms) const;
  [[nodiscard]] bool is_empty() const;

  std::int64_t latency_ms_max = 0;

 private:
  friend class Link;
  [[nodiscard]] std::shared_ptr<const Message> read(const wire::SharedFrame& frame);

  Oracle& oracle_;
  const std::int64_t& steady_ms_;
  std::vector<std::shared_ptr<Link>> links_;
  // The frame that was read last, and on which kinds of pages it was judged right.
  wire::SharedFrame last_frame_;
  std::shared_ptr<const Message> last_message_;
  std::set<Viewer::Kind> judged_;
};

}  // namespace cg::simulation
