// HTTP/1.1 as clients, proxies and attackers speak it.
#include <gtest/gtest.h>

#include <string>

#include "unit/net/test_server.hpp"

namespace cg::test {
namespace {

std::string get(const std::string& path, const std::string& more_headers = {}) {
  return "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + more_headers + "\r\n";
}

std::string post(const std::string& path, const std::string& body) {
  return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}

bool is_problem(const RawAnswer& answer, const std::string& reason) {
  return answer.headers.at("content-type") == "application/problem+json" &&
         answer.body.find("\"reason\":\"" + reason + "\"") != std::string::npos &&
         answer.body.find("\"status\":" + std::to_string(answer.status)) != std::string::npos;
}

// Sends `bytes` on a new connection and expects to be refused and cut off.
void expect_refused(TestServer& server, const std::string& bytes, int status,
                    const std::string& reason) {
  SCOPED_TRACE(bytes.substr(0, 200));
  RawConnection client(server.port());
  client.send(bytes);
  const auto answer = read_answer(client);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, status);
  EXPECT_TRUE(is_problem(*answer, reason)) << answer->body;
  EXPECT_EQ(answer->headers.at("connection"), "close");
  EXPECT_TRUE(client.wait_for_end());
  EXPECT_TRUE(client.buffer().empty()) << "what followed was taken for a request";
}

TEST(Http, AnswersWithLengthAndNamesNoServer) {
  TestServer server;
  RawConnection client(server.port());
  client.send(get("/hello"));
  const auto answer = read_answer(client);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
  EXPECT_EQ(answer->body, "hello");
  EXPECT_EQ(answer->headers.at("content-length"), "5");
  EXPECT_EQ(answer->headers.at("connection"), "keep-alive");
  EXPECT_FALSE(answer->headers.contains("server"));
}

TEST(Http, KeepsTheConnectionForManyRequests) {
  TestServer server;
  RawConnection client(server.port());
  for (int i = 0; i < 50; ++i) {
    client.send(post("/echo", "body " + std::to_string(i)));
    const auto answer = read_answer(client);
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->body, "body " + std::to_string(i));
  }
}

TEST(Http, AnswersPipelinedRequestsInTheirOrder) {
  TestServer server;
  RawConnection client(server.port());
  client.send(get("/later") + get("/hello") + post("/echo", "third") + get("/later") +
              get("/hello"));
  for (const char* body : {"later", "hello", "third", "later", "hello"}) {
    const auto answer = read_answer(client);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->body, body);
  }
}

TEST(Http, TakesARequestByteByByte) {
  TestServer server;
  RawConnection client(server.port());
  for (const char byte : post("/echo", "slowly")) client.send({&byte, 1});
  const auto answer = read_answer(client);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "slowly");
}

TEST(Http, SplitsPathAndQuery) {
  TestServer server;
  RawConnection client(server.port());
  for (const auto& [target, seen] :
       {std::pair{"/what?a=1&b=?", "GET /what a=1&b=?"}, std::pair{"/what", "GET /what "},
        std::pair{"http://example.org/what?q", "GET /what q"}}) {
    client.send(get(target));
    const auto answer = read_answer(client);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->body, seen);
  }
}

TEST(Http, ClosesWhenAsked) {
  TestServer server;
  RawConnection client(server.port());
  client.send(get("/hello", "Connection: close\r\n") + get("/hello"));
  const auto answer = read_answer(client);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->headers.at("connection"), "close");
  EXPECT_TRUE(client.wait_for_end());
  EXPECT_TRUE(client.buffer().empty());
}

TEST(Http, Version10ClosesUnlessAskedToStay) {
  TestServer server;
  RawConnection client(server.port());
  client.send("GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  auto answer = read_answer(client);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->headers.at("connection"), "keep-alive");
  client.send("GET /hello HTTP/1.0\r\n\r\n");
  answer = read_answer(client);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->headers.at("connection"), "close");
  EXPECT_TRUE(client.wait_for_end());
}

TEST(Http, HeadIsGetWithoutTheBody) {
  TestServer server;
  RawConnection client(server.port());
  client.send("HEAD /what HTTP/1.1\r\nHost: x\r\n\r\n" + get("/hello"));
  const auto head = read_answer(client, true);
  ASSERT_TRUE(head);
  EXPECT_EQ(head->headers.at("content-length"), std::to_string(std::string("GET /what ").size()));
  const auto next = read_answer(client);
  ASSERT_TRUE(next);
  EXPECT_EQ(next->body, "hello");
}

