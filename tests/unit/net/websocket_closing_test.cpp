// How a WebSocket ends: politely, slowly, silently or by a fault of ours.
#include <gtest/gtest.h>

#include <string>

#include "unit/net/test_server.hpp"

namespace cg::test {
namespace {

constexpr int small_receive_buffer = 4096;

TEST(Closing, ThePeersCloseIsAnsweredWithItsCode) {
  TestServer server;
  RawWebSocket client(server.port());
  client.send({.opcode = opcode::close,
               .payload = "\x0F\xA0"
                          "bye"});
  const auto close = client.read_close();
  ASSERT_TRUE(close);
  EXPECT_EQ(close->close_code(), 4000);
  EXPECT_TRUE(client.connection().wait_for_end());
  client.connection().hang_up();
  EXPECT_TRUE(server.eventually_alone());
  EXPECT_EQ(server.ask([&] { return server.closed_; }), 1);
}

TEST(Closing, OursCarriesCodeAndReasonAndNothingFollowsIt) {  // OB3
  TestServer server;
  RawWebSocket client(server.port());
  client.send_text("send-after-close 4501 removed");
  const auto close = client.read_frame();
  ASSERT_TRUE(close);
  EXPECT_EQ(close->opcode, opcode::close);
  EXPECT_EQ(close->close_code(), 4501);
  EXPECT_EQ(close->close_reason(), "removed");
  client.send({.opcode = opcode::ping, .payload = "anyone?"});
  client.send_text("too late");
  client.send({.opcode = opcode::close, .payload = close->payload});
  EXPECT_TRUE(client.connection().wait_for_end());
  EXPECT_TRUE(client.connection().buffer().empty());
  client.connection().hang_up();
  EXPECT_TRUE(server.eventually([&] { return server.closed_ == 1; }));
}

TEST(Closing, AReasonThatIsTooLongIsCutBetweenCharacters) {
  TestServer server;
  RawWebSocket client(server.port());
  std::string reason(122, 'r');
  reason += "\xC3\xA9";  // its second byte would be the 124th
  client.send_text("close 4002 " + reason);
  const auto close = client.read_close();
  ASSERT_TRUE(close);
  EXPECT_EQ(close->close_reason(), std::string(122, 'r'));
}

TEST(Closing, ACloseArrivesAfterWhatWasQueuedBeforeIt) {  // OB1, OB2
  TestServer server({.queue_bytes_max = 64'000'000});
  RawWebSocket client(server.port(), {}, small_receive_buffer);
  const int count = 2000;
  const std::size_t size = 10'000;
  client.send_text("flood 2000 10000 4001");
  ASSERT_TRUE(server.eventually([&] {
    return !server.sockets_.empty() && server.sockets_[0]->queued_bytes() > 1'000'000;
  })) << "more than the kernel takes is queued";
  for (int i = 0; i < count; ++i) {
    const std::string text = client.read_text();
    ASSERT_EQ(text.size(), size) << i;
    ASSERT_TRUE(text.starts_with(std::to_string(i) + ' '));
  }
  const auto close = client.read_frame();
  ASSERT_TRUE(close);
  EXPECT_EQ(close->opcode, opcode::close);
  EXPECT_EQ(close->close_code(), 4001);
}

TEST(Closing, APongTakesItsTurnBetweenQueuedFrames) {  // OB1
  TestServer server({.queue_bytes_max = 64'000'000});
  RawWebSocket client(server.port(), {}, small_receive_buffer);
  client.send_text("flood 1000 10000");
  client.send({.opcode = opcode::ping, .payload = "turn"});
  int texts = 0;
  int pongs = 0;
  while (texts < 1000 || pongs < 1) {
    const auto frame = client.read_frame();
    ASSERT_TRUE(frame);
    if (frame->opcode == opcode::pong) {
      ++pongs;
      EXPECT_EQ(frame->payload, "turn");
    } else {
      ASSERT_EQ(frame->payload.size(), 10'000U);
      ++texts;
    }
  }
  EXPECT_EQ(pongs, 1);
}

// Beast's own closing would wait for ever here, it and the read for each other.
TEST(Closing, APeerThatBreaksTheProtocolMeanwhileCannotHoldItUp) {
  TestServer server({.queue_bytes_max = 64'000'000});
  RawWebSocket client(server.port(), {}, small_receive_buffer);
  client.send_text("flood 2000 10000 4001");
  client.send_bytes(encode(RawFrame{.opcode = opcode::text, .payload = "unmasked"}));
  for (int i = 0; i < 2000; ++i) ASSERT_EQ(client.read_text().size(), 10'000U) << i;
  const auto close = client.read_frame();
  ASSERT_TRUE(close);
  EXPECT_EQ(close->close_code(), 4001) << "the first close frame counts";
  EXPECT_TRUE(client.connection().wait_for_end());
  EXPECT_TRUE(client.connection().buffer().empty());
  client.connection().hang_up();
  EXPECT_TRUE(server.eventually_alone());
  EXPECT_EQ(server.ask([&] { return server.closed_; }), 1);
}

TEST(Closing, APeerThatKeepsTalkingIsCutOff) {
  TestServer server({.handshake_timeout_ms = 200});
  RawWebSocket client(server.port());
  client.send_text("close 4001");
  ASSERT_TRUE(client.read_close());
  const auto begun = std::chrono::steady_clock::now();
  while (!client.connection().wait_for_end(Milliseconds(20))) {
    client.send_text("and another thing");
    ASSERT_LT(std::chrono::steady_clock::now() - begun, Milliseconds(2000));
  }
}

TEST(SlowReader, IsCutOffAtItsBoundWhileOthersAreUnaffected) {
  TestServer server({.queue_bytes_max = 500'000, .handshake_timeout_ms = 2000});
  RawWebSocket slow(server.port(), {}, small_receive_buffer);
  RawWebSocket quick(server.port());
  ASSERT_TRUE(server.eventually([&] { return server.sockets_.size() == 2; }));
  const std::string message(20'000, 'm');
  const int rounds = 500;
  for (int i = 0; i < rounds; ++i) {
    server.broadcast(message);
    ASSERT_EQ(quick.read_text(), message) << i;
  }
  EXPECT_LT(server.ask([&] {
    std::size_t most = 0;
    for (const auto* socket : server.sockets_) most = std::max(most, socket->queued_bytes());
    return most;
  }),
            500'000U);
  int whole = 0;
  std::optional<RawFrame> frame;
  while ((frame = slow.read_frame()) && frame->opcode == opcode::text) {
    ASSERT_EQ(frame->payload, message);
    ++whole;
  }
  ASSERT_TRUE(frame) << "the close frame is not lost";
  EXPECT_EQ(frame->close_code(), 4000);
  EXPECT_EQ(frame->close_reason(), "slow");
  EXPECT_LT(whole, rounds);
  EXPECT_TRUE(slow.connection().wait_for_end());
}

TEST(SlowReader, ThatNeverReadsAgainLosesItsConnectionAndMemory) {
  TestServer server({.queue_bytes_max = 100'000, .handshake_timeout_ms = 200});
  RawWebSocket slow(server.port(), {}, small_receive_buffer);
  slow.send_text("flood 2000 10000");
  EXPECT_TRUE(server.eventually_alone());
  EXPECT_EQ(server.ask([&] { return server.closed_; }), 1);
}

TEST(SlowReader, ABurstOverTheBoundThatTheKernelTakesIsNoFault) {
  TestServer server({.queue_bytes_max = 10'000});
  RawWebSocket client(server.port());
  client.send_text("flood 20 5000");
  for (int i = 0; i < 20; ++i) ASSERT_EQ(client.read_text().size(), 5000U);
}

TEST(Silence, IsPingedAtHalfTheTimeoutAndKeptWhileItAnswers) {
  TestServer server({.idle_timeout_ms = 200});
  RawWebSocket client(server.port());
  for (int i = 0; i < 5; ++i) {
    const auto ping = client.read_frame(Milliseconds(1000));
    ASSERT_TRUE(ping);
    ASSERT_EQ(ping->opcode, opcode::ping);
    client.send({.opcode = opcode::pong, .payload = ping->payload});
  }
  client.send_text("here");
  EXPECT_EQ(client.read_text(), "here");
}

TEST(Silence, WithoutAnAnswerIsCutOff) {
  TestServer server({.idle_timeout_ms = 200});
  RawWebSocket client(server.port());
  EXPECT_TRUE(client.connection().wait_for_end(Milliseconds(1500)));
  EXPECT_TRUE(server.eventually_alone());
  EXPECT_EQ(server.ask([&] { return server.closed_; }), 1);
}

TEST(Silence, ThePeersOwnPingsKeepItAlive) {
  TestServer server({.idle_timeout_ms = 300});
  RawWebSocket client(server.port());
  for (int i = 0; i < 12; ++i) {
    client.send({.opcode = opcode::ping, .payload = "me"});
    std::this_thread::sleep_for(Milliseconds(100));
  }
  EXPECT_EQ(server.ask([&] { return server.closed_; }), 0);
}

TEST(Silence, AfterHalfAFrameIsCutOff) {
  TestServer server({.idle_timeout_ms = 200});
  for (const std::size_t bytes : {1U, 5U, 20U}) {
    RawWebSocket client(server.port());
    const auto frame =
        encode(RawFrame{.opcode = opcode::text, .payload = std::string(100, 'h'), .masked = true});
    client.send_bytes(frame.substr(0, bytes));
    EXPECT_TRUE(client.connection().wait_for_end(Milliseconds(1500))) << bytes;
  }
  EXPECT_TRUE(server.eventually_alone());
}

TEST(Silence, AfterOurCloseIsCutOff) {
  TestServer server({.handshake_timeout_ms = 200});
  RawWebSocket client(server.port());
  client.send_text("close 4001");
  ASSERT_TRUE(client.read_close());
  EXPECT_TRUE(server.eventually_alone(Milliseconds(1500)));
}

TEST(Silence, AfterTheAnsweredCloseIsCutOff) {
  TestServer server({.idle_timeout_ms = 400});
  RawWebSocket client(server.port());
  client.send({.opcode = opcode::close, .payload = ""});
  ASSERT_TRUE(client.read_close());  // and now the client keeps its side open
  EXPECT_TRUE(server.eventually_alone(Milliseconds(2000)));
}

TEST(Fault, WhatTheHandlerThrowsClosesItsConnectionAlone) {
  TestServer server;
  RawWebSocket client(server.port());
  RawWebSocket bystander(server.port());
  client.send_text("throw");
  const auto close = client.read_close();
  ASSERT_TRUE(close);
  EXPECT_EQ(close->close_code(), 1011);
  EXPECT_EQ(server.ask([&] { return server.failures_; }),
            std::vector<std::string>{"thrown in on_text"});
  bystander.send_text("fine");
  EXPECT_EQ(bystander.read_text(), "fine");
}

TEST(Fault, WhatOnSocketThrowsCloses) {
  TestServer server;
  server.ask([&] { return server.throw_in_on_socket_ = true; });
  RawWebSocket client(server.port());
  client.send_text("hello?");
  const auto close = client.read_close();
  ASSERT_TRUE(close);
  EXPECT_EQ(close->close_code(), 1011);
  client.connection().hang_up();
  EXPECT_TRUE(server.eventually_alone());
  EXPECT_EQ(server.ask([&] { return server.closed_; }), 0);
}

TEST(Fault, APeerThatVanishesMidFrameOrUnderAFloodIsJustGone) {
  TestServer server({.queue_bytes_max = 64'000'000});
  for (int i = 0; i < 20; ++i) {
    RawWebSocket client(server.port(), {}, small_receive_buffer);
    client.send_text("flood 500 10000");
    if (i % 2 == 0) client.read_frame();
    if (i % 3 == 0) client.send_bytes("\x81");
  }
  EXPECT_TRUE(server.eventually_alone());
  EXPECT_TRUE(server.ask([&] { return server.failures_.empty(); }));
}

}  // namespace
}  // namespace cg::test
