// decide and apply. An argument is the number of people of the workshop.
#include <benchmark/benchmark.h>

#include "load/micro/history.hpp"

namespace {

using namespace cg;
using load::workshop_of;

const domain::Context context{1'800'000'000'000, 42};

domain::Actor somebody(std::int64_t turn, std::int64_t people) {
  return load::person(static_cast<std::uint32_t>(turn % people + 1));
}

void decide_vote(benchmark::State& state) {
  const domain::Workshop workshop = workshop_of(static_cast<std::uint32_t>(state.range(0)));
  const domain::Command vote = load::a_vote(7);
  std::int64_t turn = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        domain::decide(workshop, somebody(++turn, state.range(0)), vote, context));
  }
}
BENCHMARK(decide_vote)->Arg(20)->Arg(10'000);

void decide_and_apply_vote(benchmark::State& state) {
  domain::Workshop workshop = workshop_of(static_cast<std::uint32_t>(state.range(0)));
  std::int64_t turn = 0;
  for (auto _ : state) {
    ++turn;
    const auto decision = domain::decide(workshop, somebody(turn, state.range(0)),
                                         load::a_vote(static_cast<int>(turn % 11)), context);
    domain::apply(workshop, *decision);
  }
}
BENCHMARK(decide_and_apply_vote)->Arg(20)->Arg(10'000);

// Everybody has posted one: an idea that is withdrawn makes room for the next.
void decide_idea(benchmark::State& state) {
  const domain::Workshop workshop = workshop_of(static_cast<std::uint32_t>(state.range(0)));
  std::int64_t turn = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        domain::decide(workshop, somebody(++turn, state.range(0)), load::an_idea(7), context));
  }
}
BENCHMARK(decide_idea)->Arg(20)->Arg(10'000);

void decide_join(benchmark::State& state) {
  const domain::Workshop workshop = workshop_of(static_cast<std::uint32_t>(state.range(0)));
  const domain::Actor newcomer{domain::Actor::Role::newcomer, {}};
  for (auto _ : state) {
    benchmark::DoNotOptimize(domain::decide(workshop, newcomer, load::a_join(7), context));
  }
}
BENCHMARK(decide_join)->Arg(20)->Arg(10'000);

}  // namespace
