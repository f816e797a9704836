// The loop and the listener: tasks, turns, limits, stopping.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <string>
#include <vector>

#include "unit/net/test_server.hpp"

namespace cg::test {
namespace {

TEST(Listening, OnATakenPortFailsWithOneClearLine) {
  TestServer server;
  net::TransportOptions options{.port = server.port()};
  try {
    net::Transport::listen(options, server);
    FAIL() << "bound twice";
  } catch (const std::runtime_error& failure) {
    EXPECT_EQ(
        std::string(failure.what()),
        "cannot listen on 127.0.0.1:" + std::to_string(server.port()) + ": Address already in use");
  }
  options.address = "localhost";
  EXPECT_THROW(net::Transport::listen(options, server), std::runtime_error);
}

TEST(Listening, ATransportThatNeverRanIsDestroyedCleanly) {
  TestServer other;
  const auto transport = net::Transport::listen({.port = 0}, other);
  RawConnection waiting(transport->port());
  transport->after(1000, [] {});
  transport->post([] {});
}

TEST(Loop, RunsPostedAndDelayedTasksAndSurvivesWhatTheyThrow) {
  TestServer server;
  server.transport().post([] { throw std::runtime_error("task"); });
  server.transport().post([] { throw 7; });  // NOLINT: not an exception class on purpose
  std::promise<void> delayed;
  server.transport().post([&] {
    server.throw_at_turn_end_ = true;
    server.transport().after(20, [&] { delayed.set_value(); });
    server.transport().after(10, [] { throw std::runtime_error("delayed"); });
  });
  delayed.get_future().get();
  const auto failures = server.ask([&] { return server.failures_; });
  EXPECT_EQ(failures.size(), 4U);
}

TEST(Loop, OneFrameReachesAThousandSockets) {
  TestServer server;
  std::vector<RawWebSocket> clients;
  for (int i = 0; i < 1000; ++i) clients.emplace_back(server.port());
  ASSERT_TRUE(server.eventually([&] { return server.sockets_.size() == 1000; }));
  for (int round = 0; round < 3; ++round) server.broadcast("round " + std::to_string(round));
  for (auto& client : clients) {
    for (int round = 0; round < 3; ++round) {
      ASSERT_EQ(client.read_text(), "round " + std::to_string(round));
    }
  }
}

TEST(Limits, OverConnectionsMaxIs503WithRetryAfterUntilThereIsRoom) {
  TestServer server({.connections_max = 2});
  RawWebSocket first(server.port());
  RawWebSocket second(server.port());
  RawConnection third(server.port());
  third.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto answer = read_answer(third);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 503);
  EXPECT_EQ(answer->headers.at("retry-after"), "5");
  EXPECT_TRUE(third.wait_for_end());
  third.hang_up();
  first.connection().hang_up();
  EXPECT_TRUE(server.eventually([&] { return server.transport().connection_count() == 1; }));
  RawWebSocket fourth(server.port());
  fourth.send_text("in");
  EXPECT_EQ(fourth.read_text(), "in");
}

TEST(Limits, OnePeerHasSoManyConnectionsAndThoseThatCloseMakeRoom) {
  TestServer server({.connections_per_peer_max = 2,
                     .is_unbounded = [](const std::string& peer) { return peer != "127.0.0.1"; }});
  RawWebSocket first(server.port());
  RawWebSocket second(server.port());
  RawConnection third(server.port());
  third.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto answer = read_answer(third);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 503);
  third.hang_up();
  first.connection().hang_up();
  EXPECT_TRUE(server.eventually([&] { return server.transport().connection_count() == 1; }));
  for (int round = 0; round < 5; ++round) {  // nothing is left counted
    RawWebSocket again(server.port());
    again.send_text("in");
    EXPECT_EQ(again.read_text(), "in");
    again.connection().hang_up();
    EXPECT_TRUE(server.eventually([&] { return server.transport().connection_count() == 1; }));
  }
}

TEST(Limits, PeersWithoutABoundHaveNone) {
  TestServer server({.connections_per_peer_max = 1,
                     .is_unbounded = [](const std::string& peer) { return peer == "127.0.0.1"; }});
  RawWebSocket first(server.port());
  RawWebSocket second(server.port());
  second.send_text("in");
  EXPECT_EQ(second.read_text(), "in");
}

