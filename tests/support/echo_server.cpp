// Sends every text and binary message back, through the transport and the queue that the server
// itself uses, so that an outside test suite can judge them. Not part of the product.
//
//   echo_server [--listen ADDR:PORT]     default 127.0.0.1:9001
#include <cstdio>
#include <exception>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "net/transport.hpp"

namespace {

using namespace cg;

constexpr std::size_t message_bytes_max = 16 * 1024 * 1024;
// Suites send many large messages before they read: far more than a phone is ever owed.
constexpr std::size_t queue_bytes_max = 256 * 1024 * 1024;

class Echo final : public net::SocketHandler {
 public:
  explicit Echo(net::Socket& socket) : socket_(socket) {}
  void on_text(std::string_view message) override { socket_.send(wire::make_frame(message)); }
  void on_binary(std::string_view message) override {
    socket_.send(wire::make_frame(message, wire::FrameKind::binary));
  }
  void on_closed() override {}

 private:
  net::Socket& socket_;
};

class EchoServer final : public net::Application {
 public:
  void on_request(net::HttpRequest, Respond respond) override {
    respond(net::problem(404, "not_found", "There is nothing here but a WebSocket."));
  }
  std::unique_ptr<net::HttpResponse> refuse_upgrade(const net::HttpRequest&) override {
    return nullptr;
  }
  std::unique_ptr<net::SocketHandler> on_socket(net::Socket& socket,
                                                const net::HttpRequest&) override {
    return std::make_unique<Echo>(socket);
  }
  void on_turn_end() override {}
  void on_failure(std::string_view what) noexcept override {
    std::fprintf(stderr, "failure: %.*s\n", static_cast<int>(what.size()), what.data());
  }
};

net::TransportOptions options_of(int count, char** arguments) {
  net::TransportOptions options{.port = 9001,
                                .subprotocol_required = false,
                                .message_bytes_max = message_bytes_max,
                                .queue_bytes_max = queue_bytes_max};
  if (count == 1) return options;
  const std::string listen = count == 3 ? arguments[2] : "";
  const auto colon = listen.rfind(':');
  if (std::string_view(arguments[1]) != "--listen" || colon == std::string::npos) {
    throw std::invalid_argument("usage: echo_server [--listen ADDR:PORT]");
  }
  options.address = listen.substr(0, colon);
  options.port = static_cast<std::uint16_t>(std::stoi(listen.substr(colon + 1)));
  return options;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    EchoServer echo;
    const auto transport = net::Transport::listen(options_of(count, arguments), echo);
    transport->on_signal([&] { transport->stop(1001, "going away", 1000); });
    std::printf("listening on port %d\n", transport->port());
    std::fflush(stdout);
    transport->run();
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "echo_server: %s\n", failure.what());
    return 1;
  }
  return 0;
}
