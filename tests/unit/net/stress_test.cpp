// Clients that do anything, in any order, against a server that sends, closes and throws meanwhile.
// Whatever happens: each client sees whole frames and nothing after a close frame, every socket is
// told once that it is closed, and nobody is left over. CG_SEED repeats a run.
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "unit/net/test_server.hpp"

namespace cg::test {
namespace {

class Chaos {
 public:
  explicit Chaos(unsigned seed) : random_(seed) {}

  int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(random_); }
  std::string text(int size_max) {
    return std::string(static_cast<std::size_t>(below(size_max + 1)),
                       static_cast<char>('a' + below(26)));
  }

  // One thing that a client may do, proper or not; the bytes of it.
  std::string any_bytes() {
    const auto masked = [](RawFrame frame) {
      frame.masked = true;
      return encode(frame);
    };
    switch (below(14)) {
      case 0:
        return masked({.opcode = opcode::ping, .payload = text(125)});
      case 1:
        return masked({.opcode = opcode::pong, .payload = text(125)});
      case 2:
        return masked({.opcode = opcode::binary, .payload = text(2000)});
      case 3:
        return masked({.opcode = opcode::text, .payload = text(2100)});  // perhaps too long
      case 4:
        return masked({.opcode = opcode::text, .payload = text(50), .final = false});
      case 5:
        return masked({.opcode = opcode::continuation, .payload = text(50)});
      case 6:
        return masked({.opcode = opcode::text, .payload = "flood 20 1500"});
      case 7:
        return masked({.opcode = opcode::text, .payload = "flood 5 700 4001"});
      case 8:
        return masked({.opcode = opcode::text, .payload = below(4) == 0 ? "throw" : "close 4002"});
      case 9:
        return masked({.opcode = opcode::close, .payload = below(2) == 0 ? "" : "\x03\xE8"});
      case 10: {
        std::string cut = masked({.opcode = opcode::text, .payload = text(200)});
        return cut.substr(0, static_cast<std::size_t>(below(static_cast<int>(cut.size()))));
      }
      case 11:
        return below(8) == 0 ? text(20) : std::string();
      default:
        return masked({.opcode = opcode::text, .payload = text(300)});
    }
  }

 private:
  std::mt19937 random_;
};

struct Client {
  RawWebSocket socket;
  bool closed = false;
};

// Reads what is there and holds it to the rules.
void read_and_check(Client& client) {
  client.socket.connection().read_more(Milliseconds(0));
  while (const auto frame = take_frame(client.socket.connection().buffer())) {
    ASSERT_FALSE(client.closed) << "something follows the close frame";
    ASSERT_TRUE(frame->final);
    ASSERT_FALSE(frame->masked);
    ASSERT_EQ(frame->reserved_bits, 0U);
    client.closed = frame->opcode == opcode::close;
    ASSERT_TRUE(client.closed || frame->opcode == opcode::text || frame->opcode == opcode::binary ||
                frame->opcode == opcode::ping || frame->opcode == opcode::pong)
        << frame->opcode;
  }
}

void let_server_act(TestServer& server, Chaos& chaos) {
  if (chaos.below(4) == 0) server.broadcast(chaos.text(3000));
  if (chaos.below(10) > 0) return;
  const int victim = chaos.below(8);
  server.ask([&] {
    if (static_cast<std::size_t>(victim) >= server.sockets_.size()) return false;
    server.sockets_[static_cast<std::size_t>(victim)]->close(4003, "chosen");
    return true;
  });
}

TEST(Stress, AnythingInAnyOrderLeavesNothingBehind) {
  const char* const given = std::getenv("CG_SEED");
  const unsigned seed =
      given != nullptr ? static_cast<unsigned>(std::atoi(given)) : std::random_device()();
  SCOPED_TRACE("CG_SEED=" + std::to_string(seed));
  Chaos chaos(seed);
  TestServer server({.message_bytes_max = 2000,
                     .queue_bytes_max = 30'000,
                     .handshake_timeout_ms = 150,
                     .idle_timeout_ms = 200});
  std::vector<Client> clients;
  for (int step = 0; step < 10'000; ++step) {
    if (clients.size() < 12) {
      clients.push_back({RawWebSocket(server.port(), {}, chaos.below(2) == 0 ? 4096 : 0)});
    }
    const auto chosen = clients.begin() + chaos.below(static_cast<int>(clients.size()));
    if (chaos.below(3) > 0) chosen->socket.send_bytes(chaos.any_bytes());
    if (chaos.below(3) > 0) {
      ASSERT_NO_FATAL_FAILURE(read_and_check(*chosen));
    }
    if (chaos.below(chosen->closed ? 3 : 60) == 0) clients.erase(chosen);
    let_server_act(server, chaos);
  }
  for (auto& client : clients) ASSERT_NO_FATAL_FAILURE(read_and_check(client));
  clients.clear();
  EXPECT_TRUE(server.eventually_alone());
  EXPECT_EQ(server.ask([&] { return server.opened_ - server.closed_; }), 0);
  for (const auto& failure : server.ask([&] { return server.failures_; })) {
    EXPECT_EQ(failure, "thrown in on_text");
  }
}

}  // namespace
}  // namespace cg::test
