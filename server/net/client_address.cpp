#include "net/client_address.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <span>

namespace cg::net {
namespace {

constexpr std::array<std::uint8_t, 12> v4_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
constexpr unsigned v4_prefix_bits = 96;
constexpr int hops_max = 16;  // proxies in a row; a longer list is somebody's invention

bool is_v4(const IpAddress& address) {
  return std::ranges::equal(v4_prefix, std::span(address.bytes).first(v4_prefix.size()));
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// One entry of X-Forwarded-For: some proxies add the port.
std::optional<IpAddress> parse_hop(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('[')) return parse_ip(text.substr(1, text.find(']') - 1));
  if (const auto plain = parse_ip(text)) return plain;
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon != text.rfind(':')) return std::nullopt;
  return parse_ip(text.substr(0, colon));
}

// The entries of all such headers, the nearest hop first.
std::vector<std::string_view> hops_of(const HttpRequest& request) {
  std::vector<std::string_view> hops;
  for (const auto& [name, value] : request.headers) {
    if (name != "x-forwarded-for") continue;
    for (std::string_view rest = value;;) {
      const auto comma = rest.find(',');
      hops.push_back(rest.substr(0, comma));
      if (comma == std::string_view::npos) break;
      rest.remove_prefix(comma + 1);
    }
  }
  std::ranges::reverse(hops);
  if (hops.size() > hops_max) hops.resize(hops_max);
  return hops;
}

bool starts_alike(const IpAddress& one, const IpAddress& other, unsigned bits) {
  for (std::size_t i = 0; i < one.bytes.size() && bits > 0; ++i) {
    const unsigned here = std::min(bits, 8U);
    const unsigned mask = (0xFFU << (8 - here)) & 0xFFU;
    if (((one.bytes[i] ^ other.bytes[i]) & mask) != 0) return false;
    bits -= here;
  }
  return true;
}

}  // namespace

std::optional<IpAddress> parse_ip(std::string_view text) {
  const std::string whole(text.substr(0, text.find('%')));  // without a zone
  IpAddress address;
  if (whole.size() == text.size() && inet_pton(AF_INET, whole.c_str(), &address.bytes[12]) == 1) {
    std::ranges::copy(v4_prefix, address.bytes.begin());
    return address;
  }
  if (inet_pton(AF_INET6, whole.c_str(), address.bytes.data()) == 1) return address;
  return std::nullopt;
}

std::string to_text(const IpAddress& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const bool v4 = is_v4(address);
  const void* const from = v4 ? &address.bytes[12] : address.bytes.data();
  return inet_ntop(v4 ? AF_INET : AF_INET6, from, text.data(), text.size());
}

bool is_loopback(const IpAddress& address) {
  if (is_v4(address)) return address.bytes[12] == 127;
  IpAddress one{};
  one.bytes[15] = 1;
  return address == one;
}

std::string source_of(std::string_view text) {
  const auto address = parse_ip(text);
  if (!address) return std::string(text);
  if (is_v4(*address)) return to_text(*address);
  std::string network;
  for (std::size_t at = 0; at < 8; at += 2) {
    std::array<char, 4> digits{};
    const unsigned group = address->bytes[at] * 256U + address->bytes[at + 1];
    const auto written = std::to_chars(digits.begin(), digits.end(), group, 16);
    network.append(digits.begin(), written.ptr).push_back(':');
  }
  return network + ":/64";
}

std::optional<TrustedProxies> TrustedProxies::of(const std::vector<std::string>& texts) {
  TrustedProxies proxies;
  for (const std::string& text : texts) {
    const auto slash = text.find('/');
    const auto address = parse_ip(std::string_view(text).substr(0, slash));
    if (!address) return std::nullopt;
    unsigned bits = 128;
    if (slash != std::string::npos) {
      const char* const end = text.data() + text.size();
      const unsigned offset = is_v4(*address) ? v4_prefix_bits : 0;
      const auto read = std::from_chars(text.data() + slash + 1, end, bits);
      if (read.ec != std::errc() || read.ptr != end || bits > 128 - offset) return std::nullopt;
      bits += offset;
    }
    proxies.networks_.push_back({*address, bits});
  }
  return proxies;
}

bool TrustedProxies::contains(const IpAddress& address) const {
  return std::ranges::any_of(networks_, [&](const Network& network) {
    return starts_alike(address, network.address, network.bits);
  });
}

std::string TrustedProxies::client_of(const HttpRequest& request) const {
  auto nearest = parse_ip(request.remote_address);
  if (!nearest || !contains(*nearest)) return request.remote_address;
  for (const std::string_view hop : hops_of(request)) {
    const auto address = parse_hop(hop);
    if (!address) break;  // what stands behind it is not to be believed either
    nearest = address;
    if (!contains(*address)) break;
  }
  return to_text(*nearest);
}

}  // namespace cg::net
