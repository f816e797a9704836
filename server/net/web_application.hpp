// What the transport serves: pages, the API, health, metrics, and one hub::Visitor per WebSocket.
//
// Lives on the loop's thread.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "hub/rooms.hpp"
#include "net/api.hpp"
#include "net/metrics.hpp"
#include "net/static_files.hpp"
#include "net/transport.hpp"

namespace cg::net {

struct WebOptions {
  std::string public_origin;                             // of the public URL; empty: none was set
  std::function<bool()> is_ready = [] { return true; };  // whether the storage takes commands
  std::function<Gauges()> gauges;                        // for /metrics
  std::function<void(std::string_view what)> on_failure = [](std::string_view) {};
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

  hub::Rooms& rooms_;
  const StaticFiles& pages_;
  Api& api_;
  WebOptions options_;
};

}  // namespace cg::net
