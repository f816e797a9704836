#include "wire/params.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "wire/plain_text.hpp"

namespace cg::wire {

Params::Params(const Json& object, std::string path) : object_(object), path_(std::move(path)) {
  if (object_.is_object()) return;
  // The path ends with the dot before the names within: what is at fault is the object itself.
  refuse(Refusal{"wrong_type", path_.empty() ? "params" : path_.substr(0, path_.size() - 1)});
}

void Params::refuse(std::string_view word, std::string_view name) {
  refuse(Refusal{word, path_of(name)});
}

void Params::refuse(const Refusal& refusal) {
  if (!refusal_) refusal_ = refusal;
}

const Json* Params::take(std::string_view name, bool required) {
  taken_.emplace(name);
  if (!object_.is_object()) return nullptr;
  const auto at = object_.find(name);
  if (at != object_.end()) return &*at;
  if (required) refuse("missing_field", name);
  return nullptr;
}

void Params::finish() {
  if (others_allowed_ || !object_.is_object()) return;
  for (const auto& [name, value] : object_.items()) {
    if (!taken_.contains(name)) return refuse("unknown_field", name.substr(0, 64));
  }
}

std::string Params::text(std::string_view name) {
  const Json* value = take(name, true);
  if (value == nullptr) return {};
  if (!value->is_string()) return refuse("wrong_type", name), std::string();
  return plain_text(value->get_ref<const std::string&>());
}

std::optional<std::string> Params::text_if_given(std::string_view name) {
  if (take(name, false) == nullptr) return std::nullopt;
  return text(name);
}

std::vector<std::string> Params::texts(std::string_view name) {
  const Json* value = take(name, true);
  std::vector<std::string> list;
  if (value == nullptr) return list;
  if (!value->is_array()) return refuse("wrong_type", name), list;
  for (std::size_t i = 0; i < value->size(); ++i) {
    const Json& one = (*value)[i];
    if (!one.is_string()) {
      refuse("wrong_type", std::string(name) + "." + std::to_string(i));
      return list;
    }
    list.push_back(plain_text(one.get_ref<const std::string&>()));
  }
  return list;
}

bool Params::boolean(std::string_view name) {
  const Json* value = take(name, true);
  if (value == nullptr) return false;
  if (!value->is_boolean()) return refuse("wrong_type", name), false;
  return value->get<bool>();
}

int Params::whole_value(const Json& value, const std::string& field) {
  constexpr double low = std::numeric_limits<int>::min();
  constexpr double high = std::numeric_limits<int>::max();
  if (!value.is_number()) return refuse(Refusal{"wrong_type", field}), 0;
  const double number = value.get<double>();
  if (std::trunc(number) != number) return refuse(Refusal{"not_a_whole_number", field}), 0;
  return static_cast<int>(std::clamp(number, low, high));
}

int Params::whole(std::string_view name) {
  const Json* value = take(name, true);
  return value == nullptr ? 0 : whole_value(*value, path_of(name));
}

std::optional<int> Params::whole_if_given(std::string_view name) {
  if (take(name, false) == nullptr) return std::nullopt;
  return whole(name);
}

std::optional<std::uint64_t> Params::position_if_given(std::string_view name) {
  const Json* value = take(name, false);
  if (value == nullptr) return std::nullopt;
  if (value->is_number_float()) return refuse("not_a_whole_number", name), std::nullopt;
  if (!value->is_number_unsigned()) return refuse("wrong_type", name), std::nullopt;
  return value->get<std::uint64_t>();
}

std::string Params::one_of(std::string_view name, std::initializer_list<std::string_view> words) {
  std::string given = text(name);
  if (!refusal_ && std::ranges::find(words, given) == words.end()) refuse("bad_value", name);
  return given;
}

std::optional<std::vector<domain::ChoicePlan>> Params::choices_if_given(std::string_view name) {
  const Json* value = take(name, false);
  if (value == nullptr) return std::nullopt;
  std::vector<domain::ChoicePlan> choices;
  if (!value->is_array()) return refuse("wrong_type", name), choices;
  for (std::size_t i = 0; i < value->size(); ++i) {
    Params one((*value)[i], path_of(name) + "." + std::to_string(i) + ".");
    choices.push_back({one.text("id"), one.text("label")});
    if (!others_allowed_) one.finish();
    if (one.refusal()) return refuse(*one.refusal()), choices;
  }
  return choices;
}

domain::Plan read_plan(Params& params) {
  domain::Plan plan;
  plan.title = params.text_if_given("title");
  plan.prompt = params.text_if_given("prompt");
  plan.minutes = params.whole_if_given("minutes");
  for (const std::string_view list : {"items", "columns"}) {
    if (auto choices = params.choices_if_given(list)) {
      plan.choices.emplace(list, *std::move(choices));
    }
  }
  for (const std::string_view name : {"dots", "words", "groups", "size"}) {
    if (const auto number = params.whole_if_given(name)) plan.numbers.emplace(name, *number);
  }
  return plan;
}

}  // namespace cg::wire
