// The HTTP API (protocol README, "HTTP"): workshops, transcripts, templates.
//
// Used from the loop's thread. `respond` is called once, now or later.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "hub/rooms.hpp"
#include "net/templates.hpp"
#include "net/transport.hpp"

namespace cg::net {

// Told of what was made or deleted, for the log of the server: ids only.
struct ApiEvents {
  std::function<void(std::string_view workshop)> created = [](std::string_view) {};
  std::function<void(std::string_view workshop)> deleted = [](std::string_view) {};
  std::function<void(std::string_view workshop)> links_renewed = [](std::string_view) {};
};

class Api {
 public:
  // Both outlive the Api.
  Api(hub::Rooms& rooms, const Templates& templates, ApiEvents events)
      : rooms_(rooms), templates_(templates), events_(std::move(events)) {}

  // `path` begins with "/api/".
  void handle(const HttpRequest& request, const Application::Respond& respond);

 private:
  struct Gathering;
  void list_workshops(const Application::Respond& respond);
  void list_next(const std::shared_ptr<Gathering>& gathering);
  void create_workshop(const HttpRequest& request, const Application::Respond& respond);
  void delete_workshop(const std::string& id, const Application::Respond& respond);
  void transcript(const HttpRequest& request, const std::string& id, const std::string& format,
                  const Application::Respond& respond);
  void renew_keys(const HttpRequest& request, const std::string& id,
                  const Application::Respond& respond);
  [[nodiscard]] bool is_organiser(const HttpRequest& request) const;

  // Who asks about one workshop, by the key that came with the request.
  struct Asker {
    std::shared_ptr<hub::Room> room;
    std::optional<hub::Subject> subject;  // whom the workshop knows by the key
    bool is_organiser = false;

    [[nodiscard]] bool is(hub::Subject::Role role) const {
      return subject && subject->role == role;
    }
  };
  // Goes on with `then`; if there is no such workshop, that has been answered instead.
  void with_asker(const HttpRequest& request, const std::string& id,
                  const Application::Respond& respond,
                  std::function<void(const Asker&, const wire::Scene&)> then);

  hub::Rooms& rooms_;
  const Templates& templates_;
  ApiEvents events_;
};

}  // namespace cg::net
