// What a WebSocket client may and may not put on the wire, and what it gets back.
#include <gtest/gtest.h>

#include <string>

#include "unit/net/test_server.hpp"

namespace cg::test {
namespace {

TEST(Upgrade, AnswersWithTheSubprotocolAndNamesNoServer) {
  TestServer server;
  RawConnection client(server.port());
  client.send(encode(UpgradeRequest{.subprotocol = "other, commonground.v1"}));
  const auto answer = read_answer(client);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 101);
  EXPECT_EQ(answer->headers.at("sec-websocket-accept"), expected_accept);
  EXPECT_EQ(answer->headers.at("sec-websocket-protocol"), "commonground.v1");
  EXPECT_FALSE(answer->headers.contains("server"));
}

TEST(Upgrade, NeverAgreesToCompression) {
  TestServer server;
  RawConnection client(server.port());
  client.send(encode(UpgradeRequest{
      .more_headers = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"}));
  const auto answer = read_answer(client);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 101);
  EXPECT_FALSE(answer->headers.contains("sec-websocket-extensions"));
}

TEST(Upgrade, WithoutTheSubprotocolIsRefusedWithAProblem) {
  TestServer server;
  for (const char* offered : {"", "other", "commonground.v2, commonground"}) {
    RawConnection client(server.port());
    client.send(encode(UpgradeRequest{.subprotocol = offered}));
    const auto answer = read_answer(client);
    ASSERT_TRUE(answer) << offered;
    EXPECT_EQ(answer->status, 400);
    EXPECT_EQ(answer->headers.at("content-type"), "application/problem+json");
    EXPECT_NE(answer->body.find("websocket_subprotocol"), std::string::npos);
  }
}

TEST(Upgrade, IsNotAskedForASubprotocolWhereNoneIsRequired) {
  TestServer server({.subprotocol_required = false});
  RawWebSocket client(server.port(), {.subprotocol = ""});
  client.send_text("hello");
  EXPECT_EQ(client.read_text(), "hello");
}

TEST(Upgrade, MalformedIsRefused) {
  const std::string start = "GET /ws HTTP/1.1\r\nHost: x\r\n";
  const std::string upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\n";
  const std::string protocol = "Sec-WebSocket-Protocol: commonground.v1\r\n";
  const std::string key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
  TestServer server;
  const auto status_of = [&](const std::string& request) {
    RawConnection client(server.port());
    client.send(request);
    const auto answer = read_answer(client);
    return answer ? answer->status : 0;
  };
  EXPECT_EQ(status_of(start + "\r\n"), 426);
  EXPECT_EQ(status_of(start + upgrade + protocol + key + "\r\n"), 426) << "no version";
  EXPECT_EQ(status_of(start + upgrade + protocol + key + "Sec-WebSocket-Version: 8\r\n\r\n"), 426);
  EXPECT_EQ(status_of(start + upgrade + protocol + "Sec-WebSocket-Version: 13\r\n\r\n"), 400);
  EXPECT_EQ(status_of(start + upgrade + protocol +
                      "Sec-WebSocket-Key: short\r\nSec-WebSocket-Version: 13\r\n\r\n"),
            400);
  RawConnection client(server.port());
  client.send("HEAD" + (start + upgrade + protocol + key).substr(3) +
              "Sec-WebSocket-Version: 13\r\n\r\n");
  const auto answer = read_answer(client, true);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 426) << "HEAD does not upgrade";
}

TEST(Upgrade, FramesBeforeItsAnswerAreRefused) {
  TestServer server;
  RawConnection client(server.port());
  client.send(encode(UpgradeRequest{}) +
              encode(RawFrame{.opcode = opcode::text, .payload = "early", .masked = true}));
  const auto answer = read_answer(client);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 400);
  EXPECT_TRUE(client.wait_for_end());
}

TEST(Upgrade, RefusedByTheApplicationGetsItsResponse) {
  TestServer server;
  server.ask([&] {
    server.refusal_ = std::make_unique<net::HttpResponse>(
        net::problem(403, "origin", "This page may not connect."));
    return true;
  });
  RawConnection client(server.port());
  client.send(encode(UpgradeRequest{}));
  const auto answer = read_answer(client);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 403);
  client.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto after = read_answer(client);
  ASSERT_TRUE(after) << "the connection goes on as HTTP";
  EXPECT_EQ(after->body, "hello");
}