TEST(Http, ALargeBodyArrivesWholeAtASlowReader) {
  TestServer server;
  RawConnection client(server.port(), 4096);
  client.send(get("/big"));
  const auto answer = read_answer(client);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, std::string(4'000'000, 'b'));
}

TEST(Http, ChunkedBodiesAreTaken) {
  TestServer server;
  RawConnection client(server.port());
  client.send(
      "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: Chunked\r\n\r\n"
      "5;name=value\r\nhello\r\n6\r\n world\r\n0\r\nX-Trailer: y\r\n\r\n" +
      get("/hello"));
  auto answer = read_answer(client);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "hello world");
  answer = read_answer(client);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "hello");
}

TEST(Http, Expect100IsMetBeforeTheBody) {
  TestServer server;
  RawConnection client(server.port());
  client.send(
      "POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
  const auto go_on = read_answer(client);
  ASSERT_TRUE(go_on);
  EXPECT_EQ(go_on->status, 100);
  client.send("body");
  const auto answer = read_answer(client);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "body");
  expect_refused(server,
                 "POST /echo HTTP/1.1\r\nHost: x\r\nExpect: cake\r\nContent-Length: 4\r\n\r\nbody",
                 417, "expectation");
}

TEST(HttpRefusal, TransferEncodingsOtherThanPlainChunked) {
  TestServer server;
  const std::string start = "POST /echo HTTP/1.1\r\nHost: x\r\n";
  const std::string smuggled = "\r\n0\r\n\r\n" + get("/hello");
  for (const char* headers :
       {"Transfer-Encoding: identity\r\n", "Transfer-Encoding: gzip, chunked\r\n",
        "Transfer-Encoding: chunked, chunked\r\n", "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding: xchunked\r\n", "Transfer-Encoding: \"chunked\"\r\n",
        "Transfer-Encoding: chunked;q=1\r\n", "Transfer-Encoding: \r\n",
        "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"}) {
    expect_refused(server, start + headers + smuggled, 400, "bad_transfer_encoding");
  }
  for (const char* headers :
       {"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding : chunked\r\n", "Transfer-Encoding\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n", "Content-Length: +5\r\n",
        "Content-Length: -5\r\n", "Content-Length: 5 5\r\n", "Content-Length: 0x5\r\n",
        "Content-Length: 99999999999999999999\r\n"}) {
    expect_refused(server, start + headers + smuggled, 400, "bad_request");
  }
  expect_refused(server, "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n" + smuggled, 400,
                 "bad_transfer_encoding");
}

TEST(HttpRefusal, MalformedRequests) {
  TestServer server;
  expect_refused(server, "nonsense\r\n\r\n", 400, "bad_request");
  expect_refused(server, "\x16\x03\x01\x02\x01\x01\xFC\x03\x03 hello over TLS", 400, "bad_request");
  expect_refused(server, "GET /hello HTTP/1.1\nHost: x\n\n", 505, "http_version");
  expect_refused(server, "GET /hello HTTP/2.0\r\nHost: x\r\n\r\n", 505, "http_version");
  expect_refused(server, "GET hello HTTP/1.1\r\nHost: x\r\n\r\n", 400, "bad_target");
  expect_refused(server, "GET * HTTP/1.1\r\nHost: x\r\n\r\n", 400, "bad_target");
  expect_refused(server, "GET /a#b HTTP/1.1\r\nHost: x\r\n\r\n", 400, "bad_target");
  expect_refused(server, "CONNECT example.org:443 HTTP/1.1\r\nHost: x\r\n\r\n", 400, "bad_target");
  expect_refused(server,
                 "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nz\r\n", 400,
                 "bad_request");
}

