// One JSON-RPC message from a client, made into a typed request or refused.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "domain/commands.hpp"
#include "wire/json.hpp"

namespace cg::wire {

struct FindWorkshop {
  std::string code;
};
struct JoinWorkshop {
  std::string code;
  domain::Join join;
};
struct Attach {
  std::string workshop;
  std::string token;
  std::optional<std::string> epoch;
  std::optional<std::uint64_t> since;
};
struct Ping {};
struct ListPage {
  std::string of;
  std::optional<domain::ActivityId> activity;
  std::string after;
  std::size_t limit = 0;
};

struct Request {
  Json id;                   // as it came, for the answer
  std::string id_text;       // of a command: rule CM1
  std::uint64_t digest = 0;  // of method and params: the same command sent again has the same
  std::variant<FindWorkshop, JoinWorkshop, Attach, Ping, ListPage, domain::Command> body;
};

struct BadRequest {
  Json id;  // null when it could not be read
  Refusal refusal;
};

// Never throws. Codes of workshops are made upper case without spaces and hyphens (rule JN1).
[[nodiscard]] std::expected<Request, BadRequest> read_request(std::string_view message);

// The body of `POST /api/workshops` (protocol README, "HTTP"):
// names either a template or sectors and agenda; other members are ignored.
struct NewWorkshop {
  std::optional<std::string> template_id;
  domain::CreateWorkshop workshop;  // without id and code; the title alone with a template
};
[[nodiscard]] std::expected<NewWorkshop, Refusal> read_new_workshop(std::string_view body);

// The body of `POST /api/workshops/{id}/keys`: {"roles": ["lead", ...]}, at least one of the four.
[[nodiscard]] std::expected<domain::RenewLinks, Refusal> read_renewal(std::string_view body);

}  // namespace cg::wire