class MessageLength : public testing::TestWithParam<std::size_t> {};

TEST_P(MessageLength, ComesBackWholeAsTextAndBinary) {
  TestServer server({.message_bytes_max = 1024 * 1024});
  RawWebSocket client(server.port());
  std::string message(GetParam(), 'x');
  for (std::size_t i = 0; i < message.size(); i += 7) message[i] = static_cast<char>('a' + i % 26);
  for (const unsigned kind : {opcode::text, opcode::binary}) {
    client.send({.opcode = kind, .payload = message});
    const auto frame = client.read_frame();
    ASSERT_TRUE(frame);
    EXPECT_EQ(frame->opcode, kind);
    EXPECT_TRUE(frame->final);
    EXPECT_FALSE(frame->masked);
    EXPECT_EQ(frame->reserved_bits, 0U);
    EXPECT_EQ(frame->payload, message);
  }
}

INSTANTIATE_TEST_SUITE_P(EveryBoundary, MessageLength,
                         testing::Values(0, 1, 125, 126, 127, 255, 256, 257, 1023, 1024, 1025, 4096,
                                         65535, 65536, 65537, 1024 * 1024));

TEST(Framing, MessagesThatArriveByteByByteOrManyAtOnceAreTheSame) {
  TestServer server;
  RawWebSocket client(server.port());
  const std::string one =
      encode(RawFrame{.opcode = opcode::text, .payload = std::string(300, 'y'), .masked = true});
  for (const char byte : one) client.send_bytes({&byte, 1});
  EXPECT_EQ(client.read_text(), std::string(300, 'y'));
  std::string many;
  for (int i = 0; i < 1000; ++i) {
    many += encode(RawFrame{.opcode = opcode::text, .payload = std::to_string(i), .masked = true});
  }
  client.send_bytes(many);
  for (int i = 0; i < 1000; ++i) ASSERT_EQ(client.read_text(), std::to_string(i));
}

TEST(Framing, FragmentsWithControlFramesBetweenAreOneMessage) {
  TestServer server;
  RawWebSocket client(server.port());
  client.send({.opcode = opcode::text, .payload = "one ", .final = false});
  client.send({.opcode = opcode::ping, .payload = "between"});
  client.send({.opcode = opcode::continuation, .payload = "", .final = false});
  client.send({.opcode = opcode::continuation, .payload = std::string(500, '2'), .final = false});
  client.send({.opcode = opcode::pong, .payload = "unasked"});
  client.send({.opcode = opcode::continuation, .payload = ""});
  const auto pong = client.read_frame();
  ASSERT_TRUE(pong);
  EXPECT_EQ(pong->opcode, opcode::pong);
  EXPECT_EQ(pong->payload, "between");
  EXPECT_EQ(client.read_text(), "one " + std::string(500, '2'));
}

TEST(Framing, AMessageOfExactlyTheBoundInFragmentsIsTaken) {
  TestServer server({.message_bytes_max = 1000});
  RawWebSocket client(server.port());
  client.send({.opcode = opcode::text, .payload = std::string(600, 'a'), .final = false});
  client.send({.opcode = opcode::continuation, .payload = std::string(400, 'b'), .final = false});
  client.send({.opcode = opcode::continuation, .payload = ""});
  EXPECT_EQ(client.read_text(), std::string(600, 'a') + std::string(400, 'b'));
}

TEST(Framing, PingIsAnsweredWithItsPayload) {
  TestServer server;
  RawWebSocket client(server.port());
  for (const std::size_t size : {0U, 1U, 125U}) {
    client.send({.opcode = opcode::ping, .payload = std::string(size, 'p')});
    const auto pong = client.read_frame();
    ASSERT_TRUE(pong);
    EXPECT_EQ(pong->opcode, opcode::pong);
    EXPECT_EQ(pong->payload, std::string(size, 'p'));
  }
}

TEST(Framing, Utf8MaySplitAnywhereBetweenFragments) {
  TestServer server;
  RawWebSocket client(server.port());
  const std::string text = "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80";  // 2, 3 and 4 bytes
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    client.send({.opcode = opcode::text, .payload = text.substr(0, cut), .final = false});
    client.send({.opcode = opcode::continuation, .payload = text.substr(cut)});
    ASSERT_EQ(client.read_text(), text) << "cut at " << cut;
  }
}

