// Reads the parameters of one call: typed getters that remember the first thing wrong, so that a
// decoder reads like the list of its fields. Lives during one decode; refers to the JSON.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.hpp"
#include "domain/plan.hpp"
#include "wire/json.hpp"

namespace cg::wire {

class Params {
 public:
  // `path` is put before the names of fields in refusals ("activity.").
  explicit Params(const Json& object, std::string path = {});

  // Each getter returns an empty value when the field is missing or wrong, and notes the refusal.
  [[nodiscard]] std::string text(std::string_view name);
  [[nodiscard]] std::optional<std::string> text_if_given(std::string_view name);
  [[nodiscard]] std::vector<std::string> texts(std::string_view name);
  [[nodiscard]] bool boolean(std::string_view name);
  [[nodiscard]] int whole(std::string_view name);
  [[nodiscard]] std::optional<int> whole_if_given(std::string_view name);
  [[nodiscard]] std::optional<std::uint64_t> position_if_given(std::string_view name);
  // An id of a form that names nothing reads as 0, which the domain does not know either.
  template <class IdType>
  [[nodiscard]] IdType id(std::string_view name) {
    return domain::parse_id<IdType>(text(name)).value_or(IdType{});
  }
  template <class IdType>
  [[nodiscard]] std::optional<IdType> id_if_given(std::string_view name) {
    const auto given = text_if_given(name);
    if (!given) return std::nullopt;
    return domain::parse_id<IdType>(*given).value_or(IdType{});
  }
  // Must be there, but may be null.
  template <class IdType>
  [[nodiscard]] std::optional<IdType> id_or_null(std::string_view name) {
    const Json* value = take(name, true);
    if (value == nullptr || value->is_null()) return std::nullopt;
    return id<IdType>(name);
  }
  // One of `words`; else bad_value.
  [[nodiscard]] std::string one_of(std::string_view name,
                                   std::initializer_list<std::string_view> words);
  // [{id, label}], if given.
  [[nodiscard]] std::optional<std::vector<domain::ChoicePlan>> choices_if_given(
      std::string_view name);
  // The field as it is, or null when it is absent; missing_field if it is `required`.
  [[nodiscard]] const Json* take(std::string_view name, bool required);
  // A whole number at a path of its own ("scores.patients"); numbers out of int's range saturate.
  [[nodiscard]] int whole_value(const Json& value, const std::string& field);

  void refuse(std::string_view word, std::string_view name);
  // Notes a refusal of a nested reader.
  void refuse(const Refusal& refusal);
  // After the last getter: notes unknown_field for a field that nobody asked for.
  void finish();
  // For objects that may hold more than we read.
  void allow_others() { others_allowed_ = true; }
  [[nodiscard]] const std::optional<Refusal>& refusal() const { return refusal_; }
  [[nodiscard]] std::string path_of(std::string_view name) const {
    return path_ + std::string(name);
  }

 private:
  const Json& object_;
  std::string path_;
  std::set<std::string, std::less<>> taken_;
  std::optional<Refusal> refusal_;
  bool others_allowed_ = false;
};

// A Plan (protocol README, "Plan"). Lists of choices and whole numbers go to `choices` and
// `numbers` under their names; which of them a kind takes is the domain's matter.
[[nodiscard]] domain::Plan read_plan(Params& params);

}  // namespace cg::wire
