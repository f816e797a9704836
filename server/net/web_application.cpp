#include "net/web_application.hpp"

#include <algorithm>

#include "net/origin.hpp"

namespace cg::net {
namespace {

// One WebSocket: hands messages to its visitor, and what the visitor is sent to the socket.
class VisitorSocket final : public SocketHandler, private hub::Peer {
 public:
  VisitorSocket(Socket& socket, hub::Rooms& rooms, std::string source, std::function<void()> gone)
      : socket_(socket), visitor_(rooms.arrive(*this, std::move(source))), gone_(std::move(gone)) {}

  void on_text(std::string_view message) override { visitor_->on_message(message); }
  void on_binary(std::string_view) override {
    socket_.close(hub::close_code::not_text, "not_text");
  }
  void on_closed() override {
    visitor_->gone();
    gone_();
  }

 private:
  void send(const wire::SharedFrame& frame) override { socket_.send(frame); }
  void close(std::uint16_t code, std::string_view reason) override { socket_.close(code, reason); }

  Socket& socket_;
  std::shared_ptr<hub::Visitor> visitor_;
  std::function<void()> gone_;
};

// Addresses of pages whose last part the page itself reads.
struct PageRoute {
  std::string_view prefix;
  std::string_view file;
};
constexpr std::string_view join_prefix = "/join/";
constexpr PageRoute page_routes[] = {{join_prefix, "/phone.html"},
                                     {"/desk/", "/desk.html"},
                                     {"/screen/", "/screen.html"},
                                     {"/observer/", "/observer.html"}};

std::string_view file_for(std::string_view path) {
  if (path == "/") return "/index.html";
  if (path == "/join") return "/phone.html";
  for (const PageRoute& route : page_routes) {
    const bool is_one_part = path.find('/', route.prefix.size()) == std::string_view::npos;
    if (path.starts_with(route.prefix) && path.size() > route.prefix.size() && is_one_part) {
      return route.file;
    }
  }
  return path;
}

// The phone's page asks which workshop it is for, beside its scripts and before it has a socket.
bool asks_for_workshop(const HttpRequest& request) {
  return request.query == "find" && file_for(request.path) == file_for("/join");
}

std::string_view route_of(const HttpRequest& request) {
  const std::string_view path = request.path;
  if (asks_for_workshop(request)) return "find";
  constexpr std::string_view workshops = "/api/workshops/";
  if (path.starts_with(workshops)) {
    if (path.find("/transcript.", workshops.size()) != std::string_view::npos) return "transcript";
    return path.ends_with("/keys") ? "keys" : "workshop";
  }
  if (path == "/api/workshops") return "workshops";
  for (const std::string_view exact : {"/api/templates", "/healthz", "/readyz", "/metrics"}) {
    if (path == exact) return exact;
  }
  return "page";
}

HttpResponse plain_text(int status, std::string text) {
  HttpResponse response;
  response.status = status;
  response.headers = {{"Content-Type", "text/plain; charset=utf-8"}, {"Cache-Control", "no-store"}};
  response.body = std::make_shared<const std::string>(std::move(text));
  return response;
}

}  // namespace

void WebApplication::on_request(HttpRequest request, Respond respond) {
  Served served{options_.request_prefix + std::to_string(++requests_), request.method,
                route_of(request), 0, options_.now_ms()};
  auto refusal = wrong_host(request);
  // What is no name of ours is not written into a policy either.
  std::string sockets =
      refusal ? std::string() : websocket_sources(request.header("host"), options_.public_origin);
  auto secured = [this, served = std::move(served), respond = std::move(respond),
                  sockets = std::move(sockets)](HttpResponse response) mutable {
    add_security_headers(response, sockets);
    response.headers.emplace_back("X-Request-Id", served.id);
    served.status = response.status;
    served.took_ms = options_.now_ms() - served.took_ms;
    options_.on_served(served);
    respond(std::move(response));
  };
  if (refusal) return secured(std::move(*refusal));
  if (request.path.starts_with("/api/")) return api_.handle(request, secured);
  if (request.method != "GET") {
    HttpResponse response = problem(405, "wrong_method", "This address does not take that method.");
    response.headers.emplace_back("Allow", "GET, HEAD");
    return secured(std::move(response));
  }
  if (request.path == "/healthz") return secured(plain_text(200, "ok\n"));
  if (request.path == "/readyz") {
    const bool ready = options_.is_ready();
    return secured(ready ? plain_text(200, "ready\n") : plain_text(503, "storage unavailable\n"));
  }
  if (request.path == "/metrics") {
    HttpResponse response = plain_text(200, metrics_text(options_.gauges()));
    response.headers.front().second = "text/plain; version=0.0.4; charset=utf-8";
    return secured(std::move(response));
  }
  if (asks_for_workshop(request)) return find_workshop(request, secured);
  secured(page(request));
}

// The page asks whether or not its address has a code: without one there is no content, and no
// error.
void WebApplication::find_workshop(const HttpRequest& request, const Respond& respond) {
  const std::string_view path = request.path;
  const std::string message = find_request(path.substr(std::min(path.size(), join_prefix.size())));
  if (message.empty()) {
    HttpResponse nothing;
    nothing.status = 204;
    return respond(std::move(nothing));
  }
  questions_.push_back(
      std::make_unique<Question>(rooms_, source_of(options_.proxies.client_of(request)), respond));
  questions_.back()->ask(message);
}

HttpResponse WebApplication::page(const HttpRequest& request) const {
  if (auto found = pages_.serve(file_for(request.path), request)) return std::move(*found);
  return problem(404, "unknown_address", "There is nothing at this address.");
}

std::unique_ptr<HttpResponse> WebApplication::wrong_host(const HttpRequest& request) const {
  if (is_allowed_host(request.header("host"), options_.listen_address, options_.public_origin)) {
    return nullptr;
  }
  return std::make_unique<HttpResponse>(
      problem(421, "wrong_host",
              "This server does not go by that name. Whoever runs it can give it the name with "
              "--public-url."));
}

std::unique_ptr<HttpResponse> WebApplication::refuse_upgrade(const HttpRequest& request) {
  if (auto refusal = wrong_host(request)) return refusal;
  if (!is_allowed_origin(request.header("origin"), request.header("host"),
                         options_.public_origin)) {
    return std::make_unique<HttpResponse>(
        problem(403, "wrong_origin", "This workshop can only be opened from its own pages."));
  }
  const std::string client = options_.proxies.client_of(request);
  const auto at = sockets_by_source_.find(source_of(client));
  if (at == sockets_by_source_.end() || at->second < options_.sockets_per_address_max) {
    return nullptr;
  }
  // This machine itself: its proxy, if the operator has not said that it is to be believed.
  if (const auto address = parse_ip(client); address && is_loopback(*address)) return nullptr;
  auto response = std::make_unique<HttpResponse>(
      problem(429, "too_many_connections", "Too many are connected from your network just now."));
  response->headers.emplace_back("Retry-After", "5");
  return response;
}

std::unique_ptr<SocketHandler> WebApplication::on_socket(Socket& socket,
                                                         const HttpRequest& request) {
  const std::string source = source_of(options_.proxies.client_of(request));
  ++sockets_by_source_[source];
  return std::make_unique<VisitorSocket>(socket, rooms_, source, [this, source] {
    const auto at = sockets_by_source_.find(source);
    if (--at->second == 0) sockets_by_source_.erase(at);
  });
}

void WebApplication::on_turn_end() {
  rooms_.turn();
  std::erase_if(questions_, [](const auto& question) { return question->is_answered(); });
  options_.after_turn();
}

void WebApplication::on_failure(std::string_view what) noexcept {
  options_.on_failure(what);
}

}  // namespace cg::net
