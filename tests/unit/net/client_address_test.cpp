// Whom a request comes from, and which names are the server's own (rules FU3, FU6 and FU7).
#include "net/client_address.hpp"

#include <gtest/gtest.h>

#include "net/origin.hpp"

namespace cg::net {
namespace {

HttpRequest request_from(std::string peer, std::vector<std::string> forwarded = {}) {
  HttpRequest request;
  request.remote_address = std::move(peer);
  for (std::string& one : forwarded) {
    request.headers.emplace_back("x-forwarded-for", std::move(one));
  }
  return request;
}

TEST(ClientAddress, FU3_OneSourceIsANumberOfIPv4OrANetworkOfIPv6) {
  EXPECT_EQ(source_of("192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(source_of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  EXPECT_EQ(source_of("2001:db8:1:2:ffff::1"), "2001:db8:1:2::/64");
  EXPECT_EQ(source_of("2001:db8::1"), "2001:db8:0:0::/64");
  EXPECT_EQ(source_of("2001:db8::2:0:0:0:1"), "2001:db8:0:2::/64");
  EXPECT_EQ(source_of("::1"), "0:0:0:0::/64");
  EXPECT_EQ(source_of("fe80::1"), source_of("fe80::2:3:4:5"));
  EXPECT_EQ(source_of(""), "");
}

TEST(ClientAddress, FU6_NobodyIsBelievedUnlessTrusted) {
  EXPECT_EQ(TrustedProxies().client_of(request_from("192.0.2.7", {"203.0.113.9"})), "192.0.2.7");
  const auto proxies = TrustedProxies::of({"10.0.0.5"});
  ASSERT_TRUE(proxies);
  EXPECT_EQ(proxies->client_of(request_from("10.0.0.6", {"203.0.113.9"})), "10.0.0.6");
  EXPECT_EQ(proxies->client_of(request_from("10.0.0.5", {"203.0.113.9"})), "203.0.113.9");
}

TEST(ClientAddress, FU6_WhatTheClientItselfPutInFrontIsNotBelieved) {
  const auto proxies = TrustedProxies::of({"10.0.0.0/8", "::1"});
  ASSERT_TRUE(proxies);
  EXPECT_EQ(proxies->client_of(request_from("10.0.0.5", {"1.1.1.1, 203.0.113.9"})), "203.0.113.9");
  EXPECT_EQ(proxies->client_of(request_from("10.0.0.5", {"1.1.1.1", "203.0.113.9"})),
            "203.0.113.9");
  EXPECT_EQ(proxies->client_of(request_from("::1", {"1.1.1.1,203.0.113.9 , 10.2.3.4"})),
            "203.0.113.9");
  EXPECT_EQ(proxies->client_of(request_from("::1", {"10.9.9.9"})), "10.9.9.9");
}

TEST(ClientAddress, FU6_NonsenseInTheHeaderEndsTheWayBack) {
  const auto proxies = TrustedProxies::of({"10.0.0.0/8"});
  ASSERT_TRUE(proxies);
  for (const char* const odd :
       {"", "unknown", "_hidden", "256.1.1.1", "1.2.3", "<script>", ",,,", "1.1.1.1, nonsense"}) {
    EXPECT_EQ(proxies->client_of(request_from("10.0.0.5", {odd})), "10.0.0.5") << odd;
  }
  std::string long_list = "1.1.1.1";
  for (int i = 0; i < 10'000; ++i) long_list += ",10.1.1.1";
  EXPECT_EQ(proxies->client_of(request_from("10.0.0.5", {long_list})), "10.1.1.1");
}

TEST(ClientAddress, FU6_PortsAndBracketsAreLeftOut) {
  const auto proxies = TrustedProxies::of({"10.0.0.5"});
  ASSERT_TRUE(proxies);
  EXPECT_EQ(proxies->client_of(request_from("10.0.0.5", {"203.0.113.9:5151"})), "203.0.113.9");
  EXPECT_EQ(proxies->client_of(request_from("10.0.0.5", {"[2001:db8::7]:443"})), "2001:db8::7");
  EXPECT_EQ(proxies->client_of(request_from("10.0.0.5", {"2001:DB8:0::7"})), "2001:db8::7");
  EXPECT_EQ(proxies->client_of(request_from("10.0.0.5", {"::ffff:203.0.113.9"})), "203.0.113.9");
}

TEST(ClientAddress, NetworksAreReadWhole) {
  EXPECT_TRUE(TrustedProxies::of({"10.0.0.0/8", "fd00::/8", "127.0.0.1", "::1"}));
  for (const char* const wrong : {"proxy.local", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/8x",
                                  "fd00::/129", "", "10.0.0.0/-1"}) {
    EXPECT_FALSE(TrustedProxies::of({wrong})) << wrong;
  }
  const auto networks = TrustedProxies::of({"172.16.0.0/12"});
  ASSERT_TRUE(networks);
  EXPECT_TRUE(networks->contains(*parse_ip("172.31.255.255")));
  EXPECT_FALSE(networks->contains(*parse_ip("172.32.0.0")));
  EXPECT_FALSE(networks->contains(*parse_ip("::172.16.0.1")));
  EXPECT_TRUE(TrustedProxies::of({"0.0.0.0/0"})->contains(*parse_ip("8.8.8.8")));
}

TEST(Hosts, FU7_TheServerAnswersToItsOwnNamesAlone) {
  const auto allowed = [](std::string_view host) {
    return is_allowed_host(host, "127.0.0.1", "https://workshops.example.org");
  };
  for (const char* const own :
       {"workshops.example.org", "Workshops.Example.ORG:443", "workshops.example.org.",
        "localhost:8080", "127.0.0.1:8080", "127.0.0.1", "[::1]:8080", ""}) {
    EXPECT_TRUE(allowed(own)) << own;
  }
  for (const char* const other :
       {"evil.example", "evil.example:8080", "workshops.example.org.evil.example",
        "evilworkshops.example.org", "127.0.0.1.evil.example", "localhost.evil.example",
        "192.168.1.5:8080", "[", "[]", ":", ".", "2130706433", "0x7f.1"}) {
    EXPECT_FALSE(allowed(other)) << other;
  }
}

TEST(Hosts, FU7_ListeningOnAllAddressesAnyAddressIsOwn) {
  for (const char* const all : {"0.0.0.0", "::"}) {
    EXPECT_TRUE(is_allowed_host("192.168.1.5:8080", all, ""));
    EXPECT_TRUE(is_allowed_host("[fd00::5]:8080", all, ""));
    EXPECT_FALSE(is_allowed_host("laptop.local:8080", all, "")) << "a name may point anywhere";
    EXPECT_TRUE(is_allowed_host("laptop.local:8080", all, "http://laptop.local:8080"));
  }
  EXPECT_TRUE(is_allowed_host("192.168.1.5:8080", "192.168.1.5", ""));
  EXPECT_FALSE(is_allowed_host("192.168.1.6:8080", "192.168.1.5", ""));
}

TEST(Hosts, FU7_OriginsAreComparedWhole) {
  const auto allowed = [](std::string_view origin) {
    return is_allowed_origin(origin, "workshops.example.org", "https://workshops.example.org");
  };
  EXPECT_TRUE(allowed("https://workshops.example.org"));
  EXPECT_TRUE(allowed(""));
  for (const char* const foreign :
       {"null", "https://evil.example", "https://workshops.example.org.evil.example",
        "https://evilworkshops.example.org", "https://workshops.example.org:8443",
        "https://workshops.example.org@evil.example", "file://",
        "https://workshops.example.orgx"}) {
    EXPECT_FALSE(allowed(foreign)) << foreign;
  }
}

}  // namespace
}  // namespace cg::net
