// A transport on a free port with its loop on a thread, and an application that does what its
// messages and paths say:
//   text "close CODE REASON", "throw", "flood COUNT SIZE [CODE]" (COUNT frames of SIZE bytes, then
//   a close if there is a CODE), "send-after-close"; everything else comes back as it was.
//   GET /hello, /echo (the body comes back), /later (answered after 50 ms), /throw, /forget,
//   /big (4 MB), /what (method, path and query), /split (a header that would end its line)
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "net/transport.hpp"
#include "support/raw_websocket.hpp"

namespace cg::test {

class TestServer final : public net::Application {
 public:
  explicit TestServer(net::TransportOptions options = {}) {
    options.port = 0;
    transport_ = net::Transport::listen(options, *this);
    loop_ = std::thread([this] {
      transport_->run();
      stopped_ = true;
    });
  }
  ~TestServer() override {
    stop(1001, "");
    loop_.join();
  }
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;

  [[nodiscard]] std::uint16_t port() const { return transport_->port(); }
  [[nodiscard]] net::Transport& transport() { return *transport_; }
  [[nodiscard]] bool stopped() const { return stopped_; }
  void stop(std::uint16_t code, const std::string& reason, int grace_ms = 500) {
    transport_->post([=, this] { transport_->stop(code, reason, grace_ms); });
  }
  // Runs `task` on the loop and waits for it.
  template <class Task>
  auto ask(Task task) {
    std::promise<decltype(task())> answer;
    transport_->post([&] { answer.set_value(task()); });
    return answer.get_future().get();
  }
  // Sends one shared frame to every socket, in one turn.
  void broadcast(const std::string& message) {
    ask([&] {
      const auto frame = wire::make_frame(message);
      for (net::Socket* socket : sockets_) socket->send(frame);
      return true;
    });
  }
  // True once `condition`, asked on the loop, holds.
  bool eventually(const std::function<bool()>& condition, Milliseconds limit = patience) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    while (!ask(condition)) {
      if (std::chrono::steady_clock::now() > deadline) return false;
      std::this_thread::sleep_for(Milliseconds(5));
    }
    return true;
  }
  bool eventually_alone(Milliseconds limit = patience) {
    return eventually([this] { return transport_->connection_count() == 0; }, limit);
  }

  // Loop's thread only, or when no other is at work.
  std::vector<net::Socket*> sockets_;
  int turns_ = 0;
  int opened_ = 0;
  int closed_ = 0;
  std::vector<std::string> failures_;
  bool throw_in_on_socket_ = false;
  bool throw_at_turn_end_ = false;
  std::unique_ptr<net::HttpResponse> refusal_;

  // net::Application
  void on_request(net::HttpRequest request, Respond respond) override;
  std::unique_ptr<net::HttpResponse> refuse_upgrade(const net::HttpRequest&) override {
    return refusal_ ? std::make_unique<net::HttpResponse>(*refusal_) : nullptr;
  }
  std::unique_ptr<net::SocketHandler> on_socket(net::Socket& socket,
                                                const net::HttpRequest&) override;
  void on_turn_end() override {
    ++turns_;
    if (std::exchange(throw_at_turn_end_, false)) throw std::runtime_error("turn end");
  }
  void on_failure(std::string_view what) noexcept override { failures_.emplace_back(what); }

 private:
  class Handler;
  std::unique_ptr<net::Transport> transport_;
  std::thread loop_;
  std::atomic<bool> stopped_ = false;
};

class TestServer::Handler final : public net::SocketHandler {
 public:
  Handler(TestServer& server, net::Socket& socket) : server_(server), socket_(socket) {
    server_.sockets_.push_back(&socket);
    ++server_.opened_;
  }

  void on_text(std::string_view message) override {
    std::istringstream words{std::string(message)};
    std::string verb;
    words >> verb;
    if (verb == "throw") throw std::runtime_error("thrown in on_text");
    if (verb == "close" || verb == "send-after-close") {
      int code = 4001;
      std::string reason;
      words >> code >> reason;
      socket_.close(static_cast<std::uint16_t>(code), reason);
      if (verb == "send-after-close") socket_.send(wire::make_frame("too late"));
    } else if (verb == "flood") {
      flood(words);
    } else {
      socket_.send(wire::make_frame(message));
    }
  }
  void on_binary(std::string_view message) override {
    socket_.send(wire::make_frame(message, wire::FrameKind::binary));
  }
  void on_closed() override {
    std::erase(server_.sockets_, &socket_);
    ++server_.closed_;
  }

 private:
  void flood(std::istringstream& words) {
    int count = 0;
    std::size_t size = 0;
    int code = 0;
    words >> count >> size >> code;
    for (int i = 0; i < count; ++i) {
      std::string payload = std::to_string(i) + ' ';
      payload.resize(size, '.');
      socket_.send(wire::make_frame(payload));
    }
    if (code != 0) socket_.close(static_cast<std::uint16_t>(code), "after the flood");
  }

  TestServer& server_;
  net::Socket& socket_;
};

inline std::unique_ptr<net::SocketHandler> TestServer::on_socket(net::Socket& socket,
                                                                 const net::HttpRequest&) {
  if (throw_in_on_socket_) throw std::runtime_error("on_socket");
  return std::make_unique<Handler>(*this, socket);
}

inline void TestServer::on_request(net::HttpRequest request, Respond respond) {
  const auto plain = [](std::string body) {
    return net::HttpResponse{.status = 200,
                             .headers = {{"content-type", "text/plain"}},
                             .body = std::make_shared<const std::string>(std::move(body))};
  };
  if (request.path == "/hello") return respond(plain("hello"));
  if (request.path == "/echo") return respond(plain(request.body));
  if (request.path == "/what") {
    return respond(plain(request.method + ' ' + request.path + ' ' + request.query));
  }
  if (request.path == "/big") return respond(plain(std::string(4'000'000, 'b')));
  if (request.path == "/later") {
    return transport_->after(50, [respond, plain] { respond(plain("later")); });
  }
  if (request.path == "/throw") throw std::runtime_error("thrown in on_request");
  if (request.path == "/forget") return;
  if (request.path == "/split") {
    auto response = plain("split");
    response.headers.emplace_back("x-name", "a\r\nx-evil: yes");
    response.headers.emplace_back("Content-Length", "3");
    return respond(response);
  }
  respond(net::problem(404, "not_found", "There is nothing at this address."));
}

}  // namespace cg::test
