#include "store/stored_events.hpp"

#include <algorithm>

#include "store/activities/all.hpp"
#include "store/stored_json.hpp"

namespace nlohmann {

// The settings of any kind: {"kind": name, "is": settings}.
template <>
struct adl_serializer<cg::domain::KindSettings> {
  static void to_json(json& out, const cg::domain::KindSettings& settings) {
    cg::domain::with_kind(settings.index(), [&]<class Kind>() {
      out = json{{"kind", Kind::name}, {"is", std::get<typename Kind::Settings>(settings)}};
    });
  }
  static void from_json(const json& in, cg::domain::KindSettings& settings) {
    const std::size_t kind = cg::domain::kind_index(in.at("kind").get<std::string>());
    if (kind == std::tuple_size_v<cg::domain::Kinds>) {
      throw nlohmann::detail::other_error::create(600, "unknown kind of activity", &in);
    }
    cg::domain::with_kind(
        kind, [&]<class Kind>() { settings = in.at("is").get<typename Kind::Settings>(); });
  }
};

}  // namespace nlohmann

namespace cg::domain {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(WorkshopCreated, id, code, title, sectors)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(WorkshopEdited, title)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(JoiningLocked, on)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(WaitingRoomSwitched, on)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(WorkshopEnded, on)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ScreenBlanked, on)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(WorkshopCleared, people)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(LinksRenewed, lead, process, screen, observer)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PersonJoined, person, person_name, organisation, role, sector)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PersonWaits, person, person_name, organisation, role, sector)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PersonAdmitted, person)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PersonTurnedAway, person)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PersonWithdrew, person)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PersonEdited, person, person_name, organisation, role, sector)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PersonLeft, person)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PersonReturned, person)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PersonRemoved, person)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PersonRestored, person)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ActivityAdded, activity, before, title, prompt, minutes,
                                   settings)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ActivityEdited, activity, title, prompt, minutes, settings)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ActivityMoved, activity, before)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ActivityRemoved, activity)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(CurrentChanged, current)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ActivityOpened, activity)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ActivityClosed, activity)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ResultsPeeked, activity)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ResultsRevealed, activity)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ResultsHidden, activity)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(AskedAgain, activity)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TimerSet, activity, ends_at_ms)

}  // namespace cg::domain

namespace cg::store {
namespace {

using nlohmann::json;

// Makes the stored form of an older server into today's. Nothing has changed yet.
void upcast(json&) {}

// We store whole numbers only; read as one, a fraction or a number beyond all bounds would have no
// defined value.
bool holds_fraction(const json& value) {
  if (value.is_structured()) return std::ranges::any_of(value, holds_fraction);
  return value.is_number_float();
}

// On one line, whatever it holds.
std::string quoted(const std::string& text) {
  return json(text).dump(-1, ' ', true, json::error_handler_t::replace);
}

template <class... Types>
bool decode_named(std::string_view name, const json& body, std::variant<Types...>& event) {
  const auto read = [&]<class Type>() {
    if (Type::name != name) return false;
    event = body.get<Type>();
    return true;
  };
  return (read.template operator()<Types>() || ...);
}

}  // namespace

std::string encode(const domain::Event& event) {
  return std::visit(
      []<class Type>(const Type& one) {
        json body = one;
        body["event"] = Type::name;
        return body.dump();
      },
      event);
}

std::expected<domain::Event, DecodeError> decode(std::string_view body) {
  try {
    json parsed = json::parse(body);
    if (holds_fraction(parsed)) return std::unexpected(DecodeError{"a number is not a whole one"});
    upcast(parsed);
    const auto name = parsed.at("event").get<std::string>();
    domain::Event event;
    if (!decode_named(name, parsed, event)) {
      return std::unexpected(DecodeError{"unknown event " + quoted(name.substr(0, 40))});
    }
    return event;
  } catch (const json::exception& error) {
    return std::unexpected(DecodeError{error.what()});
  }
}

}  // namespace cg::store
