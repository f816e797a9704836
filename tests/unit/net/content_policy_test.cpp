// Where a page may connect: to its own server and nowhere else, whatever it is asked as.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "net/origin.hpp"
#include "net/static_files.hpp"

namespace cg::net {
namespace {

std::string policy_for(std::string_view host, std::string_view public_origin,
                       const std::string& type = "text/html; charset=utf-8") {
  HttpResponse response;
  response.headers = {{"Content-Type", type}};
  add_security_headers(response, websocket_sources(host, public_origin));
  for (const auto& [name, value] : response.headers) {
    if (name == "Content-Security-Policy") return value;
  }
  return {};
}

std::string directive(const std::string& policy, const std::string& name) {
  const auto at = policy.find(name + " ");
  if (at == std::string::npos) return {};
  return policy.substr(at, policy.find(';', at) - at);
}

TEST(ContentPolicy, APageMayConnectToTheHostThatItCameFrom) {
  EXPECT_EQ(directive(policy_for("127.0.0.1:8080", ""), "connect-src"),
            "connect-src 'self' ws://127.0.0.1:8080 wss://127.0.0.1:8080");
  EXPECT_EQ(directive(policy_for("LocalHost:8080", ""), "connect-src"),
            "connect-src 'self' ws://localhost:8080 wss://localhost:8080");
}

TEST(ContentPolicy, APageMayConnectToThePublicUrl) {
  EXPECT_EQ(directive(policy_for("workshops.example.org", "https://workshops.example.org"),
                      "connect-src"),
            "connect-src 'self' wss://workshops.example.org");
  EXPECT_EQ(directive(policy_for("127.0.0.1:8080", "http://192.168.7.20:8080"), "connect-src"),
            "connect-src 'self' ws://127.0.0.1:8080 wss://127.0.0.1:8080 ws://192.168.7.20:8080");
}

TEST(ContentPolicy, NoSchemeAloneIsASource) {
  for (const char* host : {"", "127.0.0.1:8080", "workshops.example.org", "[::1]:8080"}) {
    const std::string sources =
        directive(policy_for(host, "https://workshops.example.org"), "connect-src") + " ";
    for (const char* scheme : {" ws: ", " wss: ", " http: ", " https: ", " * "}) {
      EXPECT_EQ(sources.find(scheme), std::string::npos) << host << ": " << sources;
    }
  }
}

// The name before the colon is ours in all of these, so the request itself is let in.
TEST(ContentPolicy, WhatIsNoHostIsNotWrittenIntoThePolicy) {
  for (const char* host :
       {"localhost:80; script-src *", "localhost:80 *", "localhost:8080,ws://evil.example",
        "localhost:", "localhost:123456", "localhost:80x", "localhost:\t80", "[::1]:8080", "[::1]",
        "localhost:80;", "local host", "*", "localhost:*"}) {
    EXPECT_EQ(websocket_sources(host, ""), "") << host;
    const std::string policy = policy_for(host, "");
    EXPECT_EQ(directive(policy, "connect-src"), "connect-src 'self'") << policy;
    EXPECT_EQ(directive(policy, "script-src"), "script-src 'self'") << policy;
  }
}

TEST(ContentPolicy, APartOfAPageCarriesNone) {
  EXPECT_EQ(policy_for("localhost", "", "text/javascript; charset=utf-8"), "");
  EXPECT_NE(policy_for("localhost", "", "application/json"), "");
}

TEST(ContentPolicy, NothingUnsafeIsAllowed) {
  const std::string policy = policy_for("127.0.0.1:8080", "https://workshops.example.org");
  EXPECT_EQ(policy.find("unsafe"), std::string::npos);
  EXPECT_NE(policy.find("default-src 'none'"), std::string::npos);
  EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos);
  EXPECT_NE(policy.find("require-trusted-types-for 'script'"), std::string::npos);
}

}  // namespace
}  // namespace cg::net
