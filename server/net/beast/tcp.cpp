#include "net/beast/tcp.hpp"

#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <utility>

namespace cg::net {
namespace {

void drain_rest(TcpSocket& socket, std::size_t bytes_left, std::move_only_function<void()> done) {
  socket.async_wait(TcpSocket::wait_read,
                    [&socket, bytes_left, done = std::move(done)](error_code failed) mutable {
                      if (failed) return done();
                      std::array<char, 16 * 1024> discarded;
                      const ssize_t received = ::recv(socket.native_handle(), discarded.data(),
                                                      discarded.size(), MSG_DONTWAIT);
                      const bool again = received < 0 && (errno == EAGAIN || errno == EINTR);
                      const auto bytes = received > 0 ? static_cast<std::size_t>(received) : 0;
                      if (!again && (bytes == 0 || bytes > bytes_left)) return done();
                      drain_rest(socket, bytes_left - bytes, std::move(done));
                    });
}

}  // namespace

std::string remote_address_of(const TcpSocket& socket) {
  error_code failed;
  const auto address = socket.remote_endpoint(failed).address();
  if (failed) return {};
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {  // an IPv4 peer of a listener on "::"
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
  }
  return address.to_string();
}

void drain(TcpSocket& socket, std::move_only_function<void()> done) {
  error_code ignored;  // a peer that has gone is found by the read
  socket.shutdown(TcpSocket::shutdown_send, ignored);
  drain_rest(socket, drain_bytes_max, std::move(done));
}

}  // namespace cg::net
