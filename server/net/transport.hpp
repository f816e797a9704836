// The transport: one listener, HTTP and WebSocket on the same port, one loop thread.
//
// Names no Asio or Beast type, so that only the files that implement it (beast/) compile them.
// Everything here is called on the loop's thread unless said otherwise. The application's code is
// never called from within a call of its own (send, close, respond), and what it throws ends the
// connection at fault, or nothing, but never the loop.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wire/frame.hpp"

namespace cg::net {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct HttpRequest {
  std::string method;          // "GET"; HEAD arrives as GET, and its answer leaves without the body
  std::string path;            // percent-encoded as received, without the query; begins with '/'
  std::string query;           // without the '?'
  Headers headers;             // names in lower case, in the order received; no trailers
  std::string body;            // bounded by TransportOptions::http_body_bytes_max
  std::string remote_address;  // of the socket's peer, without the port

  // The first header of that name (given in lower case), or empty. Valid as long as the request.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

struct HttpResponse {
  int status = 200;
  // Content-Length and Connection are the transport's own; it leaves them out if they are here.
  Headers headers;
  std::shared_ptr<const std::string> body;  // shared: a page is held in memory once; may be null
};

// An error as RFC 9457 wants it: {type, title, status, detail, reason}. `reason` is a stable
// snake_case word, `detail` a sentence for a person.
[[nodiscard]] HttpResponse problem(int status, std::string_view reason, std::string_view detail);

// Close codes of the protocol itself and of the contract that the transport uses on its own.
namespace close_code {
inline constexpr std::uint16_t internal_error = 1011;  // the application's handler threw
inline constexpr std::uint16_t slow = 4000;            // the outgoing queue is over its bound
}  // namespace close_code

// One accepted WebSocket, as the application sees it. Valid until SocketHandler::on_closed returns.
class Socket {
 public:
  virtual ~Socket() = default;
  // Gathers the frame; everything gathered leaves in one call at the end of the loop's turn. Over
  // the bound the unsent frames are dropped and the socket is closed with 4000 "slow" (come back).
  // Without effect once closing.
  virtual void send(const wire::SharedFrame& frame) = 0;
  // Starts the closing handshake after what is queued. No message is delivered afterwards, only
  // on_closed, when the peer has answered or has taken too long. A second call has no effect.
  virtual void close(std::uint16_t code, std::string_view reason) = 0;
  // Bytes waiting in our own queue (not the kernel's).
  [[nodiscard]] virtual std::size_t queued_bytes() const = 0;
  [[nodiscard]] virtual const std::string& remote_address() const = 0;
};

// What the application does with one WebSocket; owned by the connection.
class SocketHandler {
 public:
  virtual ~SocketHandler() = default;
  virtual void on_text(std::string_view message) = 0;    // UTF-8, checked; valid during the call
  virtual void on_binary(std::string_view message) = 0;  // the contract has text only
  virtual void on_closed() = 0;                          // last call; then the Socket is gone
};

class Application {
 public:
  virtual ~Application() = default;
  using Respond = std::function<void(HttpResponse)>;
  // `respond` is called once, now or later, on the loop's thread; further calls have no effect. If
  // the connection has gone by then the response is dropped; if every copy of `respond` is
  // destroyed uncalled the client is told 500. The connection's next request waits for the answer.
  virtual void on_request(HttpRequest request, Respond respond) = 0;
  // Before the upgrade: null to accept, or the response that refuses it (Origin, load).
  virtual std::unique_ptr<HttpResponse> refuse_upgrade(const HttpRequest& request) = 0;
  // After the upgrade. May send and close already; must not return null.
  virtual std::unique_ptr<SocketHandler> on_socket(Socket& socket, const HttpRequest& request) = 0;
  // After each turn of the loop (one blocking wait and up to 256 further handlers), before what
  // was gathered is sent and the loop sleeps.
  virtual void on_turn_end() = 0;
  // For the log: something the application was called for threw `what`. Must not throw itself.
  virtual void on_failure(std::string_view what) noexcept = 0;
};

struct TransportOptions {
  std::string address = "127.0.0.1";  // a number, IPv4 or IPv6; no name
  std::uint16_t port = 8080;          // 0: any free one
  std::string websocket_path = "/ws";
  std::string subprotocol = "commonground.v1";
  bool subprotocol_required = true;
  std::size_t message_bytes_max = 64 * 1024;  // a larger one closes with 1009
  std::size_t queue_bytes_max = 1024 * 1024;  // per socket
  // Of all sockets together. Beyond it a socket with more than a sixteenth of its own bound queued
  // counts as too slow.
  std::size_t all_queues_bytes_max = 256 * 1024 * 1024;
  std::size_t http_body_bytes_max = 256 * 1024;
  std::size_t http_header_bytes_max = 16 * 1024;  // at least 4096
  // HTTP: for a request's headers (so also between requests), and beyond what a slow link needs
  // for a body. WebSocket: for each of the opening and closing handshakes.
  int handshake_timeout_ms = 10'000;
  int idle_timeout_ms = 60'000;  // WebSocket: ping at half of it, cut off when nothing comes
  // Of both kinds. Over it a new one is told 503 with Retry-After.
  std::size_t connections_max = 16'000;
  // Of both kinds, from one peer; likewise. Peers of which `is_unbounded` is true have no bound.
  std::size_t connections_per_peer_max = 8'000;
  std::function<bool(const std::string& address)> is_unbounded = [](const std::string&) {
    return true;
  };
};

class Transport {
 public:
  // Binds at once; throws std::runtime_error with one clear line when it cannot. `application`
  // outlives the transport.
  static std::unique_ptr<Transport> listen(const TransportOptions& options,
                                           Application& application);
  virtual ~Transport() = default;

  [[nodiscard]] virtual std::uint16_t port() const = 0;
  // Runs the loop on the calling thread until stop() has finished. Once only.
  virtual void run() = 0;
  // From any thread: runs `task` on the loop's thread. A task that the loop no longer reaches is
  // destroyed uncalled.
  virtual void post(std::function<void()> task) = 0;
  // Calls `task` on the loop's thread once, `delay_ms` from now. Loop's thread only (or before
  // run). Does not keep run() from ending.
  virtual void after(int delay_ms, std::function<void()> task) = 0;
  // Calls `task` on the loop's thread at the first SIGTERM or SIGINT; a second one ends the
  // process, as it does without a handler. Before run().
  virtual void on_signal(std::function<void()> task) = 0;
  // Loop's thread only: accepts no more, closes every WebSocket with `code` after its queue is
  // out, lets HTTP requests that have begun finish, and ends run() when all connections are gone
  // or `grace_ms` have passed. The first call counts.
  virtual void stop(std::uint16_t code, std::string_view reason, int grace_ms) = 0;
  // Loop's thread only: open connections of both kinds.
  [[nodiscard]] virtual std::size_t connection_count() const = 0;
  // Loop's thread only: bytes waiting in all outgoing queues, each shared frame once per socket.
  [[nodiscard]] virtual std::size_t queued_bytes() const = 0;
};

}  // namespace cg::net
