// The stored form of the scores' events and settings.
#pragma once

#include "domain/activities/scores.hpp"
#include "store/stored_json.hpp"

namespace cg::domain::scores {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Settings, items)

// The answers in the order of the items, up to the last one given: 0..10, -1 can't say, -2 none.
inline void to_json(nlohmann::json& out, const Ballot& ballot) {
  out = nlohmann::json::array();
  auto given = ballot.answers.size();
  while (given > 0 && ballot.answers[given - 1] == unanswered) --given;
  for (std::size_t i = 0; i < given; ++i) out.push_back(ballot.answers[i]);
}
inline void from_json(const nlohmann::json& in, Ballot& ballot) {
  ballot = {};
  if (!in.is_array() || in.size() > ballot.answers.size()) {
    throw nlohmann::detail::other_error::create(600, "a ballot is a short array", &in);
  }
  for (std::size_t i = 0; i < in.size(); ++i) {
    const int answer = in[i].get<int>();
    if (answer < unanswered || answer > limits::score_max) {
      throw nlohmann::detail::other_error::create(600, "no such answer", &in);
    }
    ballot.answers[i] = static_cast<Answer>(answer);
  }
}
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ScoresCast, activity, person, ballot)

}  // namespace cg::domain::scores
