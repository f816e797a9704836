// The floor of fan-out: a plain loop of non-blocking `send` over as many sockets, with no queue, no
// library and nothing else to do. What any server must spend on the kernel.
//
// It prints "listening on port N", then reads lines "COUNT BYTES" and gives every WebSocket COUNT
// text messages of BYTES bytes, gathered in one send each.
//
// It answers every handshake with the key of RFC 6455's example, which the load client always uses.
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "load/descriptors.hpp"

namespace {

constexpr std::string_view accepted =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

std::string frames(std::size_t count, std::size_t bytes) {
  std::string one{static_cast<char>(0x81)};
  if (bytes <= 125) {
    one.push_back(static_cast<char>(bytes));
  } else {
    one.push_back(126);
    one.push_back(static_cast<char>(bytes >> 8));
    one.push_back(static_cast<char>(bytes & 0xFF));
  }
  one.append(bytes, 'x');
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += one;
  return all;
}

int listen_anywhere(std::uint16_t& port) {
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  // sockaddr_in is passed as sockaddr by the socket interface's own design.
  auto* const generic = reinterpret_cast<sockaddr*>(&address);
  if (::bind(listener, generic, size) != 0 || ::listen(listener, 4096) != 0 ||
      ::getsockname(listener, generic, &size) != 0) {
    std::perror("fanout_floor");
    std::exit(1);
  }
  port = ntohs(address.sin_port);
  return listener;
}

class Floor {
 public:
  Floor() : epoll_(::epoll_create1(EPOLL_CLOEXEC)), listener_(listen_anywhere(port_)) {
    watch(listener_);
    watch(STDIN_FILENO);
    std::printf("listening on port %d\n", port_);
    std::fflush(stdout);
  }

  void run() {
    std::array<epoll_event, 256> events;
    while (true) {
      const int count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), -1);
      for (int i = 0; i < count; ++i) {
        const int descriptor = events[static_cast<std::size_t>(i)].data.fd;
        if (descriptor == listener_) {
          accept_all();
        } else if (descriptor != STDIN_FILENO) {
          shake_hands(descriptor);
        } else if (!obey()) {
          return;
        }
      }
    }
  }

 private:
  void watch(int descriptor) const {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = descriptor;
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, descriptor, &event);
  }

  void accept_all() {
    int descriptor = -1;
    while ((descriptor = ::accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC)) >=
           0) {
      const int on = 1;
      ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
      watch(descriptor);
    }
  }

  // The request comes in one piece on this machine.
  void shake_hands(int descriptor) {
    std::array<char, 4096> bytes;
    if (::recv(descriptor, bytes.data(), bytes.size(), 0) <= 0) {
      std::erase(sockets_, descriptor);
      ::close(descriptor);
      return;
    }
    ::send(descriptor, accepted.data(), accepted.size(), MSG_NOSIGNAL);
    sockets_.push_back(descriptor);
  }

  bool obey() {
    std::array<char, 256> line;
    const ssize_t size = ::read(STDIN_FILENO, line.data(), line.size() - 1);
    if (size <= 0) return false;
    line.at(static_cast<std::size_t>(size)) = 0;
    char* after = nullptr;
    const auto count = std::strtoul(line.data(), &after, 10);
    const auto bytes = std::strtoul(after, nullptr, 10);
    if (count != count_ || bytes != bytes_) message_ = frames(count_ = count, bytes_ = bytes);
    for (const int socket : sockets_) {
      const ssize_t sent =
          ::send(socket, message_.data(), message_.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (sent != static_cast<ssize_t>(message_.size())) {
        std::fprintf(stderr, "fanout_floor: a socket took %zd bytes: %d\n", sent, errno);
      }
    }
    return true;
  }

  std::uint16_t port_ = 0;
  int epoll_;
  int listener_;
  std::vector<int> sockets_;
  std::string message_;
  std::size_t count_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace

int main() {
  cg::load::raise_descriptor_limit();
  Floor().run();
}
