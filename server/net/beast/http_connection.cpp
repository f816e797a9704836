// HTTP/1.1 on one connection: one request at a time, in the order they came. Each step arms a
// deadline; when it passes, the step's own handler is told and decides what to say.
#include <algorithm>
#include <array>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "net/beast/http_request.hpp"
#include "net/beast/loop.hpp"

namespace cg::net {
namespace {

namespace http = boost::beast::http;
using std::chrono::milliseconds;

// A link slower than this is cut off while it takes or gives a body.
constexpr std::size_t body_bytes_per_second_min = 4 * 1024;
constexpr milliseconds linger_max{2000};  // for the peer to hang up after our last word
constexpr std::string_view retry_after_seconds = "5";

HttpResponse busy() {
  HttpResponse response =
      problem(503, "busy", "Too many are connected at the moment. Try again shortly.");
  response.headers.emplace_back("retry-after", retry_after_seconds);
  return response;
}

HttpResponse server_fault() {
  return problem(500, "internal", "The server failed to answer. Try again.");
}

// What Beast's parser objects to, as the answer to give; none if the connection itself broke.
std::optional<HttpResponse> parse_fault(error_code failed) {
  if (failed == http::error::header_limit || failed == http::error::buffer_overflow) {
    return problem(431, "headers_too_large", "The request's headers are too large.");
  }
  if (failed == http::error::body_limit) {
    return problem(413, "body_too_large", "The request's body is too large.");
  }
  if (failed == http::error::bad_version) {
    return problem(505, "http_version", "This server speaks HTTP/1.1.");
  }
  if (failed == http::error::partial_message || failed == http::error::end_of_stream) return {};
  if (failed.category() != http::make_error_code(http::error::bad_field).category()) return {};
  return problem(400, "bad_request", "This is not a request that HTTP knows.");
}

class HttpConnection final : public Connection,
                             public std::enable_shared_from_this<HttpConnection> {
 public:
  HttpConnection(Loop& loop, TcpSocket socket)
      : loop_(loop),
        socket_(std::move(socket)),
        deadline_(loop.executor),
        buffer_(loop.options.http_header_bytes_max) {}

  void read_header();
  // Answers without a request; the connection closes after it.
  void refuse(HttpResponse response);

  // Connection
  void stop() override;
  void abort() override { end(); }

 private:
  // What the application holds to answer one request; see Application::on_request.
  class Ticket {
   public:
    explicit Ticket(std::weak_ptr<HttpConnection> connection)
        : connection_(std::move(connection)) {}
    Ticket(const Ticket&) = delete;
    Ticket& operator=(const Ticket&) = delete;
    ~Ticket() {
      if (!connection_.expired()) answer(server_fault());
    }
    void answer(HttpResponse response) {
      const auto connection = std::exchange(connection_, {}).lock();
      if (connection) connection->respond(std::move(response));
    }

   private:
    std::weak_ptr<HttpConnection> connection_;
  };

  void on_header(error_code failed);
  void expect_continue();
  void read_body();
  void on_body(error_code failed);
  void on_read_failed(error_code failed);
  void on_request();
  void upgrade();
  void respond(HttpResponse response);
  void write(HttpResponse response);
  void on_written(error_code failed);
  void linger();
  void end();

  void set_deadline(milliseconds from_now);
  [[nodiscard]] milliseconds time_for(std::size_t body_bytes) const;

  Loop& loop_;
  TcpSocket socket_;
  Timer deadline_;
  boost::beast::flat_buffer buffer_;  // may hold the beginning of the next requests
  std::optional<http::request_parser<http::string_body>> parser_;  // while reading
  HttpRequest request_;
  HttpResponse response_;      // while writing
  std::string response_head_;  // while writing
  bool head_only_ = false;     // the request was HEAD
  bool keep_alive_ = false;
  bool deadline_passed_ = false;
  bool ended_ = false;
};

void HttpConnection::read_header() {
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(loop_.options.http_header_bytes_max));
  parser_->body_limit(loop_.options.http_body_bytes_max);
  set_deadline(milliseconds(loop_.options.handshake_timeout_ms));
  http::async_read_header(
      socket_, buffer_, *parser_,
      [self = shared_from_this()](error_code failed, std::size_t) { self->on_header(failed); });
}

void HttpConnection::on_header(error_code failed) {
  if (ended_) return;
  if (failed) return on_read_failed(failed);
  const auto& message = parser_->get();
  auto request = read_request(message, remote_address_of(socket_));
  if (!request) return refuse(std::move(request.error()));
  request_ = std::move(*request);
  keep_alive_ = message.keep_alive();
  head_only_ = message.method() == http::verb::head;
  if (parser_->is_done()) return on_request();
  const std::string_view expectation = request_.header("expect");
  if (expectation.empty()) return read_body();
  if (boost::beast::iequals({expectation.data(), expectation.size()}, "100-continue")) {
    return expect_continue();
  }
  refuse(problem(417, "expectation", "The only expectation met is 100-continue."));
}

void HttpConnection::expect_continue() {
  static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
  asio::async_write(socket_, asio::buffer(go_on.data(), go_on.size()),
                    [self = shared_from_this()](error_code failed, std::size_t) {
                      if (failed) return self->end();
                      self->read_body();
                    });
}

void HttpConnection::read_body() {
  if (ended_) return;
  const auto claimed = parser_->content_length();
  set_deadline(
      time_for(claimed ? static_cast<std::size_t>(*claimed) : loop_.options.http_body_bytes_max));
  http::async_read(
      socket_, buffer_, *parser_,
      [self = shared_from_this()](error_code failed, std::size_t) { self->on_body(failed); });
}

void HttpConnection::on_body(error_code failed) {
  if (ended_) return;
  if (failed) return on_read_failed(failed);
  request_.body = std::move(parser_->get().body());
  on_request();
}

void HttpConnection::on_read_failed(error_code failed) {
  const bool begun = parser_->got_some();
  if (deadline_passed_ && begun) {
    return refuse(problem(408, "request_timeout", "The request took too long to arrive."));
  }
  auto fault = parse_fault(failed);
  if (!fault) return end();
  refuse(std::move(*fault));
}

void HttpConnection::on_request() {
  parser_.reset();
  deadline_.cancel();
  if (request_.path == loop_.options.websocket_path) return upgrade();
  if (head_only_) request_.method = "GET";
  const auto ticket = std::make_shared<Ticket>(weak_from_this());
  const bool handled = loop_.contain([&] {
    loop_.application.on_request(std::move(request_), [ticket](HttpResponse response) {
      ticket->answer(std::move(response));
    });
  });
  if (handled) return;
  keep_alive_ = false;
  ticket->answer(server_fault());
}

void HttpConnection::upgrade() {
  std::unique_ptr<HttpResponse> refusal = upgrade_fault(request_, loop_.options);
  if (!refusal && (buffer_.size() > 0 || !request_.body.empty())) {
    // A client waits for our answer before it sends frames.
    refusal = std::make_unique<HttpResponse>(
        problem(400, "websocket_early_data", "Nothing may follow the upgrade before its answer."));
    keep_alive_ = false;
  }
  if (!refusal && loop_.stopping) refusal = std::make_unique<HttpResponse>(busy());
  if (!refusal) {
    const bool asked = loop_.contain([&] { refusal = loop_.application.refuse_upgrade(request_); });
    if (!asked) {
      refusal = std::make_unique<HttpResponse>(server_fault());
    }
  }
  if (refusal) return write(std::move(*refusal));
  start_websocket(loop_, std::move(socket_), std::move(request_));
  end();
}

void HttpConnection::respond(HttpResponse response) {
  if (!ended_) write(std::move(response));
}

void HttpConnection::refuse(HttpResponse response) {
  keep_alive_ = false;
  write(std::move(response));
}

void HttpConnection::write(HttpResponse response) {
  response_ = std::move(response);
  if (loop_.stopping) keep_alive_ = false;
  const bool has_body = response_.body && response_.status != 204 && response_.status != 304;
  const std::size_t body_bytes = has_body ? response_.body->size() : 0;
  response_head_ = response_head(response_, body_bytes, keep_alive_);
  const std::array<asio::const_buffer, 2> both = {
      asio::buffer(response_head_),
      has_body && !head_only_ ? asio::buffer(*response_.body) : asio::const_buffer()};
  deadline_passed_ = false;
  set_deadline(time_for(body_bytes));
  asio::async_write(socket_, both, [self = shared_from_this()](error_code failed, std::size_t) {
    self->on_written(failed);
  });
}

void HttpConnection::on_written(error_code failed) {
  if (ended_) return;
  response_ = {};
  if (failed) return end();
  if (!keep_alive_) return linger();
  if (loop_.stopping) return end();
  read_header();
}

void HttpConnection::linger() {
  set_deadline(linger_max);
  drain(socket_, [self = shared_from_this()] { self->end(); });
}

void HttpConnection::stop() {
  // Between requests nothing is lost; one that has begun to arrive is answered, then we hang up.
  if (parser_ && !parser_->got_some() && buffer_.size() == 0) end();
}

void HttpConnection::end() {
  if (std::exchange(ended_, true)) return;
  deadline_.cancel();
  error_code ignored;
  socket_.close(ignored);
  loop_.remove(*this);
}

void HttpConnection::set_deadline(milliseconds from_now) {
  deadline_.expires_after(from_now);
  deadline_.async_wait([self = shared_from_this()](error_code cancelled) {
    // One that was already on its way when the deadline was moved counts for nothing.
    if (cancelled || self->deadline_.expiry() > std::chrono::steady_clock::now()) return;
    self->deadline_passed_ = true;
    error_code ignored;
    if (self->socket_.is_open()) self->socket_.cancel(ignored);
  });
}

milliseconds HttpConnection::time_for(std::size_t body_bytes) const {
  return milliseconds(loop_.options.handshake_timeout_ms +
                      static_cast<std::int64_t>(body_bytes * 1000 / body_bytes_per_second_min));
}

}  // namespace

void start_http(Loop& loop, TcpSocket socket) {
  const std::string peer = remote_address_of(socket);
  auto connection = std::make_shared<HttpConnection>(loop, std::move(socket));
  loop.add(connection, peer);
  connection->read_header();
}

void refuse_http(Loop& loop, TcpSocket socket) {
  const std::string peer = remote_address_of(socket);
  auto connection = std::make_shared<HttpConnection>(loop, std::move(socket));
  loop.add(connection, peer);
  connection->refuse(busy());
}

}  // namespace cg::net
