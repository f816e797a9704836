#include "load/frame_codec.hpp"

#include <array>

namespace cg::load {
namespace {

constexpr unsigned final_bit = 0x80;
constexpr unsigned reserved_bits = 0x70;
constexpr unsigned mask_bit = 0x80;
constexpr std::size_t length_in_one_byte_max = 125;
constexpr std::size_t length_in_two_bytes_max = 0xFFFF;
constexpr unsigned marker_two_bytes = 126;
constexpr unsigned marker_eight_bytes = 127;

void append_byte(std::string& out, unsigned value) {
  out.push_back(static_cast<char>(value & 0xFF));
}

void append_big_endian(std::string& out, std::uint64_t value, int byte_count) {
  for (int shift = (byte_count - 1) * 8; shift >= 0; shift -= 8) {
    append_byte(out, static_cast<unsigned>((value >> shift) & 0xFF));
  }
}

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

bool is_known(unsigned code) {
  return code == opcode::text || code == opcode::close || code == opcode::ping ||
         code == opcode::pong;
}

}  // namespace

void append_client_frame(std::string& out, unsigned code, std::string_view payload,
                         std::uint32_t mask) {
  append_byte(out, final_bit | code);
  if (payload.size() <= length_in_one_byte_max) {
    append_byte(out, mask_bit | static_cast<unsigned>(payload.size()));
  } else if (payload.size() <= length_in_two_bytes_max) {
    append_byte(out, mask_bit | marker_two_bytes);
    append_big_endian(out, payload.size(), 2);
  } else {
    append_byte(out, mask_bit | marker_eight_bytes);
    append_big_endian(out, payload.size(), 8);
  }
  append_big_endian(out, mask, 4);
  const std::size_t start = out.size();
  out.append(payload);
  for (std::size_t i = 0; i < payload.size(); ++i) {
    const unsigned key = (mask >> (24 - 8 * (i % 4))) & 0xFF;
    out[start + i] = static_cast<char>(byte_at(payload, i) ^ key);
  }
}

Taken take_server_frame(std::string_view& bytes, ServerFrame& frame) {
  if (bytes.size() < 2) return Taken::incomplete;
  const unsigned first = byte_at(bytes, 0);
  const unsigned second = byte_at(bytes, 1);
  const unsigned code = first & 0x0F;
  if ((first & final_bit) == 0 || (first & reserved_bits) != 0 || (second & mask_bit) != 0 ||
      !is_known(code)) {
    return Taken::malformed;
  }
  std::uint64_t length = second;
  std::size_t header_bytes = 2;
  if (second == marker_two_bytes) header_bytes += 2;
  if (second == marker_eight_bytes) header_bytes += 8;
  if (header_bytes > 2) {
    if (bytes.size() < header_bytes) return Taken::incomplete;
    length = 0;
    for (std::size_t i = 2; i < header_bytes; ++i) length = (length << 8) | byte_at(bytes, i);
  }
  if (bytes.size() - header_bytes < length) return Taken::incomplete;
  frame = {code, bytes.substr(header_bytes, length)};
  bytes.remove_prefix(header_bytes + length);
  return Taken::frame;
}

}  // namespace cg::load
