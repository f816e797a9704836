// WebSocket frames as a client writes and reads them (RFC 6455). Pure functions on bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace cg::load {

namespace opcode {
inline constexpr unsigned text = 0x1;
inline constexpr unsigned close = 0x8;
inline constexpr unsigned ping = 0x9;
inline constexpr unsigned pong = 0xA;
}  // namespace opcode

// Appends a whole frame, masked with `mask` as a client's must be.
void append_client_frame(std::string& out, unsigned code, std::string_view payload,
                         std::uint32_t mask);

enum class Taken : std::uint8_t { frame, incomplete, malformed };

struct ServerFrame {
  unsigned code = 0;
  std::string_view payload;  // into the bytes it was taken from
};

// Takes one whole frame from the front of `bytes`. Malformed: masked, fragmented (rule FR1 of the
// protocol has no fragments from the server), a reserved bit or an opcode that is none.
[[nodiscard]] Taken take_server_frame(std::string_view& bytes, ServerFrame& frame);

// The key and the answer to it of RFC 6455's example: the client always asks with this one.
inline constexpr std::string_view handshake_key = "dGhlIHNhbXBsZSBub25jZQ==";
inline constexpr std::string_view handshake_accept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

}  // namespace cg::load
