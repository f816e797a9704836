#include "support/raw_websocket.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace cg::test {
namespace {

using Clock = std::chrono::steady_clock;

void check(int result, const char* call) {
  if (result < 0) throw std::system_error(errno, std::generic_category(), call);
}

std::string big_endian(std::uint64_t value, int byte_count) {
  std::string bytes;
  for (int shift = (byte_count - 1) * 8; shift >= 0; shift -= 8) {
    bytes.push_back(static_cast<char>((value >> shift) & 0xFF));
  }
  return bytes;
}

std::uint64_t from_big_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
  return value;
}

void apply_mask(std::string& payload, std::string_view key) {
  for (std::size_t i = 0; i < payload.size(); ++i) {
    payload[i] = static_cast<char>(payload[i] ^ key[i % 4]);
  }
}

Milliseconds until(Clock::time_point deadline) {
  const auto left = std::chrono::duration_cast<Milliseconds>(deadline - Clock::now());
  return std::max(left, Milliseconds(0));
}

RawAnswer parse_head(std::string_view head) {
  RawAnswer answer;
  answer.status = std::stoi(std::string(head.substr(9, 3)));
  std::size_t line = head.find("\r\n") + 2;
  while (line < head.size()) {
    const std::size_t end = head.find("\r\n", line);
    const std::size_t colon = head.find(": ", line);
    std::string name(head.substr(line, colon - line));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    answer.headers[name] = head.substr(colon + 2, end - colon - 2);
    line = end + 2;
  }
  return answer;
}

}  // namespace

RawConnection::RawConnection(std::uint16_t port, int receive_buffer_bytes) {
  descriptor_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  check(descriptor_, "socket");
  if (receive_buffer_bytes > 0) {
    check(::setsockopt(descriptor_, SOL_SOCKET, SO_RCVBUF, &receive_buffer_bytes,
                       sizeof receive_buffer_bytes),
          "setsockopt");
  }
  const int on = 1;
  check(::setsockopt(descriptor_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on), "setsockopt");
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  check(::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address),
        "connect");
}

RawConnection::RawConnection(RawConnection&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), buffer_(std::move(other.buffer_)) {}

RawConnection& RawConnection::operator=(RawConnection&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(buffer_, other.buffer_);
  return *this;
}

RawConnection::~RawConnection() {
  hang_up();
}

bool RawConnection::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void RawConnection::shutdown_send() {
  ::shutdown(descriptor_, SHUT_WR);
}

void RawConnection::hang_up() {
  if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
}

bool RawConnection::read_more(Milliseconds limit) {
  pollfd waiting{.fd = descriptor_, .events = POLLIN, .revents = 0};
  if (::poll(&waiting, 1, static_cast<int>(limit.count())) <= 0) return false;
  std::array<char, 64 * 1024> bytes;
  const ssize_t received = ::recv(descriptor_, bytes.data(), bytes.size(), 0);
  if (received <= 0) return false;
  buffer_.append(bytes.data(), static_cast<std::size_t>(received));
  return true;
}

bool RawConnection::wait_for_end(Milliseconds limit) {
  const auto deadline = Clock::now() + limit;
  while (read_more(until(deadline))) {
  }
  return Clock::now() < deadline;
}

std::optional<RawAnswer> read_answer(RawConnection& connection, bool to_head, Milliseconds limit) {
  std::string& buffer = connection.buffer();
  std::size_t head_end = 0;
  while ((head_end = buffer.find("\r\n\r\n")) == std::string::npos) {
    if (!connection.read_more(limit)) return std::nullopt;
  }
  RawAnswer answer = parse_head(std::string_view(buffer).substr(0, head_end + 2));
  buffer.erase(0, head_end + 4);
  const auto length = answer.headers.find("content-length");
  if (to_head || length == answer.headers.end()) return answer;
  const std::size_t body_bytes = std::stoul(length->second);
  while (buffer.size() < body_bytes) {
    if (!connection.read_more(limit)) return std::nullopt;
  }
  answer.body = buffer.substr(0, body_bytes);
  buffer.erase(0, body_bytes);
  return answer;
}

int RawFrame::close_code() const {
  if (payload.size() < 2) return 1005;
  return static_cast<int>(from_big_endian(std::string_view(payload).substr(0, 2)));
}

