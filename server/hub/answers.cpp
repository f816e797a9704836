#include "hub/answers.hpp"

#include <nlohmann/json.hpp>
#include <optional>

#include "domain/assert.hpp"

namespace cg::hub {
namespace {

std::optional<Answer> decode_answer(const store::StoredAnswer& stored) {
  const auto json = nlohmann::json::parse(stored.result, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  Answer answer{stored.digest, json.value("seq", std::uint64_t{0}), {}, {}};
  for (const auto& [name, value] : json.items()) {
    if (name == "seq" || !value.is_string()) continue;
    answer.created_field = name;
    answer.created_id = value.get<std::string>();
  }
  return answer;
}

}  // namespace

std::vector<std::string> Answers::known_scopes() const {
  std::vector<std::string> scopes;
  for (const auto& [scope, answers] : scopes_) scopes.push_back(scope);
  return scopes;
}

void Answers::learn(const std::string& scope, const std::vector<store::StoredAnswer>& stored) {
  auto& answers = scopes_[scope];
  for (const store::StoredAnswer& one : stored) {
    if (one.scope != scope) continue;
    if (auto answer = decode_answer(one)) answers.try_emplace(one.id, *std::move(answer));
  }
}

void Answers::replace_with(Answers newer) {
  newer.scopes_.merge(scopes_);
  scopes_ = std::move(newer.scopes_);
}

void Answers::forget(const std::string& scope) {
  CG_ASSERT(scope != join_scope);
  scopes_.erase(scope);
}

const Answer* Answers::find(const std::string& scope, const std::string& id) const {
  const auto answers = scopes_.find(scope);
  CG_ASSERT(answers != scopes_.end());
  const auto at = answers->second.find(id);
  return at == answers->second.end() ? nullptr : &at->second;
}

void Answers::remove(const std::string& scope, const std::string& id) {
  if (const auto answers = scopes_.find(scope); answers != scopes_.end()) {
    answers->second.erase(id);
  }
}

void Answers::add(const std::string& scope, const std::string& id, Answer answer) {
  scopes_[scope].emplace(id, std::move(answer));
}

std::string encode_answer(const Answer& answer) {
  nlohmann::json json{{"seq", answer.seq}};
  if (!answer.created_field.empty()) json[answer.created_field] = answer.created_id;
  return json.dump();
}

}  // namespace cg::hub
