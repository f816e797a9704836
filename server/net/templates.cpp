#include "net/templates.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <vector>

#include "wire/request.hpp"

namespace cg::net {

Templates Templates::load(const std::string& folder) {
  using nlohmann::json;
  Templates templates;
  std::vector<json> list;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() != ".json") continue;
    std::ifstream in(entry.path());
    json one = json::parse(in, nullptr, false);
    const bool is_whole = one.is_object() && one.contains("id") && one["id"].is_string() &&
                          wire::read_new_workshop(one.dump()).has_value();
    if (!is_whole)
      throw std::runtime_error("the template " + entry.path().string() + " is damaged");
    list.push_back(std::move(one));
  }
  if (error)
    throw std::runtime_error("cannot read the templates in " + folder + ": " + error.message());
  std::ranges::sort(list, {}, [](const json& one) {
    return std::pair(one.value("order", 0), one.at("id").get<std::string>());
  });
  json all = json::array();
  for (json& one : list) {
    templates.by_id_.emplace(one.at("id").get<std::string>(), one.dump());
    all.push_back(std::move(one));
  }
  templates.list_ = std::make_shared<const std::string>(json{{"templates", all}}.dump());
  return templates;
}

const std::string* Templates::find(std::string_view id) const {
  const auto at = by_id_.find(id);
  return at == by_id_.end() ? nullptr : &at->second;
}

}  // namespace cg::net
