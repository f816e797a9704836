// The transport: one listener, HTTP and WebSocket on the same port, one loop thread.
//
// Names no Asio or Beast type, so that only the files that implement it compile them.
// Everything here is called on the loop's thread unless said otherwise.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wire/frame.hpp"

namespace cg::net {

struct HttpRequest {
  std::string method;          // "GET"
  std::string path;            // percent-encoded as received, without the query
  std::string query;           // without the '?'
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::string body;            // bounded by TransportOptions::http_body_bytes_max
  std::string remote_address;  // of the socket's peer, without the port

  // The first header of that name (given in lower case), or empty.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

struct HttpResponse {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::shared_ptr<const std::string> body;  // shared: a page is held in memory once; may be null
};

// One accepted WebSocket, as the application sees it. Valid until SocketHandler::on_closed returns.
class Socket {
 public:
  virtual ~Socket() = default;
  // Sends at once if the socket takes it, else queues; over the bound the connection is closed
  // with 4000 "slow" (come back). Never calls the handler from within.
  virtual void send(const wire::SharedFrame& frame) = 0;
  // Starts the closing handshake after what is queued; nothing may be sent afterwards.
  virtual void close(std::uint16_t code, std::string_view reason) = 0;
  // Bytes waiting in our own queue (not the kernel's).
  [[nodiscard]] virtual std::size_t queued_bytes() const = 0;
  [[nodiscard]] virtual const std::string& remote_address() const = 0;
};

// What the application does with one WebSocket; owned by the connection.
class SocketHandler {
 public:
  virtual ~SocketHandler() = default;
  virtual void on_text(std::string_view message) = 0;  // valid during the call
  virtual void on_binary() = 0;                         // the contract has text only
  virtual void on_closed() = 0;                         // last call; the Socket is gone after it
};

class Application {
 public:
  virtual ~Application() = default;
  using Respond = std::function<void(HttpResponse)>;
  // `respond` is called once, now or later, on the loop's thread. If the connection has gone by
  // then the response is dropped.
  virtual void on_request(HttpRequest request, Respond respond) = 0;
  // Before the upgrade: null to accept, or the response that refuses it (Origin, path, load).
  virtual std::unique_ptr<HttpResponse> refuse_upgrade(const HttpRequest& request) = 0;
  virtual std::unique_ptr<SocketHandler> on_socket(Socket& socket, const HttpRequest& request) = 0;
  // After each turn of the loop (one blocking wait and up to 256 further handlers), before it
  // sleeps: the place to flush what was gathered.
  virtual void on_turn_end() = 0;
};

struct TransportOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  // 0: any free one
  std::string websocket_path = "/ws";
  std::string subprotocol = "commonground.v1";
  bool subprotocol_required = true;
  std::size_t message_bytes_max = 64 * 1024;   // a larger one closes with 1009
  std::size_t queue_bytes_max = 1024 * 1024;   // per socket
  std::size_t http_body_bytes_max = 256 * 1024;
  std::size_t http_header_bytes_max = 16 * 1024;
  int handshake_timeout_ms = 10'000;
  int idle_timeout_ms = 60'000;  // WebSocket: ping at half of it, close when nothing comes
  int connections_max = 16'000;
};

class Transport {
 public:
  // Binds at once; throws std::runtime_error with one clear line when it cannot. `application`
  // outlives the transport.
  static std::unique_ptr<Transport> listen(const TransportOptions& options,
                                           Application& application);
  virtual ~Transport() = default;

  [[nodiscard]] virtual std::uint16_t port() const = 0;
  // Runs the loop on the calling thread until stop() has finished.
  virtual void run() = 0;
  // From any thread: runs `task` on the loop's thread.
  virtual void post(std::function<void()> task) = 0;
  // Calls `task` on the loop's thread once, `delay_ms` from now. Loop's thread only.
  virtual void after(int delay_ms, std::function<void()> task) = 0;
  // Calls `task` on the loop's thread at the first SIGTERM or SIGINT.
  virtual void on_signal(std::function<void()> task) = 0;
  // Loop's thread only: accepts no more, closes every WebSocket with `code` after its queue is
  // out, and ends run() when all are closed or `grace_ms` have passed.
  virtual void stop(std::uint16_t code, std::string_view reason, int grace_ms) = 0;
  [[nodiscard]] virtual std::size_t connection_count() const = 0;
};

}  // namespace cg::net
