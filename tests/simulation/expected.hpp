// What a record may say, held against the model: who may have it at all, which fields it has, and
// that every text, name, count and figure in it is the one that the accepted commands give.
#pragma once

#include <string>

#include "simulation/model.hpp"

namespace cg::simulation {

// Whose page it is.
struct Viewer {
  enum class Kind : std::uint8_t { desk, room, screen, observer };
  Kind kind = Kind::room;
  std::string person = {};  // of a phone
  [[nodiscard]] bool is_desk() const { return kind == Kind::desk; }
};

// Of those who wait to be let in, what they themselves may be told (protocol rule WR4).
[[nodiscard]] inline bool is_told_at_the_door(const std::string& key) {
  return key == "me" || key == "waiting_room";
}

// What is wrong with telling this viewer this record, or nothing.
[[nodiscard]] std::string objection(const Model& model, const Viewer& viewer,
                                    const std::string& key, const Json& record);

// What a desk has to hold and does not, or nothing. `holds`: whether there is a record of that key.
template <class Holds>
[[nodiscard]] std::string missing_on_desk(const Model& model, const Holds& holds) {
  for (const auto& [id, aim] : model.aims) {
    if (model.is_on_desk(aim) && !holds("aim/" + id)) return "aim/" + id;
  }
  for (const auto& [id, idea] : model.ideas) {
    if (model.is_on_desk(idea) && !holds("idea/" + id)) return "idea/" + id;
  }
  for (const auto& [id, activity] : model.activities) {
    if (!holds("activity/" + id)) return "activity/" + id;
    for (const auto& [person, introduction] : activity.introductions) {
      if (model.is_in(person) && !holds("introduction/" + person)) return "introduction/" + person;
    }
  }
  for (const auto& [id, person] : model.waiting) {
    if (!holds("waiting/" + id)) return "waiting/" + id;
  }
  for (const auto& [id, person] : model.people) {
    if (model.people.size() <= 500 && !holds("person/" + id)) return "person/" + id;
  }
  return {};
}

// ---- Figures (figures.cpp) -------------------------------------------------------------------

// The records with figures of a scores activity, of an aim and of an idea.
[[nodiscard]] std::string wrong_scores(const Model& model, const Viewer& viewer,
                                       const std::string& activity, const Json& record);
[[nodiscard]] std::string wrong_support(const Model& model, const Model::Aim& aim,
                                        const Json& record);
[[nodiscard]] std::string wrong_dots(const Model& model, const Model::Idea& idea,
                                     const Json& record);

}  // namespace cg::simulation
