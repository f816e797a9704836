#include "net/origin.hpp"

#include <algorithm>

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

}  // namespace

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
