// Agendas to start from, read once at the start. Immutable afterwards.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace cg::net {

class Templates {
 public:
  // Every *.json of `folder`, each {id, title, about, sectors, agenda}, in the order of their
  // `order`, then id. Throws std::runtime_error with one line if one cannot be read.
  static Templates load(const std::string& folder);

  // The answer of GET /api/templates.
  [[nodiscard]] const std::shared_ptr<const std::string>& list_json() const { return list_; }
  // The JSON of one, or null.
  [[nodiscard]] const std::string* find(std::string_view id) const;

 private:
  std::map<std::string, std::string, std::less<>> by_id_;
  std::shared_ptr<const std::string> list_;
};

}  // namespace cg::net
