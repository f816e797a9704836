#include "wire/json.hpp"

#include <set>
#include <string>
#include <vector>

#include "domain/limits.hpp"

namespace cg::wire {
namespace {

struct Refused {
  Refusal refusal;
};

// Watches the parser as it goes, so that a hostile message is dropped at the first bad byte.
class Watch {
 public:
  bool operator()(int depth, Json::parse_event_t event, Json& parsed) {
    switch (event) {
      case Json::parse_event_t::object_start:
      case Json::parse_event_t::array_start:
        if (depth >= domain::limits::message_depth_max) throw Refused{{"too_deep", {}}};
        keys_.emplace_back();
        break;
      case Json::parse_event_t::object_end:
      case Json::parse_event_t::array_end:
        keys_.pop_back();
        break;
      case Json::parse_event_t::key:
        if (const auto& key = parsed.get_ref<const std::string&>();
            !keys_.back().insert(key).second) {
          throw Refused{{"duplicate_key", key.substr(0, 64)}};
        }
        break;
      case Json::parse_event_t::value:
        break;
    }
    return true;
  }

 private:
  std::vector<std::set<std::string>> keys_;  // of each object or array that is open
};

}  // namespace

std::expected<Json, Refusal> parse_json(std::string_view text) {
  try {
    Watch watch;
    return Json::parse(text, [&](int depth, Json::parse_event_t event, Json& parsed) {
      return watch(depth, event, parsed);
    });
  } catch (const Refused& refused) {
    return std::unexpected(refused.refusal);
  } catch (const Json::exception&) {
    return std::unexpected(Refusal{"parse_error", {}});
  }
}

}  // namespace cg::wire
