#include "net/beast/http_request.hpp"

#include <algorithm>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/http/status.hpp>
#include <cctype>
#include <memory>
#include <optional>
#include <utility>

namespace cg::net {
namespace {

namespace http = boost::beast::http;
using boost::beast::iequals;

boost::beast::string_view beasts(std::string_view text) {
  return {text.data(), text.size()};
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

bool lists_token(std::string_view list, std::string_view token) {
  return http::token_list(beasts(list)).exists(beasts(token));
}

// Beast takes any coding for "no body" and leaves the body to be read as the next request, which
// behind a proxy lets one client put words into another's mouth (request smuggling).
bool has_odd_transfer_encoding(const RequestHeader& header) {
  const auto [first, last] = header.equal_range(http::field::transfer_encoding);
  if (first == last) return false;
  return header.version() < 11 || std::next(first) != last || !iequals(first->value(), "chunked");
}

// "/path?query", also from the form with scheme and host that a proxy may send.
std::optional<std::string_view> origin_form(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (target.size() < scheme.size()) continue;
    if (!iequals(beasts(target.substr(0, scheme.size())), beasts(scheme))) continue;
    const auto path = target.find_first_of("/?", scheme.size());
    if (path == std::string_view::npos) return "/";
    target.remove_prefix(path);
    break;
  }
  if (target.empty() || target.front() != '/') return std::nullopt;
  if (target.find('#') != std::string_view::npos) return std::nullopt;
  return target;
}

// Whether the request asks to go on as a WebSocket.
bool wants_websocket(const HttpRequest& request) {
  return request.method == "GET" && lists_token(request.header("connection"), "upgrade") &&
         lists_token(request.header("upgrade"), "websocket");
}

// Control characters would let a value end its header and begin another.
bool is_sendable(const std::pair<std::string, std::string>& header) {
  const auto is_control = [](unsigned char c) { return c < 0x20 || c == 0x7F; };
  return std::none_of(header.first.begin(), header.first.end(), is_control) &&
         std::none_of(header.second.begin(), header.second.end(), is_control);
}

bool is_transports_own(std::string_view name) {
  for (const std::string_view own : {"content-length", "connection", "transfer-encoding"}) {
    if (iequals(beasts(name), beasts(own))) return true;
  }
  return false;
}

}  // namespace

std::expected<HttpRequest, HttpResponse> read_request(const RequestHeader& header,
                                                      std::string remote_address) {
  const auto refusal = [](std::string_view reason, std::string_view detail) {
    return std::unexpected(problem(400, reason, detail));
  };
  if (has_odd_transfer_encoding(header)) {
    return refusal("bad_transfer_encoding", "The only transfer coding taken is chunked.");
  }
  const std::size_t hosts = header.count(http::field::host);
  if (hosts > 1 || (hosts == 0 && header.version() >= 11)) {
    return refusal("bad_host", "A request names its host exactly once.");
  }
  const auto target = origin_form({header.target().data(), header.target().size()});
  if (!target) return refusal("bad_target", "The address asked for is not a path.");

  const std::string_view method(header.method_string().data(), header.method_string().size());
  const auto query = target->find('?');
  HttpRequest request{.method = std::string(method),
                      .path = std::string(target->substr(0, query)),
                      .query = {},
                      .headers = {},
                      .body = {},
                      .remote_address = std::move(remote_address)};
  if (query != std::string_view::npos) request.query = target->substr(query + 1);
  for (const auto& field : header) {
    request.headers.emplace_back(
        lower_case({field.name_string().data(), field.name_string().size()}),
        std::string(field.value().data(), field.value().size()));
  }
  return request;
}

bool offers_subprotocol(const HttpRequest& request, std::string_view name) {
  return std::any_of(request.headers.begin(), request.headers.end(), [&](const auto& header) {
    return header.first == "sec-websocket-protocol" && lists_token(header.second, name);
  });
}

std::unique_ptr<HttpResponse> upgrade_fault(const HttpRequest& request,
                                            const TransportOptions& options) {
  const auto fault = [](int status, std::string_view reason, std::string_view detail) {
    return std::make_unique<HttpResponse>(problem(status, reason, detail));
  };
  if (!wants_websocket(request)) {
    auto response = fault(426, "websocket_only", "This address speaks WebSocket only.");
    response->headers.emplace_back("upgrade", "websocket");
    return response;
  }
  if (request.header("sec-websocket-version") != "13") {
    auto response = fault(426, "websocket_version", "The WebSocket version taken is 13.");
    response->headers.emplace_back("sec-websocket-version", "13");
    return response;
  }
  const std::string_view key = request.header("sec-websocket-key");
  if (key.size() != 24 || !key.ends_with("==")) {  // 16 bytes in base64
    return fault(400, "websocket_key", "The WebSocket key is missing or malformed.");
  }
  if (options.subprotocol_required && !offers_subprotocol(request, options.subprotocol)) {
    return fault(400, "websocket_subprotocol",
                 "The WebSocket must offer the subprotocol " + options.subprotocol + ".");
  }
  return nullptr;
}

std::string response_head(const HttpResponse& response, std::size_t body_bytes, bool keep_alive) {
  const auto reason =
      http::obsolete_reason(http::int_to_status(static_cast<unsigned>(response.status)));
  std::string head = "HTTP/1.1 " + std::to_string(response.status) + ' ';
  head.append(reason.data(), reason.size()).append("\r\n");
  for (const auto& header : response.headers) {
    if (is_transports_own(header.first) || !is_sendable(header)) continue;
    head.append(header.first).append(": ").append(header.second).append("\r\n");
  }
  if (response.status != 204 && response.status != 304) {
    head.append("Content-Length: ").append(std::to_string(body_bytes)).append("\r\n");
  }
  return head.append(keep_alive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n");
}

}  // namespace cg::net