std::string RawFrame::close_reason() const {
  return payload.size() < 2 ? std::string() : payload.substr(2);
}

std::string encode(const RawFrame& frame) {
  const unsigned first = (frame.final ? 0x80U : 0U) | frame.reserved_bits << 4 | frame.opcode;
  const unsigned mask_bit = frame.masked ? 0x80U : 0U;
  const std::size_t size = frame.payload.size();
  std::string bytes(1, static_cast<char>(first));
  if (size <= 125) {
    bytes += static_cast<char>(mask_bit | static_cast<unsigned>(size));
  } else if (size <= 0xFFFF) {
    bytes += static_cast<char>(mask_bit | 126U);
    bytes += big_endian(size, 2);
  } else {
    bytes += static_cast<char>(mask_bit | 127U);
    bytes += big_endian(size, 8);
  }
  std::string payload = frame.payload;
  if (frame.masked) {
    static constexpr std::string_view key = "\x37\xfa\x21\x3d";
    bytes += key;
    apply_mask(payload, key);
  }
  return bytes + payload;
}

std::optional<RawFrame> take_frame(std::string& bytes) {
  if (bytes.size() < 2) return std::nullopt;
  const auto first = static_cast<unsigned char>(bytes[0]);
  const auto second = static_cast<unsigned char>(bytes[1]);
  const std::size_t marker = second & 0x7FU;
  const std::size_t length_bytes = marker == 127 ? 8 : marker == 126 ? 2 : 0;
  const std::size_t key_bytes = (second & 0x80U) != 0 ? 4 : 0;
  const std::size_t header_bytes = 2 + length_bytes + key_bytes;
  if (bytes.size() < header_bytes) return std::nullopt;
  const std::size_t size =
      length_bytes == 0 ? marker : from_big_endian(std::string_view(bytes).substr(2, length_bytes));
  if (bytes.size() - header_bytes < size) return std::nullopt;
  RawFrame frame{.opcode = first & 0x0FU,
                 .payload = bytes.substr(header_bytes, size),
                 .final = (first & 0x80U) != 0,
                 .reserved_bits = (first >> 4) & 0x7U,
                 .masked = key_bytes != 0};
  if (frame.masked) apply_mask(frame.payload, bytes.substr(header_bytes - 4, 4));
  bytes.erase(0, header_bytes + size);
  return frame;
}

std::string encode(const UpgradeRequest& request) {
  std::string bytes = "GET " + request.path +
                      " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
                      "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
  if (!request.subprotocol.empty()) {
    bytes += "Sec-WebSocket-Protocol: " + request.subprotocol + "\r\n";
  }
  return bytes + request.more_headers + "\r\n";
}

RawWebSocket::RawWebSocket(std::uint16_t port, const UpgradeRequest& request,
                           int receive_buffer_bytes)
    : connection_(port, receive_buffer_bytes) {
  connection_.send(encode(request));
  const auto answer = read_answer(connection_);
  if (!answer) throw std::runtime_error("no answer to the upgrade");
  if (answer->status != 101 || answer->headers.at("sec-websocket-accept") != expected_accept) {
    throw std::runtime_error("upgrade refused with " + std::to_string(answer->status));
  }
}

void RawWebSocket::send_text(std::string_view message) {
  send({.opcode = opcode::text, .payload = std::string(message)});
}

void RawWebSocket::send(const RawFrame& frame) {
  RawFrame masked = frame;
  masked.masked = true;
  connection_.send(encode(masked));
}

std::optional<RawFrame> RawWebSocket::read_frame(Milliseconds limit) {
  const auto deadline = Clock::now() + limit;
  while (true) {
    if (auto frame = take_frame(connection_.buffer())) return frame;
    if (!connection_.read_more(until(deadline))) return std::nullopt;
  }
}

std::optional<RawFrame> RawWebSocket::read_close(Milliseconds limit) {
  const auto deadline = Clock::now() + limit;
  while (auto frame = read_frame(until(deadline))) {
    if (frame->opcode == opcode::close) return frame;
  }
  return std::nullopt;
}

std::string RawWebSocket::read_text(Milliseconds limit) {
  const auto frame = read_frame(limit);
  if (!frame || frame->opcode != opcode::text || !frame->final) return {};
  return frame->payload;
}

}  // namespace cg::test
