#include "load/web_socket.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace cg::load {
namespace {

constexpr unsigned ended_without_close_frame = 1006;
constexpr std::string_view end_of_headers = "\r\n\r\n";

std::string upgrade_request(const Address& address) {
  std::string text = "GET " + address.path +
                     " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(address.port) +
                     "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13" +
                     "\r\nSec-WebSocket-Key: ";
  text.append(handshake_key);
  if (!address.subprotocol.empty()) text += "\r\nSec-WebSocket-Protocol: " + address.subprotocol;
  text.append(end_of_headers);
  return text;
}

// Each source address has its own 28,000 ports; a run of many connections needs several.
sockaddr_in next_source() {
  static std::uint32_t count = 0;
  sockaddr_in source{};
  source.sin_family = AF_INET;
  source.sin_addr.s_addr = htonl(INADDR_LOOPBACK + (count++ / 64) % 64);
  return source;
}

// sockaddr_in is passed as sockaddr by the socket interface's own design.
const sockaddr* generic(const sockaddr_in& address) {
  return reinterpret_cast<const sockaddr*>(&address);
}

int open_socket() {
  const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (descriptor < 0) throw std::system_error(errno, std::generic_category(), "socket");
  const int on = 1;
  ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  ::setsockopt(descriptor, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
  const sockaddr_in source = next_source();
  if (::bind(descriptor, generic(source), sizeof source) != 0) {
    throw std::system_error(errno, std::generic_category(), "bind");
  }
  return descriptor;
}

}  // namespace

void WebSocket::connect(const Address& address) {
  request_ = upgrade_request(address);
  descriptor_ = open_socket();
  bytes_received_ = 0;
  sockaddr_in server{};
  server.sin_family = AF_INET;
  server.sin_port = htons(address.port);
  server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int connecting = ::connect(descriptor_, generic(server), sizeof server);
  const int error = connecting == 0 ? 0 : errno;
  state_ = State::connecting;
  loop_.watch(descriptor_, EPOLLIN | EPOLLOUT, *this);
  if (error != 0 && error != EINPROGRESS) end(ended_without_close_frame, "could not connect");
}

void WebSocket::send(std::string_view text) {
  std::string frame;
  frame.reserve(text.size() + 16);
  mask_ = mask_ * 1664525U + 1013904223U;
  append_client_frame(frame, opcode::text, text, mask_);
  write(frame);
}

void WebSocket::cut() {
  if (descriptor_ < 0) return;
  loop_.forget(descriptor_);
  ::close(std::exchange(descriptor_, -1));
  state_ = State::idle;
  std::string().swap(in_);
  std::string().swap(out_);
}

void WebSocket::end(unsigned code, std::string_view why) {
  const std::string reason(why);  // it may lie in what cut() frees
  cut();
  listener_.on_end(code, reason);
}

void WebSocket::on_ready(std::uint32_t epoll_events) {
  if (state_ == State::connecting) return connected();
  if ((epoll_events & EPOLLOUT) != 0) write_waiting();
  if (descriptor_ >= 0 && (epoll_events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0) receive();
}

void WebSocket::connected() {
  int error = 0;
  socklen_t size = sizeof error;
  ::getsockopt(descriptor_, SOL_SOCKET, SO_ERROR, &error, &size);
  if (error != 0) return end(ended_without_close_frame, "could not connect");
  state_ = State::upgrading;
  loop_.change(descriptor_, EPOLLIN);
  write(std::exchange(request_, {}));
}

void WebSocket::write(std::string_view bytes) {
  if (descriptor_ < 0) return;
  if (out_.empty()) {
    const ssize_t sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent >= 0) bytes.remove_prefix(static_cast<std::size_t>(sent));
    // What else fails is told by the next read.
    if (bytes.empty() || (sent < 0 && errno != EAGAIN)) return;
    loop_.change(descriptor_, EPOLLIN | EPOLLOUT);
  }
  out_.append(bytes);
}

void WebSocket::write_waiting() {
  const ssize_t sent = ::send(descriptor_, out_.data(), out_.size(), MSG_NOSIGNAL);
  if (sent > 0) out_.erase(0, static_cast<std::size_t>(sent));
  if (out_.empty()) loop_.change(descriptor_, EPOLLIN);
}

void WebSocket::receive() {
  const auto scratch = loop_.scratch();
  const ssize_t count = ::recv(descriptor_, scratch.data(), scratch.size(), 0);
  if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (count <= 0) return end(ended_without_close_frame, "the connection ended");
  bytes_received_ += static_cast<std::uint64_t>(count);
  std::string_view bytes(scratch.data(), static_cast<std::size_t>(count));
  std::string joined;
  if (!in_.empty()) {
    joined = std::exchange(in_, {});
    joined.append(bytes);
    bytes = joined;
  }
  if (state_ == State::upgrading) take_answer(bytes);
  if (state_ == State::open) take_frames(bytes);
  if (descriptor_ >= 0) in_.assign(bytes);
}

void WebSocket::take_answer(std::string_view& bytes) {
  const auto headers_end = bytes.find(end_of_headers);
  if (headers_end == std::string_view::npos) return;
  const std::string_view answer = bytes.substr(0, headers_end);
  const std::string status(answer.substr(answer.find(' ') + 1, 3));
  if (status != "101") {
    return end(static_cast<unsigned>(std::atoi(status.c_str())), "the upgrade was refused");
  }
  if (answer.find(handshake_accept) == std::string_view::npos) {
    return end(ended_without_close_frame, "the handshake has the wrong answer");
  }
  bytes.remove_prefix(headers_end + end_of_headers.size());
  state_ = State::open;
  listener_.on_open();
}

void WebSocket::take_frames(std::string_view& bytes) {
  ServerFrame frame;
  while (state_ == State::open) {
    switch (take_server_frame(bytes, frame)) {
      case Taken::incomplete:
        return;
      case Taken::malformed:
        return end(ended_without_close_frame, "a malformed frame");
      case Taken::frame:
        handle(frame);
    }
  }
}

void WebSocket::handle(const ServerFrame& frame) {
  if (frame.code == opcode::text) return listener_.on_text(frame.payload);
  if (frame.code == opcode::ping) {
    std::string pong;
    append_client_frame(pong, opcode::pong, frame.payload, mask_);
    return write(pong);
  }
  if (frame.code != opcode::close) return;
  unsigned code = ended_without_close_frame;
  std::string_view why;
  if (frame.payload.size() >= 2) {
    code = (static_cast<unsigned>(static_cast<unsigned char>(frame.payload[0])) << 8) |
           static_cast<unsigned char>(frame.payload[1]);
    why = frame.payload.substr(2);
  }
  std::string reply;
  append_client_frame(reply, opcode::close, frame.payload.substr(0, 2), mask_);
  write(reply);
  end(code, why);
}

}  // namespace cg::load
