// The stream that Beast's WebSocket sits on: reads from the socket, writes into the outbox.
// Private to server/net/beast.
//
// It offers what Beast asks of a next layer and deliberately no next_layer(): Beast's timeouts
// would close the socket under the outbox.
#pragma once

#include <boost/asio/async_result.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/buffers_iterator.hpp>
#include <boost/beast/core/role.hpp>
#include <memory>
#include <string>
#include <utility>

#include "net/beast/outbox.hpp"

namespace cg::net {

class QueuedSocket {
 public:
  using executor_type = Executor;

  explicit QueuedSocket(std::shared_ptr<Outbox> outbox) : outbox_(std::move(outbox)) {}

  [[nodiscard]] executor_type get_executor() noexcept { return outbox_->socket().get_executor(); }
  [[nodiscard]] Outbox& outbox() { return *outbox_; }

  template <class Buffers, class Handler>
  auto async_read_some(const Buffers& buffers, Handler&& handler) {
    return outbox_->socket().async_read_some(buffers, std::forward<Handler>(handler));
  }

  // Takes all of the buffers at once, however many.
  template <class Buffers, class Handler>
  auto async_write_some(const Buffers& buffers, Handler&& handler) {
    return asio::async_initiate<Handler, void(error_code, std::size_t)>(
        [this](auto&& completion, const Buffers& all) {
          const std::size_t size = asio::buffer_size(all);
          std::string bytes(asio::buffers_begin(all), asio::buffers_end(all));
          if (!std::exchange(handshake_written_, true)) without_server_header(bytes);
          outbox_->write(std::move(bytes),
                         [completion = std::forward<decltype(completion)>(completion), size](
                             error_code failed, std::size_t) mutable {
                           std::move(completion)(failed, failed ? 0 : size);
                         });
        },
        handler, buffers);
  }

  // Found by Beast by argument-dependent lookup. Its own teardown would close with bytes unread,
  // and the peer would lose the close frame to a reset.
  template <class Handler>
  friend void async_teardown(boost::beast::role_type, QueuedSocket& stream, Handler&& handler) {
    drain(stream.outbox().socket(),
          [outbox = stream.outbox_, handler = std::forward<Handler>(handler)]() mutable {
            outbox->close();
            std::move(handler)(error_code{});
          });
  }
  friend void beast_close_socket(QueuedSocket& stream) { stream.outbox().close(); }

 private:
  // Beast names itself in the handshake and cannot be told not to.
  static void without_server_header(std::string& handshake) {
    const auto begin = handshake.find("\r\nServer:");
    if (begin == std::string::npos) return;
    handshake.erase(begin, handshake.find("\r\n", begin + 2) - begin);
  }

  std::shared_ptr<Outbox> outbox_;
  bool handshake_written_ = false;
};

}  // namespace cg::net
