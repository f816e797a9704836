// A client on a plain POSIX socket, for tests that must say exactly what goes over the wire, also
// what no proper client would. Shares no code with the server.
//
// Blocking, with a time limit on every read; one thread per object. What cannot be had in time is
// an empty string or std::nullopt, and a failing call of the system throws std::system_error.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace cg::test {

using Milliseconds = std::chrono::milliseconds;
inline constexpr Milliseconds patience{5000};

// One TCP connection to 127.0.0.1.
class RawConnection {
 public:
  // A small `receive_buffer_bytes` makes a client that is soon too slow; 0 leaves the default.
  explicit RawConnection(std::uint16_t port, int receive_buffer_bytes = 0);
  RawConnection(RawConnection&& other) noexcept;
  RawConnection& operator=(RawConnection&& other) noexcept;
  ~RawConnection();

  // False if the peer has gone.
  bool send(std::string_view bytes);
  void shutdown_send();
  void hang_up();

  // Reads more into buffer(). False at the end of the stream or after `limit`.
  bool read_more(Milliseconds limit = patience);
  // What was read and not yet taken.
  [[nodiscard]] std::string& buffer() { return buffer_; }
  // True if the peer ends the connection within `limit`; what it still sends stays in buffer().
  bool wait_for_end(Milliseconds limit = patience);
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  int descriptor_ = -1;
  std::string buffer_;
};

struct RawAnswer {
  int status = 0;
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;
};

// The next HTTP answer on the connection; `to_head`: one without a body, whatever its length says.
std::optional<RawAnswer> read_answer(RawConnection& connection, bool to_head = false,
                                     Milliseconds limit = patience);

namespace opcode {
inline constexpr unsigned continuation = 0x0;
inline constexpr unsigned text = 0x1;
inline constexpr unsigned binary = 0x2;
inline constexpr unsigned close = 0x8;
inline constexpr unsigned ping = 0x9;
inline constexpr unsigned pong = 0xA;
}  // namespace opcode

struct RawFrame {
  unsigned opcode = 0;
  std::string payload;
  bool final = true;
  unsigned reserved_bits = 0;  // 0..7
  bool masked = false;

  // Of a close frame: the code, or 1005 if it has none, and the reason.
  [[nodiscard]] int close_code() const;
  [[nodiscard]] std::string close_reason() const;
};

// The bytes of `frame` as a client sends them: masked if it says so.
std::string encode(const RawFrame& frame);
// Takes one whole frame from the front of `bytes`, if there is one.
std::optional<RawFrame> take_frame(std::string& bytes);

struct UpgradeRequest {
  std::string path = "/ws";
  std::string subprotocol = "commonground.v1";  // empty: none is offered
  std::string more_headers;                     // lines that end with CRLF
};
// The bytes that ask for an upgrade, always with the key of RFC 6455's example.
std::string encode(const UpgradeRequest& request);
inline constexpr std::string_view expected_accept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

// A WebSocket after its handshake.
class RawWebSocket {
 public:
  // Throws std::runtime_error if the upgrade is refused.
  explicit RawWebSocket(std::uint16_t port, const UpgradeRequest& request = {},
                        int receive_buffer_bytes = 0);

  void send_text(std::string_view message);
  void send(const RawFrame& frame);  // masked, whatever it says
  void send_bytes(std::string_view bytes) { connection_.send(bytes); }
  // The next frame of any kind.
  std::optional<RawFrame> read_frame(Milliseconds limit = patience);
  // Skips other frames; none if the connection ends without one.
  std::optional<RawFrame> read_close(Milliseconds limit = patience);
  // The payload of the next frame, which must be a whole text message.
  std::string read_text(Milliseconds limit = patience);

  [[nodiscard]] RawConnection& connection() { return connection_; }

 private:
  RawConnection connection_;
};

}  // namespace cg::test
