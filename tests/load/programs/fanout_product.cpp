// Fan-out as the server does it: its own transport, outgoing queues and shared frames, with nothing
// of a workshop around them. Not part of the product.
//
// It prints "listening on port N". A message "COUNT BYTES" from any WebSocket gives every one of
// them COUNT text messages of BYTES bytes, each a frame of its own.
//
// It is asked by a socket, as the server is, and not by its input as the floor: reading that would
// take a second thread, and then the two and the load client change cores with every round, which
// costs more than what is measured here.

#include <algorithm>
#include <cstdio>
#include <exception>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "load/descriptors.hpp"
#include "net/transport.hpp"

namespace {

using namespace cg;

class Fanout final : public net::Application {
 public:
  void on_request(net::HttpRequest, Respond respond) override {
    respond(net::problem(404, "not_found", "There is nothing here but a WebSocket."));
  }
  std::unique_ptr<net::HttpResponse> refuse_upgrade(const net::HttpRequest&) override {
    return nullptr;
  }
  std::unique_ptr<net::SocketHandler> on_socket(net::Socket& socket,
                                                const net::HttpRequest&) override {
    sockets_.push_back(&socket);
    return std::make_unique<Listener>(*this, socket);
  }
  void on_turn_end() override {}
  void on_failure(std::string_view what) noexcept override {
    std::fprintf(stderr, "failure: %.*s\n", static_cast<int>(what.size()), what.data());
  }

  void send_to_all(std::size_t count, std::size_t bytes) {
    const std::string text(bytes, 'x');
    for (std::size_t i = 0; i < count; ++i) {
      const wire::SharedFrame frame = wire::make_frame(text);
      for (net::Socket* socket : sockets_) socket->send(frame);
    }
  }

 private:
  class Listener final : public net::SocketHandler {
   public:
    Listener(Fanout& fanout, net::Socket& socket) : fanout_(fanout), socket_(socket) {}
    void on_text(std::string_view text) override {
      std::istringstream words{std::string(text)};
      std::size_t count = 0;
      std::size_t bytes = 0;
      if (words >> count >> bytes) fanout_.send_to_all(count, bytes);
    }
    void on_binary(std::string_view) override {}
    void on_closed() override { std::erase(fanout_.sockets_, &socket_); }

   private:
    Fanout& fanout_;
    net::Socket& socket_;
  };

  std::vector<net::Socket*> sockets_;
};

}  // namespace

int main() {
  cg::load::raise_descriptor_limit();
  try {
    Fanout fanout;
    net::TransportOptions options;
    options.port = 0;
    options.subprotocol_required = false;
    const auto transport = net::Transport::listen(options, fanout);
    std::printf("listening on port %d\n", transport->port());
    std::fflush(stdout);
    transport->run();
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "fanout_product: %s\n", failure.what());
    return 1;
  }
  return 0;
}
