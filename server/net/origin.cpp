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

bool is_host_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
}

// "example.org:8080"; of lower case letters.
bool is_source_host(std::string_view host) {
  const std::string_view name = host.substr(0, host.find(':'));
  const std::string_view port = host.substr(name.size());
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool port_is_fine = port.empty() || (port.size() >= 2 && port.size() <= 6 &&
                                             std::ranges::all_of(port.substr(1), is_digit));
  return !name.empty() && std::ranges::all_of(name, is_host_character) && port_is_fine;
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

std::string websocket_sources(std::string_view host, std::string_view public_origin) {
  std::string sources;
  const auto add = [&](std::string_view scheme, std::string_view at) {
    if (is_source_host(at)) sources.append(" ").append(scheme).append("://").append(at);
  };
  const std::string asked = lower(host);
  const std::string public_one = lower(public_origin);
  const auto scheme_end = public_one.find("://");
  const std::string public_host =
      scheme_end == std::string::npos ? std::string() : public_one.substr(scheme_end + 3);
  // Whether a proxy in front speaks TLS is not known for a host; of the public URL it is.
  if (asked != public_host) {
    add("ws", asked);
    add("wss", asked);
  }
  add(public_one.starts_with("https:") ? "wss" : "ws", public_host);
  return sources.empty() ? sources : sources.substr(1);
}

std::string origin_of_url(std::string_view url) {
  const auto scheme_end = url.find("://");
  if (!url.starts_with("http://") && !url.starts_with("https://")) return {};
  const auto path = url.find('/', scheme_end + 3);
  const std::string origin(url.substr(0, path));
  return origin.size() > scheme_end + 3 ? origin : std::string();
}

}  // namespace cg::net
