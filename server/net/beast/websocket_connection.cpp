// One WebSocket: Beast reads and speaks the protocol (fragments, UTF-8, ping, close), the outbox
// sends. One read loop, which ends exactly once and takes the connection with it.
//
// Our own closing does not go through Beast's async_close: if the peer breaks the protocol while
// that is writing, it and the read wait for each other's lock for ever (Boost 1.81; the stress test
// shows it), and no timeout wakes them. So we queue the close frame ourselves and read on until the
// peer has answered or its time is up; Beast, answering the peer's close, writes into a sealed
// outbox and then shuts the connection down.
#include <algorithm>
#include <array>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <chrono>
#include <memory>
#include <memory_resource>
#include <string>
#include <string_view>
#include <utility>

#include "net/beast/http_request.hpp"
#include "net/beast/loop.hpp"
#include "net/beast/queued_socket.hpp"

namespace cg::net {
namespace {

namespace http = boost::beast::http;
namespace websocket = boost::beast::websocket;

// Without permessage-deflate: in Boost 1.81 one small frame that claims to inflate to a huge
// message ends the process, and a connection costs 100 KB.
using Stream = websocket::stream<QueuedSocket, false>;

// A phone's message fits; an idle connection holds no more than this of ours for reading.
constexpr std::size_t inline_message_bytes = 256;
constexpr std::size_t close_reason_bytes_max = 123;  // RFC 6455: a control frame carries 125

std::string close_frame(std::uint16_t code, std::string_view reason) {
  if (reason.size() > close_reason_bytes_max) {
    std::size_t end = close_reason_bytes_max;
    // Not in the middle of a UTF-8 character.
    while (end > 0 && (static_cast<unsigned char>(reason[end]) & 0xC0) == 0x80) --end;
    reason = reason.substr(0, end);
  }
  std::string bytes = {static_cast<char>(0x88), static_cast<char>(2 + reason.size()),
                       static_cast<char>(code >> 8), static_cast<char>(code & 0xFF)};
  return bytes.append(reason);
}

websocket::stream_base::timeout timeouts_of(const TransportOptions& options) {
  return {.handshake_timeout = std::chrono::milliseconds(options.handshake_timeout_ms),
          .idle_timeout = std::chrono::milliseconds(options.idle_timeout_ms),
          .keep_alive_pings = true};
}

class WebSocketConnection final : public Connection,
                                  public Socket,
                                  public std::enable_shared_from_this<WebSocketConnection> {
 public:
  WebSocketConnection(Loop& loop, TcpSocket socket, HttpRequest request)
      : outbox_(std::allocate_shared<Outbox>(
            std::pmr::polymorphic_allocator<Outbox>(&loop.outbox_memory), std::move(socket),
            loop.flush_list, loop.options.queue_bytes_max)),
        loop_(loop),
        remote_address_(request.remote_address),
        request_(std::make_unique<const HttpRequest>(std::move(request))),
        stream_(QueuedSocket(outbox_)) {}

  void start();

  // Connection
  void stop() override;
  void abort() override { outbox_->close(); }

  // Socket
  void send(const wire::SharedFrame& frame) override;
  void close(std::uint16_t code, std::string_view reason) override;
  [[nodiscard]] std::size_t queued_bytes() const override { return outbox_->queued_bytes(); }
  [[nodiscard]] const std::string& remote_address() const override { return remote_address_; }

 private:
  void on_accepted(error_code failed);
  void read();
  void on_read(error_code failed, std::size_t byte_count);
  void keep_part(std::size_t byte_count);
  void deliver(std::string_view message);
  void end();

  std::shared_ptr<Outbox> outbox_;  // first: all that a frame of a broadcast needs of us
  Loop& loop_;
  std::string remote_address_;
  std::unique_ptr<const HttpRequest> request_;  // until the handshake is done
  Stream stream_;
  std::unique_ptr<SocketHandler> handler_;
  // A message that arrives whole and fits is handed over from inline_. Otherwise its parts are
  // gathered in message_, of which the first received_ bytes are there.
  std::array<char, inline_message_bytes> inline_{};
  std::string message_;
  std::size_t received_ = 0;
  bool closing_ = false;
  std::unique_ptr<Timer> closing_deadline_;  // while closing_
};

void WebSocketConnection::start() {
  stream_.set_option(timeouts_of(loop_.options));
  stream_.read_message_max(loop_.options.message_bytes_max);
  if (offers_subprotocol(*request_, loop_.options.subprotocol)) {
    stream_.set_option(websocket::stream_base::decorator(
        [name = loop_.options.subprotocol](websocket::response_type& response) {
          response.set(http::field::sec_websocket_protocol, name);
        }));
  }
  http::request<http::empty_body> upgrade(http::verb::get, "/", 11);
  for (const char* field :
       {"host", "connection", "upgrade", "sec-websocket-key", "sec-websocket-version"}) {
    const std::string_view value = request_->header(field);
    upgrade.set(field, boost::beast::string_view(value.data(), value.size()));
  }
  stream_.async_accept(
      upgrade, [self = shared_from_this()](error_code failed) { self->on_accepted(failed); });
}

void WebSocketConnection::on_accepted(error_code failed) {
  if (failed) return end();
  const bool accepted =
      loop_.contain([this] { handler_ = loop_.application.on_socket(*this, *request_); });
  request_.reset();
  if (!accepted || !handler_) close(close_code::internal_error, "");
  if (loop_.stopping) stop();
  read();
}

void WebSocketConnection::read() {
  const asio::mutable_buffer space =
      message_.empty() ? asio::mutable_buffer(inline_.data(), inline_.size())
                       : asio::mutable_buffer(&message_[received_], message_.size() - received_);
  stream_.async_read_some(space, [self = shared_from_this()](error_code failed, std::size_t n) {
    self->on_read(failed, n);
  });
}

void WebSocketConnection::on_read(error_code failed, std::size_t byte_count) {
  if (failed) return end();
  const bool whole = stream_.is_message_done();
  if (message_.empty() && whole) {
    deliver({inline_.data(), byte_count});
  } else {
    keep_part(byte_count);
    if (whole) {
      deliver({message_.data(), received_});
      message_ = std::string();
      received_ = 0;
    }
  }
  read();
}

// Room doubles, so that a long message costs few reads and a claimed length costs nothing.
void WebSocketConnection::keep_part(std::size_t byte_count) {
  if (message_.empty()) {
    message_.assign(inline_.data(), byte_count);
    received_ = byte_count;
  } else {
    received_ += byte_count;
  }
  // Beast holds the message to the bound; one byte more lets an empty last fragment be read.
  const std::size_t room_max = loop_.options.message_bytes_max + 1;
  if (received_ > 0 && received_ == message_.size()) {
    message_.resize(std::max(received_ + 1, std::min(received_ * 4, room_max)));
  }
}

void WebSocketConnection::deliver(std::string_view message) {
  if (closing_) return;
  const bool handled = loop_.contain([this, message] {
    if (stream_.got_text()) {
      handler_->on_text(message);
    } else {
      handler_->on_binary(message);
    }
  });
  if (!handled) close(close_code::internal_error, "");
}

void WebSocketConnection::send(const wire::SharedFrame& frame) {
  if (outbox_->push(frame)) return;
  // The peer resumes from its last position, so what it has not been sent is only in the way.
  outbox_->drop_unsent_frames();
  close(close_code::slow, "slow");
}

void WebSocketConnection::close(std::uint16_t code, std::string_view reason) {
  if (std::exchange(closing_, true)) return;
  outbox_->push_close(close_frame(code, reason));
  closing_deadline_ = std::make_unique<Timer>(
      loop_.executor, std::chrono::milliseconds(loop_.options.handshake_timeout_ms));
  closing_deadline_->async_wait([outbox = outbox_](error_code cancelled) {
    if (!cancelled) outbox->close();
  });
}

void WebSocketConnection::stop() {
  if (request_) return;  // the handshake is under way: it looks for `stopping` when done
  close(loop_.stopping->code, loop_.stopping->reason);
}

void WebSocketConnection::end() {
  closing_ = true;
  closing_deadline_.reset();
  outbox_->close();
  if (handler_) {
    loop_.contain([this] { handler_->on_closed(); });
    handler_.reset();
  }
  loop_.remove(*this);
}

}  // namespace

void start_websocket(Loop& loop, TcpSocket socket, HttpRequest request) {
  const std::string peer = request.remote_address;
  auto connection =
      std::make_shared<WebSocketConnection>(loop, std::move(socket), std::move(request));
  loop.add(connection, peer);
  connection->start();
}

}  // namespace cg::net
