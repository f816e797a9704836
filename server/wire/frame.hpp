// A WebSocket data frame built once and sent to any number of sockets.
//
// Immutable after it is made, so the same bytes may be queued on many connections and read from
// several threads. Data messages from the server are never fragmented (protocol rule FR1).
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace cg::wire {

// The opcodes of RFC 6455 for data. The contract has text only; binary serves the transport's
// tests.
enum class FrameKind : unsigned char { text = 0x1, binary = 0x2 };

class Frame {
 public:
  // `payload` is one JSON-RPC message in UTF-8 (or any bytes, if binary).
  explicit Frame(std::string_view payload, FrameKind kind = FrameKind::text);

  // Header and payload as they go on the wire (server frames are not masked).
  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  // The message alone; valid as long as the frame.
  [[nodiscard]] std::string_view payload() const {
    return std::string_view(bytes_).substr(header_bytes_);
  }

 private:
  std::string bytes_;
  std::size_t header_bytes_ = 0;
};

using SharedFrame = std::shared_ptr<const Frame>;

[[nodiscard]] inline SharedFrame make_frame(std::string_view payload,
                                            FrameKind kind = FrameKind::text) {
  return std::make_shared<const Frame>(payload, kind);
}

}  // namespace cg::wire
