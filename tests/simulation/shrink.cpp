#include "simulation/shrink.hpp"

#include <algorithm>

#include "simulation/last_words.hpp"

namespace cg::simulation {
namespace {

// "view: scores/act3 on a phone: results are told early" and the same of act7 are one sort.
std::string sort_of(const std::string& finding) {
  return finding.substr(0, finding.find(':'));
}

class Shrinking {
 public:
  Shrinking(const Plan& plan, const Outcome& failed, std::chrono::seconds time_max)
      : plan_(plan),
        sort_(sort_of(failed.findings.front())),
        ends_at_(std::chrono::steady_clock::now() + time_max),
        kept_(plan.steps.size(), true) {
    failure_ = {plan.seed, plan.steps.size(), 0, failed};
  }

  Failure run() {
    forget_the_rest();
    for (std::size_t pieces = 2; !is_late();) {
      const std::size_t left = count();
      if (left == 0 || pieces > 2 * left) break;
      if (!leave_out_one_of(std::min(pieces, left))) pieces *= 2;
    }
    return std::move(failure_);
  }

 private:
  [[nodiscard]] bool is_late() const { return std::chrono::steady_clock::now() >= ends_at_; }
  [[nodiscard]] std::size_t count() const {
    return static_cast<std::size_t>(std::ranges::count(kept_, true));
  }

  // Nothing after the step at which it was found has taken part.
  void forget_the_rest() {
    const std::size_t played = failure_.outcome.told.size();
    for (std::size_t i = played; i < kept_.size(); ++i) kept_[i] = false;
  }

  bool leave_out_one_of(std::size_t pieces) {
    std::vector<std::size_t> steps;
    for (std::size_t i = 0; i < kept_.size(); ++i) {
      if (kept_[i]) steps.push_back(i);
    }
    bool shorter = false;
    // From the end: what came last is needed least often.
    for (std::size_t piece = pieces; piece-- > 0 && !is_late();) {
      std::vector<bool> fewer = kept_;
      const std::size_t from = piece * steps.size() / pieces;
      const std::size_t to = (piece + 1) * steps.size() / pieces;
      for (std::size_t i = from; i < to; ++i) fewer[steps[i]] = false;
      Outcome outcome = run_world(plan_, fewer);
      ++failure_.runs;
      if (outcome.findings.empty() || sort_of(outcome.findings.front()) != sort_) continue;
      kept_ = std::move(fewer);
      failure_.outcome = std::move(outcome);
      shorter = true;
    }
    return shorter;
  }

  const Plan& plan_;
  const std::string sort_;
  const std::chrono::steady_clock::time_point ends_at_;
  std::vector<bool> kept_;
  Failure failure_;
};

}  // namespace

Outcome run_world(const Plan& plan, const std::vector<bool>& kept) {
  prepare_last_words(plan.seed);
  try {
    return World(plan).run(kept);
  } catch (const std::exception& error) {
    return {{std::string("exception: ") + error.what()}, {}, 0, 0};
  }
}

Failure shrink(const Plan& plan, const Outcome& failed, std::chrono::seconds time_max) {
  return Shrinking(plan, failed, time_max).run();
}

std::string told(const Failure& failure) {
  const Outcome& outcome = failure.outcome;
  std::string text = "seed " + std::to_string(failure.seed) + "\n";
  for (const std::string& finding : outcome.findings) text += "  " + finding + "\n";
  text += "shown by " + std::to_string(outcome.told.size()) + " of " +
          std::to_string(failure.steps_before) + " steps (" + std::to_string(failure.runs) +
          " shorter worlds were tried):\n";
  for (const std::string& step : outcome.told) text += "  " + step + "\n";
  return text;
}

}  // namespace cg::simulation
