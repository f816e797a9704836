// The far end of one connection, as the hub sees it: a socket in the server, a simulated phone in
// the simulator.
#pragma once

#include <cstdint>
#include <string_view>

#include "wire/frame.hpp"

namespace cg::hub {

class Peer {
 public:
  Peer() = default;
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;
  virtual ~Peer() = default;
  // Queues the frame; never calls back into the hub.
  virtual void send(const wire::SharedFrame& frame) = 0;
  // Closes after what is queued; nothing is sent afterwards.
  virtual void close(std::uint16_t code, std::string_view reason) = 0;
};

// protocol README, "Close codes": below 4500 come back, from there on do not.
namespace close_code {
inline constexpr std::uint16_t restarting = 4001;
inline constexpr std::uint16_t shed_load = 4002;
inline constexpr std::uint16_t never_joined = 4003;
inline constexpr std::uint16_t not_text = 4500;
inline constexpr std::uint16_t removed = 4501;
inline constexpr std::uint16_t workshop_deleted = 4502;
inline constexpr std::uint16_t bad_token = 4503;
inline constexpr std::uint16_t policy = 4504;
inline constexpr std::uint16_t guessing = 4505;
inline constexpr std::uint16_t link_renewed = 4506;
}  // namespace close_code

}  // namespace cg::hub
