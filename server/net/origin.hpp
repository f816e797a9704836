// Which names this server answers to, and which pages may open a WebSocket: those of the public
// URL, or of the very host that was asked.
#pragma once

#include <string>
#include <string_view>

namespace cg::net {

// `origin`: the Origin header; empty (a program, not a browser) is allowed. `host`: the Host
// header. `public_origin`: "https://example.org", or empty when no public URL was set. Compared
// whole, so neither "null" nor a longer name that begins or ends alike is let in.
[[nodiscard]] bool is_allowed_origin(std::string_view origin, std::string_view host,
                                     std::string_view public_origin);

// Whether the Host header names this server, so that a name which somebody else points here (DNS
// rebinding) is no way in: localhost, the address it listens on (any, if it listens on all), a
// loopback address, or the name in the public URL. Ports are no matter. No Host at all is no
// browser's, and fine.
[[nodiscard]] bool is_allowed_host(std::string_view host, std::string_view listen_address,
                                   std::string_view public_origin);

// Where a page of ours may open a WebSocket, as sources of a content security policy: at the host
// that was asked, and at the public URL's. ('self' says so too, but not to Safari before 15.4.)
// `host` is one that is_allowed_host lets in; one that a policy has no words for (an address of
// IPv6, a port that is no number) gives no source, since what is not a host must not get into a
// header.
[[nodiscard]] std::string websocket_sources(std::string_view host, std::string_view public_origin);

// "https://example.org/path" -> "https://example.org"; empty if it is no http(s) URL.
[[nodiscard]] std::string origin_of_url(std::string_view url);

}  // namespace cg::net
