#include "wire/frame.hpp"

#include <cstdint>

namespace cg::wire {
namespace {

// RFC 6455 section 5.2: FIN and opcode; the length in 7 bits, or in 16 or 64 after a marker.
constexpr unsigned final_bit = 0x80;
constexpr std::size_t length_in_one_byte_max = 125;
constexpr std::size_t length_in_two_bytes_max = 0xFFFF;
constexpr char marker_two_bytes = 126;
constexpr char marker_eight_bytes = 127;

void append_big_endian(std::string& bytes, std::uint64_t value, int byte_count) {
  for (int shift = (byte_count - 1) * 8; shift >= 0; shift -= 8) {
    bytes.push_back(static_cast<char>((value >> shift) & 0xFF));
  }
}

}  // namespace

Frame::Frame(std::string_view payload, FrameKind kind) {
  bytes_.reserve(payload.size() + 10);
  bytes_.push_back(static_cast<char>(final_bit | static_cast<unsigned>(kind)));
  if (payload.size() <= length_in_one_byte_max) {
    bytes_.push_back(static_cast<char>(payload.size()));
  } else if (payload.size() <= length_in_two_bytes_max) {
    bytes_.push_back(marker_two_bytes);
    append_big_endian(bytes_, payload.size(), 2);
  } else {
    bytes_.push_back(marker_eight_bytes);
    append_big_endian(bytes_, payload.size(), 8);
  }
  header_bytes_ = bytes_.size();
  bytes_.append(payload);
}

}  // namespace cg::wire
