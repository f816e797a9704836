#include "wire/request.hpp"

#include <algorithm>

#include "wire/methods.hpp"
#include "wire/params.hpp"

namespace cg::wire {
namespace {

constexpr std::size_t command_id_chars_min = 22;  // 128 bits in base 64
constexpr std::size_t command_id_chars_max = 64;
constexpr std::size_t any_id_chars_max = 64;
constexpr int page_limit_max = 200;

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_command_id(const Json& id) {
  if (!id.is_string()) return false;
  const auto& text = id.get_ref<const std::string&>();
  return text.size() >= command_id_chars_min && text.size() <= command_id_chars_max &&
         std::ranges::all_of(text,
                             [](char c) { return is_alphanumeric(c) || c == '_' || c == '-'; });
}

bool is_any_id(const Json& id) {
  if (id.is_string()) return id.get_ref<const std::string&>().size() <= any_id_chars_max;
  return id.is_number_integer();
}

// FNV-1a, 64 bits: the same on every machine and in every build, since it is stored.
std::uint64_t digest_of(std::string_view method, const Json& params) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  const auto mix = [&](std::string_view text) {
    for (const char byte : text) {
      hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
    }
  };
  mix(method);
  mix(params.dump());
  return hash;
}

// Rule JN1: as it was read from a wall or heard across a room.
std::string normal_code(std::string_view code) {
  std::string normal;
  for (const char c : code) {
    if (c == ' ' || c == '-') continue;
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    normal.push_back(upper == 'O' ? '0' : upper == 'I' || upper == 'L' ? '1' : upper);
  }
  return normal;
}

JoinWorkshop read_join(Params& params) {
  JoinWorkshop request;
  request.code = normal_code(params.text("code"));
  request.join.name = params.text("name");
  request.join.organisation = params.text_if_given("organisation");
  request.join.role = params.text_if_given("role");
  request.join.sector = params.text("sector");
  // Without the field there is no consent either: the domain says so in words of its own.
  request.join.consent = params.take("consent", false) != nullptr && params.boolean("consent");
  return request;
}

ListPage read_page(Params& params) {
  ListPage request;
  request.of = params.one_of("of", {"introduction", "aim", "idea", "group", "person"});
  request.activity = params.id_if_given<domain::ActivityId>("activity");
  request.after = params.text_if_given("after").value_or("");
  const int limit = params.whole("limit");
  if (limit < 1 || limit > page_limit_max) params.refuse("bad_value", "limit");
  request.limit = static_cast<std::size_t>(std::clamp(limit, 1, page_limit_max));
  return request;
}

// True when the method is known; its body is read into `request`, what is wrong into `params`.
bool read_body(std::string_view method, Params& params, Request& request) {
  if (method == "ping") {
    request.body = Ping{};
  } else if (method == "workshop.find") {
    request.body = FindWorkshop{normal_code(params.text("code"))};
  } else if (method == "join") {
    request.body = read_join(params);
  } else if (method == "attach") {
    request.body = Attach{params.text("workshop"), params.text("token"),
                          params.text_if_given("epoch"), params.position_if_given("since")};
  } else if (method == "list.page") {
    request.body = read_page(params);
  } else if (const Method* command = find_method(method)) {
    request.body = command->decode(params);
  } else {
    return false;
  }
  return true;
}

bool is_command(const Request& request) {
  return std::holds_alternative<JoinWorkshop>(request.body) ||
         std::holds_alternative<domain::Command>(request.body);
}

}  // namespace

std::expected<Request, BadRequest> read_request(std::string_view message) {
  Request request;
  const auto bad = [&](Refusal refusal) {
    return std::unexpected(BadRequest{request.id, std::move(refusal)});
  };
  auto parsed = parse_json(message);
  if (!parsed) return bad(parsed.error());
  if (parsed->is_array()) return bad({"batch_not_supported", {}});
  if (!parsed->is_object()) return bad({"not_an_object", {}});
  const Json& call = *parsed;
  const auto id = call.find("id");
  if (id != call.end() && is_any_id(*id)) request.id = *id;
  const auto version = call.find("jsonrpc");
  if (version == call.end() || *version != "2.0") return bad({"not_json_rpc", "jsonrpc"});
  const auto method = call.find("method");
  if (method == call.end() || !method->is_string()) return bad({"not_json_rpc", "method"});
  if (id == call.end()) return bad({"id_missing", "id"});
  if (request.id.is_null()) return bad({"bad_id", "id"});

  const auto& name = method->get_ref<const std::string&>();
  static const Json no_params = Json::object();
  const auto given = call.find("params");
  const Json& object = given == call.end() ? no_params : *given;
  Params params(object);
  if (!read_body(name, params, request)) return bad({"unknown_method", "method"});
  params.finish();
  if (params.refusal()) return bad(*params.refusal());
  if (is_command(request)) {
    if (!is_command_id(request.id)) return bad({"bad_id", "id"});
    request.id_text = request.id.get<std::string>();
    request.digest = digest_of(name, object);
  }
  return request;
}

std::expected<NewWorkshop, Refusal> read_new_workshop(std::string_view body) {
  auto parsed = parse_json(body);
  if (!parsed) return std::unexpected(parsed.error());
  Params params(*parsed);
  params.allow_others();
  NewWorkshop request;
  request.workshop.title = params.text("title");
  request.template_id = params.text_if_given("template");
  if (!request.template_id) {
    request.workshop.sectors =
        params.choices_if_given("sectors").value_or(std::vector<domain::ChoicePlan>{});
    if (params.take("sectors", true) == nullptr) return std::unexpected(*params.refusal());
    const Json* agenda = params.take("agenda", true);
    if (agenda != nullptr && !agenda->is_array()) params.refuse("wrong_type", "agenda");
    for (std::size_t i = 0; !params.refusal() && i < agenda->size(); ++i) {
      Params plan((*agenda)[i], "agenda." + std::to_string(i) + ".");
      plan.allow_others();
      const std::string kind = plan.text("kind");
      request.workshop.agenda.push_back(read_plan(plan));
      static_cast<void>(plan.take("title", true));
      request.workshop.agenda.back().kind = kind;
      if (plan.refusal()) params.refuse(*plan.refusal());
    }
  }
  if (params.refusal()) return std::unexpected(*params.refusal());
  return request;
}

std::expected<domain::RenewLinks, Refusal> read_renewal(std::string_view body) {
  auto parsed = parse_json(body);
  if (!parsed) return std::unexpected(parsed.error());
  Params params(*parsed);
  const std::vector<std::string> roles = params.texts("roles");
  params.finish();
  domain::RenewLinks renewal;
  if (roles.empty()) params.refuse("bad_value", "roles");
  for (const std::string& role : roles) {
    if (role == "lead") {
      renewal.lead = true;
    } else if (role == "process") {
      renewal.process = true;
    } else if (role == "screen") {
      renewal.screen = true;
    } else if (role == "observer") {
      renewal.observer = true;
    } else {
      params.refuse("bad_value", "roles");
    }
  }
  if (params.refusal()) return std::unexpected(*params.refusal());
  return renewal;
}

}  // namespace cg::wire
