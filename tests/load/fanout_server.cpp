#include "load/fanout_server.hpp"

#include <cstdlib>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace cg::load {
namespace {

constexpr std::string_view port_word = "listening on port ";
constexpr Microseconds patience = 60 * second;
constexpr std::size_t connected_at_once = 100;
// socket.io sends small packets of its own; a message of ours is larger.
constexpr std::size_t message_bytes_min = 150;

}  // namespace

class FanoutServer::Receiver final : private WebSocket::Listener {
 public:
  explicit Receiver(FanoutServer& server) : server_(server), socket_(server.loop_, *this) {
    socket_.connect(server.address_);
  }

  void ask(const std::string& what) { socket_.send(what); }

 private:
  void on_open() override {
    // "Connect to the main namespace", which it answers.
    if (server_.program_.speaks_socket_io) return socket_.send("40");
    ++server_.ready_;
  }
  void on_text(std::string_view text) override {
    if (text.size() >= message_bytes_min) {
      ++server_.received_;
    } else if (server_.program_.speaks_socket_io && text == "2") {  // its ping
      socket_.send("3");
    } else if (server_.program_.speaks_socket_io && text.starts_with("40")) {
      ++server_.ready_;
    }
  }
  void on_end(unsigned code, std::string_view why) override {
    server_.faults_.add("a fan-out server ended a connection with " + std::to_string(code) + " " +
                        std::string(why));
  }

  FanoutServer& server_;
  WebSocket socket_;
};

FanoutServer::FanoutServer(Loop& loop, Faults& faults, FanoutProgram program,
                           const std::string& log)
    : loop_(loop), faults_(faults), program_(std::move(program)), process_(program_.command, log) {
  const auto line = process_.read_line(20 * second);
  if (!line || !line->starts_with(port_word)) throw std::runtime_error("it does not start");
  address_.port = static_cast<std::uint16_t>(std::atoi(line->c_str() + port_word.size()));
  address_.subprotocol.clear();
  if (program_.speaks_socket_io) address_.path = "/socket.io/?EIO=4&transport=websocket";
}

FanoutServer::~FanoutServer() = default;

void FanoutServer::connect(std::size_t count) {
  for (std::size_t connected = 0; connected < count;) {
    for (std::size_t i = 0; i < connected_at_once && connected < count; ++i, ++connected) {
      receivers_.emplace_back(*this);
    }
    if (!loop_.run_until(now_us() + patience, [&] { return ready_ == connected; })) {
      throw std::runtime_error("it does not accept all connections");
    }
  }
}

void FanoutServer::round(std::size_t messages, std::size_t bytes) {
  received_ = 0;
  const std::size_t wanted = messages * receivers_.size();
  ask(std::to_string(messages) + " " + std::to_string(bytes));
  if (!loop_.run_until(now_us() + patience, [&] { return received_ >= wanted; })) {
    throw std::runtime_error("messages are missing");
  }
}

void FanoutServer::ask(const std::string& what) {
  if (program_.is_asked_by_message) return receivers_.front().ask(what);
  process_.write_line(what);
}

double FanoutServer::cpu_per_delivery(std::size_t rounds, std::size_t messages, std::size_t bytes) {
  const Microseconds before = process_.cpu_us();
  for (std::size_t i = 0; i < rounds; ++i) round(messages, bytes);
  const auto deliveries = static_cast<double>(rounds * messages * receivers_.size());
  return static_cast<double>(process_.cpu_us() - before) / deliveries;
}

}  // namespace cg::load
