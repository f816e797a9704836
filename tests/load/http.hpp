// One HTTP request at a time to 127.0.0.1, blocking: for what a scenario does before and after.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace cg::load {

struct HttpAnswer {
  int status = 0;
  std::string headers;  // as received
  std::string body;
  std::size_t bytes = 0;  // of all of it, as it came over the wire
};

struct HttpCall {
  std::string method = "GET";
  std::string path;
  std::string bearer;  // empty: none
  std::string body;
  std::string accept_encoding;  // empty: none
};

// Throws std::runtime_error when there is no answer within 30 seconds.
[[nodiscard]] HttpAnswer http(std::uint16_t port, const HttpCall& call);

}  // namespace cg::load