TEST(HttpRefusal, AHostThatIsMissingOrThereTwice) {
  TestServer server;
  expect_refused(server, "GET /hello HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400, "bad_host");
  expect_refused(server, "GET /hello HTTP/1.1\r\n\r\n", 400, "bad_host");
}

TEST(HttpRefusal, HeadersOverTheBound) {
  TestServer server({.http_header_bytes_max = 4096});
  expect_refused(server, get("/hello", "X-Long: " + std::string(5000, 'x') + "\r\n"), 431,
                 "headers_too_large");
  expect_refused(server, get("/" + std::string(5000, 'x')), 431, "headers_too_large");
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "X-Many: y\r\n";
  expect_refused(server, get("/hello", many), 431, "headers_too_large");
}

TEST(HttpRefusal, BodiesOverTheBound) {
  TestServer server({.http_body_bytes_max = 1000});
  RawConnection client(server.port());
  client.send(post("/echo", std::string(1000, 'b')));
  const auto answer = read_answer(client);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body.size(), 1000U);
  expect_refused(server, post("/echo", std::string(1001, 'b')), 413, "body_too_large");
  expect_refused(server, post("/echo", std::string(900'000, 'b')), 413, "body_too_large");
  expect_refused(server,
                 "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                 "3e8\r\n" +
                     std::string(1000, 'b') + "\r\n1\r\nb\r\n0\r\n\r\n",
                 413, "body_too_large");
}

TEST(HttpTimeout, SlowHeadersAreCutOff) {
  TestServer server({.handshake_timeout_ms = 150});
  RawConnection client(server.port());
  client.send("GET /hello HT");
  const auto none = read_answer(client, false, Milliseconds(1000));
  RawConnection later(server.port());
  later.send("GET /hello HTTP/1.1\r\nX-One: 1\r\n");
  const auto answer = read_answer(later, false, Milliseconds(1000));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 408);
  EXPECT_TRUE(later.wait_for_end(Milliseconds(1000)));
  later.hang_up();
  client.hang_up();
  EXPECT_TRUE(server.eventually_alone());
}

TEST(HttpTimeout, ATrickleOfHeadersIsCutOffToo) {
  TestServer server({.handshake_timeout_ms = 200});
  RawConnection client(server.port());
  client.send("GET /hello HTTP/1.1\r\n");
  const auto begun = std::chrono::steady_clock::now();
  while (client.send("X-Header: y\r\n") && !client.read_more(Milliseconds(30))) {
    ASSERT_LT(std::chrono::steady_clock::now() - begun, Milliseconds(2000));
  }
}

TEST(HttpTimeout, ASlowBodyIsCutOff) {
  TestServer server({.handshake_timeout_ms = 150});
  RawConnection client(server.port());
  client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf");
  const auto answer = read_answer(client, false, Milliseconds(1500));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 408);
}

TEST(HttpTimeout, AnIdleConnectionIsClosedSilently) {
  TestServer server({.handshake_timeout_ms = 150});
  RawConnection fresh(server.port());
  RawConnection used(server.port());
  used.send(get("/hello"));
  ASSERT_TRUE(read_answer(used));
  EXPECT_TRUE(used.wait_for_end(Milliseconds(1500)));
  EXPECT_TRUE(fresh.wait_for_end(Milliseconds(1500)));
  EXPECT_TRUE(used.buffer().empty());
  EXPECT_TRUE(fresh.buffer().empty());
}

TEST(HttpFault, WhatTheApplicationThrowsIs500) {
  TestServer server;
  expect_refused(server, get("/throw"), 500, "internal");
  EXPECT_EQ(server.ask([&] { return server.failures_.size(); }), 1U);
}

TEST(HttpFault, AForgottenAnswerIs500) {
  TestServer server;
  RawConnection client(server.port());
  client.send(get("/forget") + get("/hello"));
  auto answer = read_answer(client);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 500);
  answer = read_answer(client);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "hello");
}

TEST(HttpFault, AnAnswerForAPeerThatHasGoneIsDropped) {
  TestServer server;
  for (int i = 0; i < 10; ++i) {
    RawConnection client(server.port());
    client.send(get("/later"));
  }
  EXPECT_TRUE(server.eventually_alone());
}

TEST(HttpFault, AHeaderCannotEndItsLine) {
  TestServer server;
  RawConnection client(server.port());
  client.send(get("/split"));
  const auto answer = read_answer(client);
  ASSERT_TRUE(answer);
  EXPECT_FALSE(answer->headers.contains("x-evil"));
  EXPECT_EQ(answer->body, "split") << "the length is ours";
}

}  // namespace
}  // namespace cg::test
