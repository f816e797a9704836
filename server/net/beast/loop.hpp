// What the listener and its connections share: the loop's executor, the settings, the application,
// who is connected and whether we are stopping. Private to server/net/beast. Loop's thread only.
#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "net/beast/outbox.hpp"
#include "net/beast/tcp.hpp"
#include "net/transport.hpp"

namespace cg::net {

// An accepted TCP connection, whatever is spoken on it. The loop owns it until it leaves.
class Connection {
 public:
  Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  virtual ~Connection() = default;
  // Ends politely: what has begun is finished, and the peer is told.
  virtual void stop() = 0;
  // Closes the socket. The connection leaves the loop when its operations have ended.
  virtual void abort() = 0;
};

struct Stopping {
  std::uint16_t code;
  std::string reason;
};

class Loop {
 public:
  // `outbox_memory_` outlives the executor's handlers, some of which hold an outbox.
  Loop(const TransportOptions& options_, Application& application_, Executor executor_,
       std::pmr::memory_resource& outbox_memory_)
      : options(options_),
        application(application_),
        executor(executor_),
        flush_list(options_.all_queues_bytes_max),
        outbox_memory(outbox_memory_) {}

  const TransportOptions options;
  Application& application;
  const Executor executor;
  FlushList flush_list;
  std::pmr::memory_resource& outbox_memory;
  std::optional<Stopping> stopping;

  void add(std::shared_ptr<Connection> connection, const std::string& peer) {
    Connection* const key = connection.get();
    if (!connections_.emplace(key, Entry{std::move(connection), peer}).second) return;
    ++count_by_peer_[peer];
  }
  void remove(Connection& connection) {
    const auto gone = connections_.extract(&connection);
    if (gone.empty()) return;
    const auto count = count_by_peer_.find(gone.mapped().peer);
    if (--count->second == 0) count_by_peer_.erase(count);
  }
  // How many more than it may have a peer has, with the next one; 0: that one is welcome.
  [[nodiscard]] std::size_t too_many_from(const std::string& peer) const {
    const auto count = count_by_peer_.find(peer);
    const std::size_t with_next = count == count_by_peer_.end() ? 1 : count->second + 1;
    if (with_next <= options.connections_per_peer_max || options.is_unbounded(peer)) return 0;
    return with_next - options.connections_per_peer_max;
  }
  [[nodiscard]] std::size_t connection_count() const { return connections_.size(); }

  // Calls `visit` for each connection; it may remove any.
  template <class Visit>
  void for_each(Visit visit) {
    const auto all = connections_;
    for (const auto& [key, entry] : all) visit(*entry.connection);
  }

  // Calls into the application and keeps what it throws from the loop. False if it threw.
  template <class Call>
  bool contain(Call&& call) {
    try {
      std::forward<Call>(call)();
      return true;
    } catch (const std::exception& thrown) {
      application.on_failure(thrown.what());
    } catch (...) {
      application.on_failure("something that is no std::exception");
    }
    return false;
  }

 private:
  struct Entry {
    std::shared_ptr<Connection> connection;
    std::string peer;
  };
  std::unordered_map<Connection*, Entry> connections_;
  std::unordered_map<std::string, std::size_t> count_by_peer_;
};

// The two kinds of connection. Both keep themselves in the loop.
void start_http(Loop& loop, TcpSocket socket);
// Tells the peer 503 and to come back, without reading what it wants.
void refuse_http(Loop& loop, TcpSocket socket);
// Answers `request`, which has been checked to be an upgrade, and goes on as a WebSocket.
void start_websocket(Loop& loop, TcpSocket socket, HttpRequest request);

}  // namespace cg::net
