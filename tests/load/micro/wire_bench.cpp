// Reading requests, making records and frames.
#include <benchmark/benchmark.h>

#include <string>

#include "hub/shared_view.hpp"
#include "load/micro/history.hpp"
#include "wire/frame.hpp"
#include "wire/list_page.hpp"
#include "wire/records.hpp"
#include "wire/replies.hpp"
#include "wire/request.hpp"

namespace {

using namespace cg;
using Kind = wire::Audience::Kind;

void read_request(benchmark::State& state, const std::string& text) {
  for (auto _ : state) benchmark::DoNotOptimize(wire::read_request(text));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK_CAPTURE(read_request, vote,
                  std::string(R"({"jsonrpc":"2.0","id":"0123456789012345678901","method":)"
                              R"("score.cast","params":{"activity":"act1","scores":)"
                              R"({"trust":7,"speed":3,"voice":null}}})"));
BENCHMARK_CAPTURE(read_request, idea,
                  std::string(R"({"jsonrpc":"2.0","id":"0123456789012345678901","method":)"
                              R"("idea.post","params":{"activity":"act2","column":"begin",)"
                              R"("text":"We could meet once a month, in turn with each of us",)"
                              R"("attribution":"name"}})"));

void render_part(benchmark::State& state, wire::Part::Kind kind, std::uint32_t id,
                 const wire::Audience& audience) {
  const domain::Workshop workshop = load::workshop_of(static_cast<std::uint32_t>(state.range(0)));
  const wire::Live live = load::a_live_room();
  const wire::Scene scene{workshop, live};
  for (auto _ : state) {
    benchmark::DoNotOptimize(wire::records_of(scene, audience, {kind, id}));
  }
}
using PartKind = wire::Part::Kind;
BENCHMARK_CAPTURE(render_part, workshop, PartKind::workshop, 0, wire::Audience{Kind::room, 0})
    ->Arg(20)
    ->Arg(10'000);
BENCHMARK_CAPTURE(render_part, scores, PartKind::content, 1, wire::Audience{Kind::room, 0})
    ->Arg(20)
    ->Arg(10'000);
BENCHMARK_CAPTURE(render_part, board, PartKind::content, 2, wire::Audience{Kind::room, 0})
    ->Arg(20)
    ->Arg(10'000);
BENCHMARK_CAPTURE(render_part, board_for_desk, PartKind::content, 2, wire::Audience{Kind::desk, 0})
    ->Arg(20)
    ->Arg(10'000);
BENCHMARK_CAPTURE(render_part, aims, PartKind::content, 3, wire::Audience{Kind::room, 0})
    ->Arg(20)
    ->Arg(10'000);

void render_own(benchmark::State& state) {
  const domain::Workshop workshop = load::workshop_of(static_cast<std::uint32_t>(state.range(0)));
  const wire::Live live = load::a_live_room();
  const wire::Scene scene{workshop, live};
  for (auto _ : state) benchmark::DoNotOptimize(wire::own_records(scene, domain::PersonId{7}));
}
BENCHMARK(render_own)->Arg(20)->Arg(10'000);

// One person voted: what a tick of an audience costs before anything is sent.
void refresh_view(benchmark::State& state, const wire::Audience& audience) {
  const domain::Workshop workshop = load::workshop_of(static_cast<std::uint32_t>(state.range(0)));
  const wire::Live live = load::a_live_room();
  const wire::Scene scene{workshop, live};
  hub::SharedView view(audience);
  view.refresh(scene, 1);
  std::uint64_t revision = 1;
  for (auto _ : state) {
    view.touch({PartKind::content, 1});
    view.refresh(scene, ++revision);
    benchmark::DoNotOptimize(view.since(revision - 1));
  }
}
BENCHMARK_CAPTURE(refresh_view, phones, wire::Audience{Kind::room, 0})->Arg(20)->Arg(10'000);
BENCHMARK_CAPTURE(refresh_view, desk, wire::Audience{Kind::desk, 0})->Arg(20)->Arg(10'000);

// Something happened to one idea of a board: what every further one costs each audience.
void refresh_board(benchmark::State& state, const wire::Audience& audience) {
  const domain::Workshop workshop = load::workshop_of(static_cast<std::uint32_t>(state.range(0)));
  const wire::Live live = load::a_live_room();
  const wire::Scene scene{workshop, live};
  hub::SharedView view(audience);
  view.refresh(scene, 1);
  std::uint64_t revision = 1;
  for (auto _ : state) {
    view.touch_entry({{PartKind::content, 2}, 7});
    view.refresh(scene, ++revision);
  }
}
BENCHMARK_CAPTURE(refresh_board, phones, wire::Audience{Kind::room, 0})->Arg(20)->Arg(10'000);
BENCHMARK_CAPTURE(refresh_board, desk, wire::Audience{Kind::desk, 0})->Arg(20)->Arg(10'000);

// A page from the middle of a long list.
void page_of_ideas(benchmark::State& state) {
  const auto ideas = static_cast<std::uint32_t>(state.range(0));
  const domain::Workshop workshop = load::workshop_of(ideas);
  const wire::Live live = load::a_live_room();
  const wire::Scene scene{workshop, live};
  const std::string after = "idea/idea" + std::to_string(ideas / 2);
  for (auto _ : state) {
    benchmark::DoNotOptimize(wire::list_page(scene, wire::Audience{Kind::room, 0}, "idea",
                                             domain::ActivityId{2}, after, 50));
  }
}
BENCHMARK(page_of_ideas)->Arg(200)->Arg(10'000);

void make_frame(benchmark::State& state) {
  const std::string text(static_cast<std::size_t>(state.range(0)), 'x');
  for (auto _ : state) benchmark::DoNotOptimize(wire::make_frame(text));
}
BENCHMARK(make_frame)->Arg(200)->Arg(60'000);

void make_result(benchmark::State& state) {
  const wire::Json id = "0123456789012345678901";
  for (auto _ : state) {
    benchmark::DoNotOptimize(wire::make_frame(wire::result_text(id, {{"seq", 123456}})));
  }
}
BENCHMARK(make_result);

}  // namespace
