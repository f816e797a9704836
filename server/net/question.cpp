#include "net/question.hpp"

#include <algorithm>
#include <utility>

#include "hub/visitor.hpp"
#include "wire/json.hpp"

namespace cg::net {

// Not Rooms::arrive: nobody is to wait for this one to join.
Question::Question(hub::Rooms& rooms, std::string source, Application::Respond respond)
    : visitor_(
          std::make_shared<hub::Visitor>(static_cast<hub::Peer&>(*this), rooms, std::move(source))),
      respond_(std::move(respond)) {}

void Question::send(const wire::SharedFrame& frame) {
  if (std::exchange(answered_, true)) return;
  HttpResponse response;
  response.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
  response.body = std::make_shared<const std::string>(frame->payload());
  respond_(std::move(response));
}

void Question::close(std::uint16_t, std::string_view reason) {
  if (std::exchange(answered_, true)) return;
  respond_(problem(503, reason, "This cannot be answered now."));
}

std::string find_request(std::string_view code) {
  constexpr std::size_t code_bytes_max = 32;
  const bool is_plain = std::ranges::all_of(code, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
  });
  if (code.empty() || code.size() > code_bytes_max || !is_plain) return {};
  return wire::Json{
      {"jsonrpc", "2.0"}, {"id", "find"}, {"method", "workshop.find"}, {"params", {{"code", code}}}}
      .dump();
}

}  // namespace cg::net
