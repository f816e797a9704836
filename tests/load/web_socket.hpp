// One WebSocket of a simulated client: a non-blocking socket on the loop, the handshake, frames
// both ways. Shares no code with the server.
#pragma once

#include <netinet/in.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "load/frame_codec.hpp"
#include "load/loop.hpp"

namespace cg::load {

// Where a server listens; 127.0.0.1 only.
struct Address {
  std::uint16_t port = 0;
  std::string path = "/ws";
  std::string subprotocol = "commonground.v1";  // empty: none is asked for
};

class WebSocket final : private Loop::Waiter {
 public:
  class Listener {
   public:
    Listener() = default;
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    virtual ~Listener() = default;
    virtual void on_open() = 0;
    virtual void on_text(std::string_view text) = 0;  // valid during the call
    // Once, unless we cut it ourselves. `code`: of the close frame; 1006 without one; below 1000
    // the HTTP status that refused the upgrade.
    virtual void on_end(unsigned code, std::string_view why) = 0;
  };

  // Both outlive the socket.
  WebSocket(Loop& loop, Listener& listener) : loop_(loop), listener_(listener) {}
  ~WebSocket() override { cut(); }

  // Begins to connect and to ask for the upgrade. Not while connected.
  void connect(const Address& address);
  // Only once open.
  void send(std::string_view text);
  // Drops the TCP connection without a word, as a phone does that goes through a tunnel.
  void cut();

  [[nodiscard]] bool is_open() const { return state_ == State::open; }
  [[nodiscard]] bool is_idle() const { return state_ == State::idle; }
  [[nodiscard]] std::uint64_t bytes_received() const { return bytes_received_; }

 private:
  enum class State : std::uint8_t { idle, connecting, upgrading, open };

  void on_ready(std::uint32_t epoll_events) override;
  void connected();
  void receive();
  // Both leave in `bytes` what is not whole yet.
  void take_answer(std::string_view& bytes);
  void take_frames(std::string_view& bytes);
  void handle(const ServerFrame& frame);
  void write(std::string_view bytes);
  void write_waiting();
  void end(unsigned code, std::string_view why);

  Loop& loop_;
  Listener& listener_;
  int descriptor_ = -1;
  State state_ = State::idle;
  std::string request_;  // of the upgrade
  std::string in_;       // the front of a frame that is not whole yet
  std::string out_;      // what the kernel did not take
  std::uint64_t bytes_received_ = 0;
  std::uint32_t mask_ = 0x2545F491;
};

}  // namespace cg::load
