#include "net/api.hpp"

#include <algorithm>
#include <memory>
#include <vector>

#include "report/transcript.hpp"
#include "wire/json.hpp"
#include "wire/reasons.hpp"
#include "wire/request.hpp"

namespace cg::net {
namespace {

using wire::Json;

constexpr std::string_view workshops_path = "/api/workshops";

HttpResponse json_response(int status, const Json& body) {
  HttpResponse response;
  response.status = status;
  response.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
  response.body = std::make_shared<const std::string>(body.dump());
  return response;
}

HttpResponse refusal_response(const wire::Refusal& refusal) {
  const wire::ReasonEntry& entry = wire::reason_entry(refusal.word);
  const int status = entry.word == "storage_unavailable" ? 503 : 422;
  std::string detail(entry.message);
  if (!refusal.field.empty()) detail += " (" + refusal.field + ")";
  return problem(status, entry.word, detail);
}

HttpResponse wrong_key() {
  HttpResponse response = problem(401, "bad_key", "That key does not open this. Check the link.");
  response.headers.emplace_back("WWW-Authenticate", "Bearer");
  return response;
}

HttpResponse no_such_workshop() {
  return problem(404, "unknown_workshop", "There is no such workshop on this server.");
}

HttpResponse wrong_method(std::string allowed) {
  HttpResponse response = problem(405, "wrong_method", "This address does not take that method.");
  response.headers.emplace_back("Allow", std::move(allowed));
  return response;
}

std::string_view bearer(const HttpRequest& request) {
  constexpr std::string_view scheme = "Bearer ";
  const std::string_view header = request.header("authorization");
  return header.starts_with(scheme) ? header.substr(scheme.size()) : std::string_view{};
}

Json keys_json(const hub::Keyring& keyring, const domain::Workshop& workshop) {
  using Role = hub::Subject::Role;
  Json keys = Json::object();
  for (const Role role : {Role::lead, Role::process, Role::screen, Role::observer}) {
    const hub::Subject subject{role, {}};
    keys[to_text(subject)] = keyring.token(workshop, subject);
  }
  return keys;
}

Json listed(const hub::Surroundings& surroundings, const wire::Scene& scene) {
  const domain::Workshop& workshop = scene.workshop;
  const auto people = std::ranges::count_if(workshop.people, [](const domain::Person& person) {
    return person.standing != domain::Standing::removed;
  });
  return {{"id", workshop.id},
          {"title", workshop.text(workshop.title)},
          {"code", workshop.code},
          {"created_at", workshop.created_at_ms},
          {"people", people},
          {"ended", workshop.ended},
          {"keys", keys_json(surroundings.keyring, workshop)},
          {"join_url", surroundings.join_url + "/join/" + workshop.code}};
}

}  // namespace

bool Api::is_organiser(const HttpRequest& request) const {
  return rooms_.surroundings().keyring.is_organiser_key(bearer(request));
}

void Api::handle(const HttpRequest& request, const Application::Respond& respond) {
  const std::string_view path = request.path;
  if (path == "/api/templates") {
    if (request.method != "GET") return respond(wrong_method("GET, HEAD"));
    HttpResponse response;
    response.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-cache"}};
    response.body = templates_.list_json();
    return respond(std::move(response));
  }
  if (path == workshops_path) {
    if (request.method != "GET" && request.method != "POST") {
      return respond(wrong_method("GET, HEAD, POST"));
    }
    if (!is_organiser(request)) return respond(wrong_key());
    return request.method == "GET" ? list_workshops(respond) : create_workshop(request, respond);
  }
  if (path.starts_with(workshops_path) && path[workshops_path.size()] == '/') {
    const std::string rest(path.substr(workshops_path.size() + 1));
    const auto slash = rest.find('/');
    const std::string id = rest.substr(0, slash);
    if (slash == std::string::npos) {
      if (request.method != "DELETE") return respond(wrong_method("DELETE"));
      return is_organiser(request) ? delete_workshop(id, respond) : respond(wrong_key());
    }
    constexpr std::string_view transcript_name = "transcript.";
    const std::string file = rest.substr(slash + 1);
    if (file == "keys") {
      if (request.method != "POST") return respond(wrong_method("POST"));
      return renew_keys(request, id, respond);
    }
    if (file.starts_with(transcript_name)) {
      if (request.method != "GET") return respond(wrong_method("GET, HEAD"));
      return transcript(request, id, file.substr(transcript_name.size()), respond);
    }
  }
  respond(problem(404, "unknown_address", "There is nothing at this address."));
}

// What the rooms say of themselves, in the order of `ids`.
struct Api::Gathering {
  std::vector<std::string> ids;
  Application::Respond respond;
  std::size_t next = 0;
  Json workshops = Json::array();
};

void Api::list_workshops(const Application::Respond& respond) {
  list_next(std::make_shared<Gathering>(Gathering{.ids = rooms_.ids(), .respond = respond}));
}

// One room after the other: those that have to be opened would keep the journal from all else.
void Api::list_next(const std::shared_ptr<Gathering>& gathering) {
  if (gathering->next == gathering->ids.size()) {
    return gathering->respond(json_response(200, {{"workshops", std::move(gathering->workshops)}}));
  }
  const auto go_on = [this, gathering] {
    rooms_.surroundings().post([this, gathering] { list_next(gathering); });
  };
  const std::string& id = gathering->ids[gathering->next++];
  rooms_.with_id(id, [this, gathering, go_on](const hub::Rooms::Lookup& found) {
    if (!found.room) return go_on();  // deleted meanwhile, or not to be read
    found.room->read([this, gathering, go_on](const wire::Scene& scene) {
      gathering->workshops.push_back(listed(rooms_.surroundings(), scene));
      go_on();
    });
  });
}

void Api::create_workshop(const HttpRequest& request, const Application::Respond& respond) {
  auto wanted = wire::read_new_workshop(request.body);
  if (!wanted) return respond(refusal_response(wanted.error()));
  if (wanted->template_id) {
    const std::string* found = templates_.find(*wanted->template_id);
    if (found == nullptr) {
      return respond(problem(422, "unknown_template", "There is no such template."));
    }
    auto planned = wire::read_new_workshop(*found);
    std::string title = std::move(wanted->workshop.title);
    wanted->workshop = std::move(planned->workshop);
    wanted->workshop.title = std::move(title);
  }
  rooms_.create(std::move(wanted->workshop), [this, respond](auto created) {
    if (!created) return respond(refusal_response(created.error()));
    const std::shared_ptr<hub::Room>& room = *created;
    events_.created(room->id());
    room->read([this, respond](const wire::Scene& scene) {
      Json body = listed(rooms_.surroundings(), scene);
      HttpResponse response = json_response(201, {{"id", body["id"]},
                                                  {"code", body["code"]},
                                                  {"keys", body["keys"]},
                                                  {"join_url", body["join_url"]}});
      respond(std::move(response));
    });
  });
}

void Api::delete_workshop(const std::string& id, const Application::Respond& respond) {
  const auto ids = rooms_.ids();
  if (std::ranges::find(ids, id) == ids.end()) return respond(no_such_workshop());
  rooms_.remove(id, [this, id, respond](bool removed) {
    if (!removed) return respond(refusal_response({"storage_unavailable", {}}));
    events_.deleted(id);
    HttpResponse response;
    response.status = 204;
    respond(std::move(response));
  });
}

void Api::with_asker(const HttpRequest& request, const std::string& id,
                     const Application::Respond& respond,
                     std::function<void(const Asker&, const wire::Scene&)> then) {
  rooms_.with_id(id, [this, respond, then = std::move(then),
                      key = std::string(bearer(request))](const hub::Rooms::Lookup& found) {
    const bool is_organiser = rooms_.surroundings().keyring.is_organiser_key(key);
    if (found.is_unavailable) return respond(refusal_response({"storage_unavailable", {}}));
    if (!found.room) return respond(is_organiser ? no_such_workshop() : wrong_key());
    found.room->read([this, then, key, is_organiser, room = found.room](const wire::Scene& scene) {
      then({room, rooms_.surroundings().keyring.check(scene.workshop, key), is_organiser}, scene);
    });
  });
}

void Api::transcript(const HttpRequest& request, const std::string& id, const std::string& format,
                     const Application::Respond& respond) {
  const report::Format* known = report::find_format(format);
  if (known == nullptr) {
    return respond(problem(404, "unknown_format", "The transcript does not come in that format."));
  }
  with_asker(request, id, respond, [respond, known](const Asker& asker, const wire::Scene& scene) {
    using Role = hub::Subject::Role;
    const bool may_read =
        asker.is_organiser || (asker.subject && !asker.is(Role::person) && !asker.is(Role::screen));
    if (!may_read) return respond(wrong_key());
    const auto viewer =
        asker.is(Role::observer) ? report::Viewer::observer : report::Viewer::facilitator;
    HttpResponse response;
    response.headers = {{"Content-Type", std::string(known->content_type)},
                        {"Content-Disposition",
                         "attachment; filename=\"transcript." + std::string(known->name) + "\""},
                        {"Cache-Control", "no-store"}};
    response.body = std::make_shared<const std::string>(known->render(scene.workshop, viewer));
    respond(std::move(response));
  });
}

// Rule LK1: by the organiser or the lead; the answer has the keys that hold from now on.
void Api::renew_keys(const HttpRequest& request, const std::string& id,
                     const Application::Respond& respond) {
  const auto wanted = wire::read_renewal(request.body);
  if (!wanted) return respond(refusal_response(wanted.error()));
  with_asker(request, id, respond,
             [this, respond, renewal = *wanted](const Asker& asker, const wire::Scene&) {
               const bool may_renew = asker.is_organiser || asker.is(hub::Subject::Role::lead);
               if (!may_renew) return respond(wrong_key());
               hub::Submission submission;
               submission.actor = {domain::Actor::Role::organiser, {}};
               submission.command = renewal;
               submission.accepted = [this, respond, room = asker.room](const hub::Answer&) {
                 events_.links_renewed(room->id());
                 room->read([this, respond](const wire::Scene& now) {
                   respond(json_response(
                       200, {{"keys", keys_json(rooms_.surroundings().keyring, now.workshop)}}));
                 });
               };
               submission.refused = [respond](const wire::Refusal& refusal) {
                 respond(refusal_response(refusal));
               };
               asker.room->submit(std::move(submission));
             });
}

}  // namespace cg::net
