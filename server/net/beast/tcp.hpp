// The Asio types that the transport's files share. Private to server/net/beast.
#pragma once

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/system/error_code.hpp>
#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

namespace cg::net {

namespace asio = boost::asio;
using boost::system::error_code;

// The concrete executor, not any_io_executor: smaller handlers and no virtual call for each.
using Executor = asio::io_context::executor_type;
using TcpSocket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Executor>;

// Of the peer, without the port; an IPv4 peer of a listener on "::" as IPv4. Empty if it has gone.
[[nodiscard]] std::string remote_address_of(const TcpSocket& socket);

// What a peer may still send after we said our last word, before we close on it regardless.
inline constexpr std::size_t drain_bytes_max = 1024 * 1024;

// Ends our direction, then reads and discards until the peer ends its own, an error, or the bound;
// then calls `done`, never from within. Closing at once instead would, with bytes unread, reset
// the connection and take our last answer from the peer. Time is for the caller to bound, by
// closing the socket, which must live until `done` is called.
void drain(TcpSocket& socket, std::move_only_function<void()> done);

}  // namespace cg::net