// What ends the connection, and with which code.
struct Offence {
  const char* name;
  std::string bytes;
  int code;
};

class Offences : public testing::TestWithParam<Offence> {};

TEST_P(Offences, CloseWithTheirCodeAndLeaveOthersAlone) {
  TestServer server({.message_bytes_max = 1000});
  RawWebSocket offender(server.port());
  RawWebSocket bystander(server.port());
  offender.send_bytes(GetParam().bytes);
  const auto close = offender.read_close();
  ASSERT_TRUE(close);
  EXPECT_EQ(close->close_code(), GetParam().code);
  EXPECT_TRUE(offender.connection().wait_for_end());
  bystander.send_text("still here");
  EXPECT_EQ(bystander.read_text(), "still here");
  EXPECT_EQ(server.ask([&] { return server.closed_; }), 0) << "not before the offender hangs up";
  offender.connection().hang_up();
  EXPECT_TRUE(server.eventually([&] { return server.closed_ == 1; }));
}

std::string masked(RawFrame frame) {
  frame.masked = true;
  return encode(frame);
}

std::string huge_claim() {
  return std::string("\x81\xFF\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 10) + "\x01\x02\x03\x04" + "data";
}

const Offence offences[] = {
    {"Unmasked", encode(RawFrame{.opcode = opcode::text, .payload = "x"}), 1002},
    {"ReservedBit1", masked({.opcode = opcode::text, .payload = "x", .reserved_bits = 4}), 1002},
    {"ReservedBit2", masked({.opcode = opcode::text, .payload = "x", .reserved_bits = 2}), 1002},
    {"ReservedBit3", masked({.opcode = opcode::ping, .payload = "x", .reserved_bits = 1}), 1002},
    {"ReservedOpcode", masked({.opcode = 3, .payload = "x"}), 1002},
    {"ReservedControl", masked({.opcode = 0xB, .payload = ""}), 1002},
    {"LongPing", masked({.opcode = opcode::ping, .payload = std::string(126, 'x')}), 1002},
    {"FragmentedPing", masked({.opcode = opcode::ping, .payload = "x", .final = false}), 1002},
    {"ContinuationOfNothing", masked({.opcode = opcode::continuation, .payload = "x"}), 1002},
    {"TextWithinFragments",
     masked({.opcode = opcode::text, .payload = "x", .final = false}) +
         masked({.opcode = opcode::text, .payload = "y"}),
     1002},
    {"LengthNotShortest", std::string("\x81\xFE\x00\x01\x01\x02\x03\x04x", 9), 1002},
    {"InvalidUtf8", masked({.opcode = opcode::text, .payload = "ok \xC0\x80"}), 1007},
    {"UnfinishedUtf8", masked({.opcode = opcode::text, .payload = "ok \xE2\x82"}), 1007},
    {"Surrogate", masked({.opcode = opcode::text, .payload = "\xED\xA0\x80"}), 1007},
    {"InvalidUtf8InFragment",
     masked({.opcode = opcode::text, .payload = "\xE2", .final = false}) +
         masked({.opcode = opcode::continuation, .payload = "x"}),
     1007},
    {"OverTheBound", masked({.opcode = opcode::text, .payload = std::string(1001, 'x')}), 1009},
    {"OverTheBoundInFragments",
     masked({.opcode = opcode::text, .payload = std::string(600, 'x'), .final = false}) +
         masked({.opcode = opcode::continuation, .payload = std::string(401, 'x')}),
     1009},
    {"HugeClaim", huge_claim(), 1009},
    {"CloseWithOneByte", masked({.opcode = opcode::close, .payload = "x"}), 1002},
    {"CloseWithReservedCode", masked({.opcode = opcode::close, .payload = "\x03\xED"}), 1002},
};

INSTANTIATE_TEST_SUITE_P(All, Offences, testing::ValuesIn(offences),
                         [](const auto& the) { return std::string(the.param.name); });

TEST(Offence, ALongMessageOverTheBoundStillLearnsWhy) {
  TestServer server({.message_bytes_max = 1000});
  RawWebSocket client(server.port());
  client.send({.opcode = opcode::text, .payload = std::string(700'000, 'x')});
  const auto close = client.read_close();
  ASSERT_TRUE(close);
  EXPECT_EQ(close->close_code(), 1009);
}

}  // namespace
}  // namespace cg::test
