// The listener and the loop: accepts, turns, stops.
#include "net/transport.hpp"

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <csignal>
#include <memory>
#include <memory_resource>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "net/beast/loop.hpp"

namespace cg::net {
namespace {

using asio::ip::tcp;

constexpr int handlers_per_turn_max = 256;
// Out of descriptors or memory, accept fails at once each time; waiting frees some.
constexpr std::chrono::milliseconds accept_pause{100};
// Beyond connections_max, so many more are told 503; those after them are just closed.
constexpr std::size_t refusals_at_once_max = 256;
constexpr std::size_t refusals_per_peer_max = 16;
// Closing everything takes two turns or three; this only bounds a bug.
constexpr int closing_turns_max = 1000;

[[noreturn]] void fail_to_listen(const TransportOptions& options, const std::string& why) {
  throw std::runtime_error("cannot listen on " + options.address + ":" +
                           std::to_string(options.port) + ": " + why);
}

class BeastTransport final : public Transport {
 public:
  BeastTransport(const TransportOptions& options, Application& application)
      : loop_(options, application, context_.get_executor(), outbox_memory_),
        acceptor_(loop_.executor) {
    bind();
    accept();
  }
  ~BeastTransport() override { close_all(); }
  BeastTransport(const BeastTransport&) = delete;
  BeastTransport& operator=(const BeastTransport&) = delete;

  [[nodiscard]] std::uint16_t port() const override { return port_; }
  void run() override;
  void post(std::function<void()> task) override;
  void after(int delay_ms, std::function<void()> task) override;
  void on_signal(std::function<void()> task) override;
  void stop(std::uint16_t code, std::string_view reason, int grace_ms) override;
  [[nodiscard]] std::size_t connection_count() const override { return loop_.connection_count(); }
  [[nodiscard]] std::size_t queued_bytes() const override { return loop_.flush_list.bytes(); }

 private:
  void bind();
  void accept();
  void on_accepted(error_code failed, TcpSocket socket);
  void turn();
  void close_all();

  // All outboxes lie together. Telling a thousand would else touch as many pages, and looking up
  // where a page is takes longer than what is done there.
  std::pmr::unsynchronized_pool_resource outbox_memory_;
  asio::io_context context_{1};  // one thread runs it
  Loop loop_;
  asio::basic_socket_acceptor<tcp, Executor> acceptor_;
  asio::executor_work_guard<Executor> work_{context_.get_executor()};
  std::optional<asio::signal_set> signals_;
  std::uint16_t port_ = 0;
  bool grace_over_ = false;
};

void BeastTransport::bind() {
  const TransportOptions& options = loop_.options;
  error_code failed;
  const auto address = asio::ip::make_address(options.address, failed);
  if (failed) fail_to_listen(options, "the address must be a number such as 127.0.0.1 or ::1");
  const tcp::endpoint endpoint(address, options.port);
  acceptor_.open(endpoint.protocol(), failed);
  if (!failed) acceptor_.set_option(asio::socket_base::reuse_address(true), failed);
  if (!failed) acceptor_.bind(endpoint, failed);
  if (!failed) acceptor_.listen(asio::socket_base::max_listen_connections, failed);
  if (failed) fail_to_listen(options, failed.message());
  port_ = acceptor_.local_endpoint().port();
}

void BeastTransport::accept() {
  acceptor_.async_accept(
      [this](error_code failed, TcpSocket socket) { on_accepted(failed, std::move(socket)); });
}

void BeastTransport::on_accepted(error_code failed, TcpSocket socket) {
  if (failed == asio::error::operation_aborted || loop_.stopping) return;
  if (failed && failed != asio::error::connection_aborted) {
    return after(static_cast<int>(accept_pause.count()), [this] {
      if (!loop_.stopping) accept();
    });
  }
  accept();
  if (failed) return;
  error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);  // a small answer must not wait for an ack
  const std::size_t connections = loop_.connection_count();
  if (const std::size_t over = loop_.too_many_from(remote_address_of(socket)); over > 0) {
    if (over <= refusals_per_peer_max) refuse_http(loop_, std::move(socket));
  } else if (connections < loop_.options.connections_max) {
    start_http(loop_, std::move(socket));
  } else if (connections < loop_.options.connections_max + refusals_at_once_max) {
    refuse_http(loop_, std::move(socket));
  }
}

void BeastTransport::run() {
  while (!loop_.stopping || (loop_.connection_count() > 0 && !grace_over_)) turn();
  close_all();
}

// Wait for something to happen, do it and what else is ready, then let the application make its
// frames of it and send each socket everything at once.
void BeastTransport::turn() {
  loop_.contain([this] {
    if (loop_.flush_list.has_more()) {
      context_.poll_one();
    } else {
      context_.run_one();
    }
    for (int more = 1; more < handlers_per_turn_max && context_.poll_one() > 0; ++more) {
    }
  });
  loop_.contain([this] { loop_.application.on_turn_end(); });
  loop_.contain([this] { loop_.flush_list.flush(); });
}

// Operations under way hold their connections; they end when their sockets are closed.
void BeastTransport::close_all() {
  error_code ignored;
  acceptor_.close(ignored);
  loop_.for_each([](Connection& connection) { connection.abort(); });
  for (int turns = 0; loop_.connection_count() > 0 && turns < closing_turns_max; ++turns) {
    loop_.contain([this] { context_.poll(); });
  }
}

void BeastTransport::post(std::function<void()> task) {
  asio::post(context_, [this, task = std::move(task)] { loop_.contain(task); });
}

void BeastTransport::after(int delay_ms, std::function<void()> task) {
  auto timer = std::make_unique<asio::steady_timer>(context_, std::chrono::milliseconds(delay_ms));
  auto& waiting = *timer;
  waiting.async_wait([this, timer = std::move(timer), task = std::move(task)](error_code failed) {
    if (!failed) loop_.contain(task);
  });
}

void BeastTransport::on_signal(std::function<void()> task) {
  signals_.emplace(context_, SIGTERM, SIGINT);
  signals_->async_wait([this, task = std::move(task)](error_code failed, int) {
    if (failed) return;
    error_code ignored;
    signals_->clear(ignored);  // the next one has its usual effect
    loop_.contain(task);
  });
}

void BeastTransport::stop(std::uint16_t code, std::string_view reason, int grace_ms) {
  if (loop_.stopping) return;
  loop_.stopping = Stopping{code, std::string(reason)};
  error_code ignored;
  acceptor_.close(ignored);
  loop_.for_each([](Connection& connection) { connection.stop(); });
  after(grace_ms, [this] { grace_over_ = true; });
}

}  // namespace

std::unique_ptr<Transport> Transport::listen(const TransportOptions& options,
                                             Application& application) {
  return std::make_unique<BeastTransport>(options, application);
}

}  // namespace cg::net
