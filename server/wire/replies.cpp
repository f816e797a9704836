#include "wire/replies.hpp"

namespace cg::wire {
namespace {

void append_string(std::string& out, std::string_view text) {
  out += Json(text).dump();
}

}  // namespace

std::string result_text(const Json& id, const Json& result) {
  return R"({"jsonrpc":"2.0","id":)" + id.dump() + R"(,"result":)" + result.dump() + "}";
}

std::string error_text(const Json& id, const Refusal& refusal, std::int64_t retry_after_ms) {
  const ReasonEntry& entry = reason_entry(refusal.word);
  Json data{{"reason", entry.word}, {"retry", entry.retry}};
  if (!refusal.field.empty()) data["field"] = refusal.field;
  if (retry_after_ms > 0) data["retry_after_ms"] = retry_after_ms;
  const Json error{{"code", entry.code}, {"message", entry.message}, {"data", std::move(data)}};
  // Field names may repeat what a client sent: bytes that are no UTF-8 are replaced, not thrown at.
  return R"({"jsonrpc":"2.0","id":)" + id.dump() + R"(,"error":)" +
         error.dump(-1, ' ', false, Json::error_handler_t::replace) + "}";
}

std::string put_members(std::span<const RecordText> records) {
  std::string members;
  for (const RecordText& record : records) {
    if (!members.empty()) members.push_back(',');
    append_string(members, record.key);
    members.push_back(':');
    members += record.json;
  }
  return members;
}

std::string view_text(const ViewText& view) {
  std::string text = R"({"jsonrpc":"2.0","method":"view","params":{"epoch":)";
  append_string(text, view.epoch);
  text += R"(,"seq":)" + std::to_string(view.seq);
  if (view.full) text += R"(,"full":true)";
  text += R"(,"put":{)";
  bool first = true;
  for (const std::string_view members : view.put) {
    if (members.empty()) continue;
    if (!std::exchange(first, false)) text.push_back(',');
    text += members;
  }
  text += R"(},"remove":[)";
  for (std::size_t i = 0; i < view.remove.size(); ++i) {
    if (i > 0) text.push_back(',');
    append_string(text, view.remove[i]);
  }
  text += "]}}";
  return text;
}

}  // namespace cg::wire
