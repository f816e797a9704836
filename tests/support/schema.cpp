#include "support/schema.hpp"

#include <fstream>
#include <map>
#include <memory>
#include <mutex>
#include <regex>
#include <stdexcept>
#include <utility>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>
#include <vector>

namespace cg::test {
namespace {

using nlohmann::json;

std::string definition_of(const json& schema) {
  return schema.at("$ref").get<std::string>();
}

// The schemas as they lie in the folder, each made ready for validation when it is first asked for.
class Schemas {
 public:
  Schemas() {
    const json methods = read_protocol("schema/methods.json");
    for (const auto& [name, method] : methods.at("methods").items()) {
      references_["params/" + name] = definition_of(method.at("params"));
      references_["result/" + name] = definition_of(method.at("result"));
    }
    const json records = read_protocol("schema/records.json");
    for (const json& record : records.at("records")) {
      const std::string kind = record.at("kind").get<std::string>();
      references_["records/" + kind] = definition_of(record.at("schema"));
      key_patterns_.emplace_back(std::regex(record.at("pattern").get<std::string>()), kind);
    }
  }

  const valijson::Schema& find(std::string_view name) {
    const std::lock_guard lock(mutex_);
    auto& ready = ready_[std::string(name)];
    if (!ready) {
      auto schema = std::make_unique<valijson::Schema>();
      const json whole = expanded(json{{"$ref", reference(name)}}, "");
      const valijson::adapters::NlohmannJsonAdapter adapter(whole);
      valijson::SchemaParser().populateSchema(adapter, *schema);
      ready = std::move(schema);
    }
    return *ready;
  }

  std::string kind_of(std::string_view key) const {
    for (const auto& [pattern, kind] : key_patterns_) {
      if (std::regex_match(key.begin(), key.end(), pattern)) return kind;
    }
    return {};
  }

 private:
  std::string reference(std::string_view name) const {
    const auto found = references_.find(std::string(name));
    if (found != references_.end()) return found->second;
    const auto slash = name.find('/');
    if (slash == std::string_view::npos)
      throw std::invalid_argument("no schema " + std::string(name));
    return std::string(name.substr(0, slash)) + ".json#/definitions/" +
           std::string(name.substr(slash + 1));
  }

  // `schema` with every reference replaced by what it names. Our schemas hold no cycles.
  json expanded(const json& schema, const std::string& file) {
    if (schema.is_array()) {
      json list = json::array();
      for (const json& entry : schema) list.push_back(expanded(entry, file));
      return list;
    }
    if (!schema.is_object()) return schema;
    if (const auto ref = schema.find("$ref"); ref != schema.end()) {
      const std::string target = ref->get<std::string>();
      const auto hash = target.find('#');
      const std::string in = hash == 0 ? file : target.substr(0, hash);
      const json::json_pointer place(target.substr(hash + 1));
      if (!document(in).contains(place)) throw std::invalid_argument("no schema " + target);
      return expanded(document(in).at(place), in);
    }
    json object = json::object();
    for (const auto& [name, value] : schema.items()) object[name] = expanded(value, file);
    return object;
  }

  const json& document(const std::string& file) {
    auto found = documents_.find(file);
    if (found == documents_.end()) {
      found = documents_.emplace(file, read_protocol("schema/" + file)).first;
    }
    return found->second;
  }

  std::mutex mutex_;
  std::map<std::string, std::string> references_;
  std::vector<std::pair<std::regex, std::string>> key_patterns_;
  std::map<std::string, json> documents_;
  std::map<std::string, std::unique_ptr<valijson::Schema>> ready_;
};

Schemas& schemas() {
  static Schemas all;
  return all;
}

std::string told(valijson::ValidationResults& results) {
  std::string text;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    for (const std::string& step : error.context) text += step;
    text += ": " + error.description + "\n";
  }
  return text;
}

}  // namespace

json read_protocol(std::string_view path) {
  const std::string file = std::string(CG_PROTOCOL_DIR) + "/" + std::string(path);
  std::ifstream stream(file);
  if (!stream) throw std::invalid_argument("cannot read " + file);
  return json::parse(stream);
}

bool matches(const json& value, std::string_view schema, std::string* why) {
  const valijson::Schema& rules = schemas().find(schema);
  const valijson::adapters::NlohmannJsonAdapter adapter(value);
  valijson::ValidationResults results;
  valijson::Validator validator(valijson::Validator::kStrongTypes);
  if (validator.validate(rules, adapter, &results)) return true;
  if (why != nullptr) *why = told(results);
  return false;
}

std::string record_kind(std::string_view key) {
  return schemas().kind_of(key);
}

bool records_match(const json& put, std::string* why) {
  for (const auto& [key, record] : put.items()) {
    const std::string kind = record_kind(key);
    if (kind.empty()) {
      if (why != nullptr) *why = key + ": no record has such a key";
      return false;
    }
    if (!matches(record, "records/" + kind, why)) {
      if (why != nullptr) *why = key + ": " + *why;
      return false;
    }
  }
  return true;
}

}  // namespace cg::test