// All descriptors that the process may still open, up to a few.
class NoDescriptorsLeft {
 public:
  NoDescriptorsLeft() {
    ::getrlimit(RLIMIT_NOFILE, &usual_);
    const int next = ::dup(0);
    ::close(next);
    const rlimit tight{.rlim_cur = static_cast<rlim_t>(next) + 8, .rlim_max = usual_.rlim_max};
    ::setrlimit(RLIMIT_NOFILE, &tight);
    for (int taken = ::dup(0); taken >= 0; taken = ::dup(0)) taken_.push_back(taken);
  }
  ~NoDescriptorsLeft() {
    ::setrlimit(RLIMIT_NOFILE, &usual_);
    while (!taken_.empty()) give_one_back();
  }
  NoDescriptorsLeft(const NoDescriptorsLeft&) = delete;
  NoDescriptorsLeft& operator=(const NoDescriptorsLeft&) = delete;
  void give_one_back() {
    ::close(taken_.back());
    taken_.pop_back();
  }

 private:
  rlimit usual_{};
  std::vector<int> taken_;
};

TEST(Limits, OutOfDescriptorsAcceptingGoesOnWhenSomeAreFree) {
  TestServer server;
  NoDescriptorsLeft full;
  full.give_one_back();
  RawConnection client(server.port());  // takes it, and waits in the kernel to be accepted
  client.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_FALSE(read_answer(client, false, Milliseconds(300)));
  EXPECT_LT(server.ask([&] { return server.turns_; }), 50) << "it pauses rather than spins";
  full.give_one_back();
  const auto answer = read_answer(client, false, Milliseconds(2000));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "hello");
}

TEST(Stopping, ClosesEveryWebSocketWithTheCodeAndEndsRun) {
  TestServer server;
  std::vector<RawWebSocket> clients;
  for (int i = 0; i < 20; ++i) clients.emplace_back(server.port());
  RawConnection idle(server.port());
  RawConnection busy(server.port());
  busy.send("GET /later HTTP/1.1\r\nHost: x\r\n\r\n");
  ASSERT_TRUE(server.eventually([&] { return server.transport().connection_count() == 22; }));
  server.stop(4001, "restarting", 3000);
  for (auto& client : clients) {
    const auto close = client.read_close();
    ASSERT_TRUE(close);
    EXPECT_EQ(close->close_code(), 4001);
    EXPECT_EQ(close->close_reason(), "restarting");
    client.send({.opcode = opcode::close, .payload = close->payload});
  }
  EXPECT_TRUE(idle.wait_for_end());
  const auto answer = read_answer(busy);
  ASSERT_TRUE(answer) << "a request that has begun is answered";
  EXPECT_EQ(answer->body, "later");
  EXPECT_EQ(answer->headers.at("connection"), "close");
  EXPECT_THROW(RawConnection{server.port()}, std::system_error);
  clients.clear();
  busy.hang_up();
  for (int i = 0; i < 200 && !server.stopped(); ++i) std::this_thread::sleep_for(Milliseconds(10));
  EXPECT_TRUE(server.stopped());
  EXPECT_EQ(server.closed_, 20);
}

TEST(Stopping, EndsWithinTheGraceWhateverThePeersDo) {
  TestServer server({.queue_bytes_max = 64'000'000});
  RawWebSocket silent(server.port());
  RawWebSocket stuck(server.port(), {}, 4096);
  stuck.send_text("flood 2000 10000");
  RawConnection half(server.port());
  half.send("GET /hello HTTP/1.1\r\nHo");
  ASSERT_TRUE(server.eventually([&] { return server.transport().connection_count() == 3; }));
  const auto begun = std::chrono::steady_clock::now();
  server.stop(4001, "restarting", 200);
  for (int i = 0; i < 200 && !server.stopped(); ++i) std::this_thread::sleep_for(Milliseconds(10));
  EXPECT_TRUE(server.stopped());
  EXPECT_LT(std::chrono::steady_clock::now() - begun, Milliseconds(1500));
  EXPECT_EQ(server.closed_, 2);
}

TEST(Stopping, ASignalReachesItsTask) {
  TestServer server;
  std::promise<void> told;
  server.ask([&] {
    server.transport().on_signal([&] { told.set_value(); });
    return true;
  });
  ::kill(::getpid(), SIGTERM);
  EXPECT_EQ(told.get_future().wait_for(std::chrono::seconds(2)), std::future_status::ready);
}

}  // namespace
}  // namespace cg::test
