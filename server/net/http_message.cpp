#include "net/transport.hpp"

namespace cg::net {
namespace {

std::string_view title_of(int status) {
  switch (status) {
    case 400:
      return "Bad request";
    case 401:
      return "Unauthorised";
    case 403:
      return "Forbidden";
    case 404:
      return "Not found";
    case 405:
      return "Method not allowed";
    case 408:
      return "Request timeout";
    case 409:
      return "Conflict";
    case 413:
      return "Content too large";
    case 415:
      return "Unsupported media type";
    case 417:
      return "Expectation failed";
    case 421:
      return "Misdirected request";
    case 422:
      return "Unprocessable content";
    case 426:
      return "Upgrade required";
    case 429:
      return "Too many requests";
    case 431:
      return "Request header fields too large";
    case 500:
      return "Internal server error";
    case 503:
      return "Service unavailable";
    case 505:
      return "HTTP version not supported";
    default:
      return "Error";
  }
}

// `text` as a JSON string. Control characters, which no sentence of ours has, become spaces.
void append_json_string(std::string& json, std::string_view text) {
  json += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') json += '\\';
    json += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  json += '"';
}

}  // namespace

std::string_view HttpRequest::header(std::string_view name) const {
  for (const auto& [field, value] : headers) {
    if (field == name) return value;
  }
  return {};
}

HttpResponse problem(int status, std::string_view reason, std::string_view detail) {
  std::string json = R"({"type":"about:blank","title":)";
  append_json_string(json, title_of(status));
  json += R"(,"status":)" + std::to_string(status) + R"(,"detail":)";
  append_json_string(json, detail);
  json += R"(,"reason":)";
  append_json_string(json, reason);
  json += '}';
  return {.status = status,
          .headers = {{"content-type", "application/problem+json"}, {"cache-control", "no-store"}},
          .body = std::make_shared<const std::string>(std::move(json))};
}

}  // namespace cg::net
