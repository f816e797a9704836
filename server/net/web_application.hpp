// What the transport serves: pages, the API, health, metrics, and one hub::Visitor per WebSocket.
//
// Lives on the loop's thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hub/rooms.hpp"
#include "net/api.hpp"
#include "net/client_address.hpp"
#include "net/metrics.hpp"
#include "net/question.hpp"
#include "net/static_files.hpp"
#include "net/transport.hpp"

namespace cg::net {

// One HTTP request that was answered, for the log. The route is the kind of address, never the
// address itself: that may hold a join code.
struct Served {
  std::string id;
  std::string method;
  std::string_view route;
  int status = 0;
  std::int64_t took_ms = 0;
};

struct WebOptions {
  std::string listen_address = "127.0.0.1";  // which hosts' names are ours
  std::string public_origin;                 // of the public URL; empty: none was set
  TrustedProxies proxies;
  std::size_t sockets_per_address_max = 2000;            // a hall behind one router
  std::function<bool()> is_ready = [] { return true; };  // whether the storage takes commands
  std::function<Gauges()> gauges;                        // for /metrics
  std::function<void(std::string_view what)> on_failure = [](std::string_view) {};
  std::function<void(const Served&)> on_served = [](const Served&) {};
  std::string request_prefix;  // of the ids of requests: differs from start to start
  std::function<std::int64_t()> now_ms = [] { return std::int64_t{0}; };
  // Called after each turn of the loop when the hub has done its own.
  std::function<void()> after_turn = [] {};
};

class WebApplication final : public Application {
 public:
  // All references outlive the application.
  WebApplication(hub::Rooms& rooms, const StaticFiles& pages, Api& api, WebOptions options)
      : rooms_(rooms), pages_(pages), api_(api), options_(std::move(options)) {}

  void on_request(HttpRequest request, Respond respond) override;
  std::unique_ptr<HttpResponse> refuse_upgrade(const HttpRequest& request) override;
  std::unique_ptr<SocketHandler> on_socket(Socket& socket, const HttpRequest& request) override;
  void on_turn_end() override;
  void on_failure(std::string_view what) noexcept override;

 private:
  [[nodiscard]] HttpResponse page(const HttpRequest& request) const;
  void find_workshop(const HttpRequest& request, const Respond& respond);
  [[nodiscard]] std::unique_ptr<HttpResponse> wrong_host(const HttpRequest& request) const;

  hub::Rooms& rooms_;
  const StaticFiles& pages_;
  Api& api_;
  WebOptions options_;
  std::uint64_t requests_ = 0;
  std::vector<std::unique_ptr<Question>> questions_;  // not answered yet, or in this turn
  std::unordered_map<std::string, std::size_t> sockets_by_source_;
};

}  // namespace cg::net
