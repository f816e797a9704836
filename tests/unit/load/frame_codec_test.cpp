// The load client's side of RFC 6455.
#include "load/frame_codec.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cg::load {
namespace {

constexpr std::uint32_t mask = 0x37FA213D;

TEST(FrameCodec, MasksAsTheExampleOfRfc6455) {
  std::string out;
  append_client_frame(out, opcode::text, "Hello", mask);
  EXPECT_EQ(out, "\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58");
}

TEST(FrameCodec, WritesEachFormOfTheLength) {
  for (const std::size_t size : {125U, 126U, 65'535U, 65'536U}) {
    std::string out;
    append_client_frame(out, opcode::text, std::string(size, 'x'), mask);
    const std::size_t length_bytes = size <= 125 ? 0 : size <= 65'535 ? 2 : 8;
    EXPECT_EQ(out.size(), 2 + length_bytes + 4 + size);
  }
}

std::string server_frame(std::string payload) {
  std::string bytes = "\x81";
  if (payload.size() <= 125) {
    bytes.push_back(static_cast<char>(payload.size()));
  } else {
    bytes.push_back(126);
    bytes.push_back(static_cast<char>(payload.size() >> 8));
    bytes.push_back(static_cast<char>(payload.size() & 0xFF));
  }
  return bytes + payload;
}

TEST(FrameCodec, TakesFramesOneByOneAndLeavesHalfOfOne) {
  const std::string all = server_frame("one") + server_frame(std::string(300, 'x')) + "\x81\x05ha";
  std::string_view rest = all;
  ServerFrame frame;
  ASSERT_EQ(take_server_frame(rest, frame), Taken::frame);
  EXPECT_EQ(frame.payload, "one");
  ASSERT_EQ(take_server_frame(rest, frame), Taken::frame);
  EXPECT_EQ(frame.payload.size(), 300U);
  EXPECT_EQ(take_server_frame(rest, frame), Taken::incomplete);
  EXPECT_EQ(rest.size(), 4U);
}

TEST(FrameCodec, EveryCutOfAFrameIsIncomplete) {
  const std::string whole = server_frame(std::string(300, 'x'));
  for (std::size_t size = 0; size < whole.size(); ++size) {
    std::string_view part = std::string_view(whole).substr(0, size);
    ServerFrame frame;
    EXPECT_EQ(take_server_frame(part, frame), Taken::incomplete) << size;
  }
}

TEST(FrameCodec, RefusesWhatTheServerMayNotSend) {
  for (const std::string& wrong : {std::string("\x01\x01x"),      // fragmented
                                   std::string("\xC1\x01x"),      // a reserved bit
                                   std::string("\x81\x81xxxxx"),  // masked
                                   std::string("\x83\x01x")}) {   // no such opcode
    std::string_view bytes = wrong;
    ServerFrame frame;
    EXPECT_EQ(take_server_frame(bytes, frame), Taken::malformed);
  }
}

}  // namespace
}  // namespace cg::load
