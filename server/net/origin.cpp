#include "net/origin.hpp"

#include <algorithm>
#include <optional>

#include "net/client_address.hpp"

namespace cg::net {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

// Browsers leave the default port out of an origin; a Host header may name it.
std::string without_default_port(std::string origin) {
  const std::string_view port = origin.starts_with("https:") ? ":443" : ":80";
  if (origin.ends_with(port)) origin.resize(origin.size() - port.size());
  return origin;
}

// "Example.org:8080" -> "example.org", "[::1]:8080" -> "::1"
std::string host_name(std::string_view host) {
  if (host.starts_with('[')) return lower(host.substr(1, host.find(']') - 1));
  std::string name = lower(host.substr(0, host.rfind(':')));
  if (name.ends_with('.')) name.pop_back();
  return name;
}

}  // namespace

bool is_allowed_host(std::string_view host, std::string_view listen_address,
                     std::string_view public_origin) {
  if (host.empty()) return true;
  const std::string name = host_name(host);
  if (name == "localhost") return true;
  const auto scheme_end = public_origin.find("://");
  if (scheme_end != std::string_view::npos &&
      name == host_name(public_origin.substr(scheme_end + 3))) {
    return true;
  }
  const auto address = parse_ip(name);
  if (!address) return false;
  const auto listening = parse_ip(listen_address);
  const bool on_all = listening == parse_ip("0.0.0.0") || listening == parse_ip("::");
  return on_all || is_loopback(*address) || address == listening;
}

bool is_allowed_origin(std::string_view origin, std::string_view host,
                       std::string_view public_origin) {
  if (origin.empty()) return true;
  const std::string asked = lower(origin);
  if (!public_origin.empty() && asked == without_default_port(lower(public_origin))) return true;
  if (host.empty()) return false;
  const std::string name = lower(host);
  return asked == without_default_port("http://" + name) ||
         asked == without_default_port("https://" + name);
}

std::string origin_of_url(std::string_view url) {
  const auto scheme_end = url.find("://");
  if (!url.starts_with("http://") && !url.starts_with("https://")) return {};
  const auto path = url.find('/', scheme_end + 3);
  const std::string origin(url.substr(0, path));
  return origin.size() > scheme_end + 3 ? origin : std::string();
}

}  // namespace cg::net
