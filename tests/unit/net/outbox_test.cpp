// The outbox alone, over a pair of sockets, with its loop turned by hand.
#include "net/beast/outbox.hpp"

#include <gtest/gtest.h>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "support/raw_websocket.hpp"

namespace cg::test {
namespace {

using net::error_code;

class OutboxTest : public testing::Test {
 protected:
  explicit OutboxTest(std::size_t bytes_max = 1'000'000)
      : acceptor_(context_, {boost::asio::ip::address_v4::loopback(), 0}),
        peer_(acceptor_.local_endpoint().port(), 4096),
        outbox_(std::make_shared<net::Outbox>(accept(), flush_list_, bytes_max)) {}

  // Another outbox and its peer.
  struct Phone {
    RawConnection peer;
    std::shared_ptr<net::Outbox> outbox;
    std::string expected;
  };
  std::unique_ptr<Phone> phone() {
    auto one = std::make_unique<Phone>(RawConnection(acceptor_.local_endpoint().port(), 4096));
    one->outbox = std::make_shared<net::Outbox>(accept(), flush_list_, std::size_t{10'000'000});
    return one;
  }

  // A write of Beast's, whose outcome is noted under `name`.
  void write(const std::string& bytes, const std::string& name) {
    outbox_->write(bytes, [this, name](error_code failed, std::size_t) {
      completed_.push_back(name + (failed ? " failed" : ""));
    });
  }
  bool push(const std::string& payload) { return outbox_->push(wire::make_frame(payload)); }
  void turn() {
    context_.poll();
    flush_list_.flush();
    context_.poll();
  }
  // More than the kernel takes at once.
  void fill() {
    for (int i = 0; i < 90; ++i) ASSERT_TRUE(push(std::string(10'000, 'f')));
    turn();
    ASSERT_GT(outbox_->queued_bytes(), 0U) << "the kernel took it all";
  }
  // What the peer gets while the loop turns, until nothing comes for a while.
  std::string received() {
    do {
      turn();
    } while (peer_.read_more(Milliseconds(50)));
    return peer_.buffer();
  }

  boost::asio::io_context context_;
  // Without work the context would stop, and later turns do nothing.
  boost::asio::executor_work_guard<net::Executor> work_{context_.get_executor()};
  boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, net::Executor> acceptor_;
  RawConnection peer_;
  net::FlushList flush_list_{950'000};
  std::shared_ptr<net::Outbox> outbox_;
  std::vector<std::string> completed_;

 private:
  net::TcpSocket accept() {
    net::TcpSocket socket(context_);
    acceptor_.accept(socket);
    socket.set_option(boost::asio::socket_base::send_buffer_size(4096));
    return socket;
  }
};

TEST_F(OutboxTest, OB1_BothWritersKeepTheirOrder) {
  push("a");
  write("[beast]", "write");
  push("b");
  outbox_->push_close("[close]");
  EXPECT_EQ(received(),
            "\x81\x01"
            "a[beast]\x81\x01"
            "b[close]");
}

TEST_F(OutboxTest, NothingLeavesBeforeTheEndOfTheTurn) {
  push("a");
  context_.poll();
  EXPECT_FALSE(peer_.read_more(Milliseconds(20)));
  flush_list_.flush();
  EXPECT_TRUE(peer_.read_more(Milliseconds(1000)));
}

TEST_F(OutboxTest, OB2_AWriteCompletesWhenItIsOut) {
  fill();
  write("[beast]", "write");
  turn();
  EXPECT_TRUE(completed_.empty());
  EXPECT_TRUE(received().ends_with("[beast]"));
  EXPECT_EQ(completed_, std::vector<std::string>{"write"});
}

TEST_F(OutboxTest, OB3_AfterOurCloseNothingFollowsAndWritesCompleteInTurn) {
  fill();
  outbox_->push_close("[close]");
  EXPECT_TRUE(push("late"));
  write("[late]", "write");
  turn();
  EXPECT_TRUE(completed_.empty()) << "before the close frame is out";
  EXPECT_TRUE(received().ends_with("[close]"));
  EXPECT_EQ(completed_, std::vector<std::string>{"write"});
}

TEST_F(OutboxTest, OB3_AfterBeastsCloseNothingFollows) {
  write("\x88[beast's close]", "write");
  push("late");
  outbox_->push_close("[late]");
  EXPECT_EQ(received(), "\x88[beast's close]");
}

TEST_F(OutboxTest, ManyFramesLeaveAsOnePieceAndNeverAsThoseOfBefore) {
  std::string all;
  for (int round = 0; round < 40; ++round) {
    // Of the same lengths each time, so that frames come to lie where others lay before.
    for (int i = 0; i < 3; ++i) {
      const std::string payload(20, static_cast<char>('a' + (round * 3 + i) % 26));
      ASSERT_TRUE(push(payload));
      all += "\x81\x14" + payload;
    }
    if (round % 2 == 0) {
      flush_list_.flush();
    } else {
      outbox_->flush();  // as when the kernel has room again
    }
  }
  EXPECT_EQ(received(), all);
}

TEST_F(OutboxTest, ACrowdIsToldInSlicesAndWhatComesMeanwhileGoesAhead) {
  constexpr std::size_t many = 1'200;
  // As if so many others were told as well, before this one.
  std::vector<std::shared_ptr<net::Outbox>> others;
  for (std::size_t i = 0; i < many; ++i) {
    others.push_back(
        std::make_shared<net::Outbox>(net::TcpSocket(context_), flush_list_, std::size_t{1000}));
    flush_list_.add(*others.back());
  }
  push("news");
  flush_list_.flush();
  EXPECT_TRUE(flush_list_.has_more());
  EXPECT_FALSE(peer_.read_more(Milliseconds(20))) << "its turn has not come";
  push("answer");
  flush_list_.flush();
  EXPECT_TRUE(flush_list_.has_more());
  EXPECT_TRUE(peer_.read_more(Milliseconds(1000)));
  EXPECT_EQ(peer_.buffer(),
            "\x81\x04news\x81\x06"
            "answer");
  flush_list_.flush();
  EXPECT_FALSE(flush_list_.has_more());
  EXPECT_EQ(outbox_->queued_bytes(), 0U);
}

// What some are given and others not, in turns of all sizes, to peers that read now and then.
TEST_F(OutboxTest, OB1_EachGetsItsOwnInOrderWhoeverElseIsGivenTheSame) {
  std::vector<std::unique_ptr<Phone>> phones;
  for (int i = 0; i < 4; ++i) phones.push_back(phone());
  std::mt19937 dice(20);
  const auto below = [&dice](unsigned bound) { return static_cast<unsigned>(dice() % bound); };
  for (int turns = 0; turns < 300; ++turns) {
    for (unsigned frames = below(turns % 10 == 0 ? 100 : 8); frames > 0; --frames) {
      const std::size_t size = below(20) == 0 ? below(40'000) : below(100);
      const auto frame = wire::make_frame(std::string(size, static_cast<char>('a' + below(26))));
      const unsigned who = below(3) == 0 ? 1U << below(4) : below(16);
      for (unsigned i = 0; i < 4; ++i) {
        if ((who >> i & 1) == 0) continue;
        const unsigned times = below(30) == 0 ? 2 : 1;  // the same once more
        for (unsigned again = 0; again < times; ++again) {
          ASSERT_TRUE(phones[i]->outbox->push(frame));
          phones[i]->expected += frame->bytes();
        }
      }
    }
    turn();
    while (phones[below(4)]->peer.read_more(Milliseconds(0))) {
    }
  }
  for (const auto& phone : phones) {
    do {
      turn();
    } while (phone->peer.read_more(Milliseconds(50)));
    EXPECT_TRUE(phone->peer.buffer() == phone->expected);
    EXPECT_EQ(phone->outbox->queued_bytes(), 0U);
  }
  EXPECT_EQ(flush_list_.bytes(), 0U);
}

TEST_F(OutboxTest, AFrameIsLetGoWhenAllHaveSentIt) {
  const auto other = phone();
  auto frame = wire::make_frame("news");
  const std::weak_ptr<const wire::Frame> watch = frame;
  for (net::Outbox* outbox : {outbox_.get(), other->outbox.get()}) {
    ASSERT_TRUE(outbox->push(frame));
  }
  frame.reset();
  EXPECT_FALSE(watch.expired());
  turn();
  EXPECT_TRUE(watch.expired());
}

TEST_F(OutboxTest, OneThatEndsWhileItOwesSomethingLeavesTheOthersTheirs) {
  auto other = phone();
  const auto frame = wire::make_frame("news");
  for (net::Outbox* outbox : {other->outbox.get(), outbox_.get(), other->outbox.get()}) {
    ASSERT_TRUE(outbox->push(frame));
  }
  other.reset();
  EXPECT_EQ(received(), frame->bytes());
  EXPECT_EQ(flush_list_.bytes(), 0U);
}

TEST_F(OutboxTest, WhatWaitsInAllOfThemIsCountedAndBounded) {
  fill();
  EXPECT_EQ(flush_list_.bytes(), outbox_->queued_bytes());
  bool taken = true;
  while (taken && !flush_list_.is_too_much()) taken = push(std::string(10'000, 'f'));
  EXPECT_TRUE(flush_list_.is_too_much()) << "before its own bound";
  EXPECT_FALSE(push("one more")) << "too slow when all together have too much";
  outbox_->drop_unsent_frames();
  EXPECT_EQ(flush_list_.bytes(), outbox_->queued_bytes());
  outbox_->close();
  EXPECT_EQ(flush_list_.bytes(), 0U);
}

TEST_F(OutboxTest, OB5_HandlersWaitForTheLoop) {
  write("[beast]", "write");
  flush_list_.flush();
  EXPECT_TRUE(completed_.empty());
  context_.poll();
  EXPECT_EQ(completed_.size(), 1U);
}

TEST_F(OutboxTest, OB6_ClosingFailsWhatWaits) {
  fill();
  write("[beast]", "first");
  outbox_->close();
  EXPECT_EQ(outbox_->queued_bytes(), 0U);
  EXPECT_TRUE(push("late"));
  turn();
  write("[late]", "second");
  turn();
  EXPECT_EQ(completed_, (std::vector<std::string>{"first failed", "second failed"}));
}

TEST_F(OutboxTest, OB6_APeerThatHasGoneFailsWhatWaits) {
  fill();
  write("[beast]", "write");
  peer_.hang_up();
  for (int i = 0; i < 100 && completed_.empty(); ++i) context_.run_for(Milliseconds(10));
  EXPECT_EQ(completed_, std::vector<std::string>{"write failed"});
  EXPECT_EQ(outbox_->queued_bytes(), 0U);
}

class SmallOutboxTest : public OutboxTest {
 protected:
  SmallOutboxTest() : OutboxTest(2000) {}
};

TEST_F(SmallOutboxTest, OverTheBoundTheKernelIsAskedFirstThenFramesAreDroppedWhole) {
  const std::string frame(1000, 'x');
  int taken = 0;
  while (push(frame)) ++taken;
  EXPECT_GT(taken, 2) << "the kernel took some within the turn";
  write("[pong]", "write");
  outbox_->drop_unsent_frames();
  EXPECT_LT(outbox_->queued_bytes(), 1100U) << "at most the frame that had begun, and the pong";
  outbox_->push_close("[close]");
  std::string bytes = received();
  while (bytes.starts_with("\x81")) {
    const auto whole = take_frame(bytes);
    ASSERT_TRUE(whole);
    ASSERT_EQ(whole->payload, frame);
  }
  EXPECT_EQ(bytes, "[pong][close]");
}

}  // namespace
}  // namespace cg::test
