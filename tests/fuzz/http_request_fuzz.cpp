// Requests as Beast's parser gives them, through what we demand of them besides: framing, host,
// address, upgrade, and the origin of a page. The first bytes are the request.
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "expect.hpp"
#include "net/beast/http_request.hpp"
#include "net/origin.hpp"

namespace {

using namespace cg;
namespace http = boost::beast::http;

void judge(const net::RequestHeader& header) {
  const auto request = net::read_request(header, "192.0.2.1");
  if (!request) {
    fuzz::expect(request.error().status == 400, "a malformed request is 400");
    const std::string head = net::response_head(request.error(), 0, false);
    fuzz::expect(head.ends_with("\r\n\r\n"), "a head ends");
    return;
  }
  fuzz::expect(request->path.starts_with('/'), "a path begins with a slash");
  fuzz::expect(request->path.find_first_of("?# \r\n") == std::string::npos, "and is only a path");
  fuzz::expect(header.count(http::field::host) <= 1, "one host at most");
  fuzz::expect(header.count(http::field::transfer_encoding) <= 1, "one transfer coding at most");
  for (const auto& [name, value] : request->headers) {
    fuzz::expect(value.find('\n') == std::string::npos, "a header is one line");
  }
  const net::TransportOptions options;
  if (const auto fault = net::upgrade_fault(*request, options)) {
    fuzz::expect(fault->status == 400 || fault->status == 426, "an upgrade that cannot be");
  }
  const std::string_view origin = request->header("origin");
  constexpr std::string_view ours = "https://workshops.example.org";
  if (net::is_allowed_origin(origin, "", ours) && !origin.empty()) {
    fuzz::expect(origin.size() == ours.size(), "only our own origin is let in");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  http::request_parser<http::string_body> parser;
  parser.header_limit(16 * 1024);
  parser.body_limit(256 * 1024);
  boost::beast::error_code failed;
  parser.put(boost::asio::buffer(data, size), failed);
  if (parser.is_header_done()) judge(parser.get());
  return 0;
}
