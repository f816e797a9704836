#include "load/http.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <stdexcept>

namespace cg::load {
namespace {

constexpr int patience_s = 30;

// Closes the descriptor when it goes.
class Connection {
 public:
  explicit Connection(std::uint16_t port)
      : descriptor_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const timeval patience{patience_s, 0};
    ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in server{};
    server.sin_family = AF_INET;
    server.sin_port = htons(port);
    server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // sockaddr_in is passed as sockaddr by the socket interface's own design.
    if (::connect(descriptor_, reinterpret_cast<const sockaddr*>(&server), sizeof server) != 0) {
      ::close(descriptor_);
      throw std::runtime_error("HTTP: cannot connect to port " + std::to_string(port));
    }
  }
  ~Connection() { ::close(descriptor_); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) throw std::runtime_error("HTTP: the connection ended");
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
  [[nodiscard]] std::string receive_all() const {
    std::string all;
    std::array<char, 65536> bytes;
    while (true) {
      const ssize_t count = ::recv(descriptor_, bytes.data(), bytes.size(), 0);
      if (count < 0) throw std::runtime_error("HTTP: no answer");
      if (count == 0) return all;
      all.append(bytes.data(), static_cast<std::size_t>(count));
    }
  }

 private:
  int descriptor_;
};

std::string request_text(std::uint16_t port, const HttpCall& call) {
  std::string text = call.method + " " + call.path +
                     " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
                     "\r\nConnection: close\r\n";
  if (!call.bearer.empty()) text += "Authorization: Bearer " + call.bearer + "\r\n";
  if (!call.accept_encoding.empty()) text += "Accept-Encoding: " + call.accept_encoding + "\r\n";
  if (!call.body.empty()) {
    text +=
        "Content-Type: application/json\r\nContent-Length: " + std::to_string(call.body.size()) +
        "\r\n";
  }
  return text + "\r\n" + call.body;
}

}  // namespace

HttpAnswer http(std::uint16_t port, const HttpCall& call) {
  const Connection connection(port);
  connection.send(request_text(port, call));
  const std::string all = connection.receive_all();
  const auto headers_end = all.find("\r\n\r\n");
  if (headers_end == std::string::npos) throw std::runtime_error("HTTP: half an answer");
  HttpAnswer answer;
  answer.headers = all.substr(0, headers_end);
  answer.body = all.substr(headers_end + 4);
  answer.bytes = all.size();
  answer.status = std::atoi(answer.headers.substr(answer.headers.find(' ') + 1, 3).c_str());
  return answer;
}

}  // namespace cg::load
