// Where a request comes from: the address of the socket's peer, or what a proxy that the operator
// trusts says about it in X-Forwarded-For. From anybody else that header is ignored.
//
// Pure; safe from any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "net/transport.hpp"

namespace cg::net {

// An address as a number; IPv4 as the part of IPv6 that stands for it.
struct IpAddress {
  std::array<std::uint8_t, 16> bytes{};
  friend bool operator==(const IpAddress&, const IpAddress&) = default;
};
[[nodiscard]] std::optional<IpAddress> parse_ip(std::string_view text);
// "192.0.2.7", "2001:db8::1": one text for every address, whatever it was written like.
[[nodiscard]] std::string to_text(const IpAddress& address);
[[nodiscard]] bool is_loopback(const IpAddress& address);

// What counts as one source where addresses are counted: of IPv6 the network of 64 bits, since a
// household or a hall has as many addresses in it as it likes ("2001:db8:1:2::/64"). What is no
// address is its own source.
[[nodiscard]] std::string source_of(std::string_view address);

class TrustedProxies {
 public:
  TrustedProxies() = default;
  // Each "10.0.0.5" or a network "10.0.0.0/8"; nothing when one of them is neither.
  [[nodiscard]] static std::optional<TrustedProxies> of(const std::vector<std::string>& texts);

  [[nodiscard]] bool contains(const IpAddress& address) const;
  [[nodiscard]] bool empty() const { return networks_.empty(); }

  // The nearest address that no trusted proxy has: who spoke to the first of them. Never throws.
  [[nodiscard]] std::string client_of(const HttpRequest& request) const;

 private:
  struct Network {
    IpAddress address;
    unsigned bits = 128;
  };
  std::vector<Network> networks_;
};

}  // namespace cg::net
