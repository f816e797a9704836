// Worlds from a seed on, for as long as is wished: what scripts/simulate runs.
//
//   simulate --minutes N --seed S [--worlds N] [--no-shrink]
//
// Prints where it is every ten seconds. At the first world that is not well: its seed, what did not
// hold, the fewest steps that show it; and it ends with 1. A stop of the program itself (an
// assertion) prints the seed, too.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "simulation/shrink.hpp"

namespace {

using cg::simulation::Outcome;
using cg::simulation::Plan;
using Clock = std::chrono::steady_clock;

struct Options {
  double minutes = 1;
  std::uint64_t seed = 1;
  std::uint64_t worlds = UINT64_MAX;
  bool shrinks = true;
};

struct Counts {
  std::uint64_t worlds = 0, steps = 0, commands = 0, crashes = 0;
};

bool read_options(int count, char** given, Options& options) {
  for (int i = 1; i < count; ++i) {
    const std::string name = given[i];
    if (name == "--no-shrink") {
      options.shrinks = false;
      continue;
    }
    if (++i == count) return false;
    if (name == "--minutes") {
      options.minutes = std::strtod(given[i], nullptr);
    } else if (name == "--seed") {
      options.seed = std::strtoull(given[i], nullptr, 10);
    } else if (name == "--worlds") {
      options.worlds = std::strtoull(given[i], nullptr, 10);
    } else {
      return false;
    }
  }
  return true;
}

void print(const Counts& counts, std::uint64_t seed, double seconds) {
  std::printf("%6.0f s: %llu worlds (seed %llu next), %llu steps, %llu commands, %llu crashes\n",
              seconds, static_cast<unsigned long long>(counts.worlds),
              static_cast<unsigned long long>(seed), static_cast<unsigned long long>(counts.steps),
              static_cast<unsigned long long>(counts.commands),
              static_cast<unsigned long long>(counts.crashes));
  std::fflush(stdout);
}

int run(const Options& options) {
  Counts counts;
  const auto began = Clock::now();
  const auto seconds = [&] { return std::chrono::duration<double>(Clock::now() - began).count(); };
  double told_at = 0;
  std::uint64_t seed = options.seed;
  for (; counts.worlds < options.worlds && seconds() < 60 * options.minutes; ++seed) {
    const Plan plan = cg::simulation::plan_of(seed);
    const Outcome outcome = run_world(plan);
    ++counts.worlds;
    counts.steps += outcome.told.size();
    counts.commands += outcome.commands;
    counts.crashes += outcome.crashes;
    if (!outcome.findings.empty()) {
      print(counts, seed + 1, seconds());
      cg::simulation::Failure failure{seed, plan.steps.size(), 0, outcome};
      if (options.shrinks) failure = cg::simulation::shrink(plan, outcome);
      std::printf("%s", told(failure).c_str());
      return 1;
    }
    if (seconds() - told_at < 10) continue;
    told_at = seconds();
    print(counts, seed + 1, told_at);
  }
  print(counts, seed, seconds());
  return 0;
}

}  // namespace

int main(int count, char** given) {
  Options options;
  if (!read_options(count, given, options)) {
    std::fprintf(stderr, "simulate --minutes N --seed S [--worlds N] [--no-shrink]\n");
    return 2;
  }
  return run(options);
}
