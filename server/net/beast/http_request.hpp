// From Beast's parsed header to the application's HttpRequest, with the checks that HTTP demands
// of a server and Beast leaves to it. Private to server/net/beast. Pure functions.
#pragma once

#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/message.hpp>
#include <expected>
#include <memory>
#include <string>
#include <string_view>

#include "net/transport.hpp"

namespace cg::net {

using RequestHeader = boost::beast::http::header<true, boost::beast::http::fields>;

// The request without its body, or the response that refuses it; the connection closes then, since
// where the next request begins is no longer certain.
[[nodiscard]] std::expected<HttpRequest, HttpResponse> read_request(const RequestHeader& header,
                                                                    std::string remote_address);

// Whether the subprotocols that the request offers include `name`.
[[nodiscard]] bool offers_subprotocol(const HttpRequest& request, std::string_view name);

// Why a request at the WebSocket's path cannot be upgraded, or null.
[[nodiscard]] std::unique_ptr<HttpResponse> upgrade_fault(const HttpRequest& request,
                                                          const TransportOptions& options);

// Status line and headers of `response`, whose body is `body_bytes` long.
[[nodiscard]] std::string response_head(const HttpResponse& response, std::size_t body_bytes,
                                        bool keep_alive);

}  // namespace cg::net
