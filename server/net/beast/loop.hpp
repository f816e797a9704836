// What the listener and its connections share: the loop's executor, the settings, the application,
// who is connected and whether we are stopping. Private to server/net/beast. Loop's thread only.
#pragma once

#include <cstdint>
#include <exception>
#include <memory>
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
  Loop(const TransportOptions& options_, Application& application_, Executor executor_)
      : options(options_),
        application(application_),
        executor(executor_),
        flush_list(options_.all_queues_bytes_max) {}

  const TransportOptions options;
  Application& application;
  const Executor executor;
  FlushList flush_list;
  std::optional<Stopping> stopping;

  void add(std::shared_ptr<Connection> connection) {
    Connection* const key = connection.get();
    connections_.emplace(key, std::move(connection));
  }
  void remove(Connection& connection) { connections_.erase(&connection); }
  [[nodiscard]] std::size_t connection_count() const { return connections_.size(); }

  // Calls `visit` for each connection; it may remove any.
  template <class Visit>
  void for_each(Visit visit) {
    const auto all = connections_;
    for (const auto& [key, connection] : all) visit(*connection);
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
  std::unordered_map<Connection*, std::shared_ptr<Connection>> connections_;
};

// The two kinds of connection. Both keep themselves in the loop.
void start_http(Loop& loop, TcpSocket socket);
// Tells the peer 503 and to come back, without reading what it wants.
void refuse_http(Loop& loop, TcpSocket socket);
// Answers `request`, which has been checked to be an upgrade, and goes on as a WebSocket.
void start_websocket(Loop& loop, TcpSocket socket, HttpRequest request);

}  // namespace cg::net
