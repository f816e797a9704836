#include <array>
#include <tuple>

#include "report/activities/aims.hpp"
#include "report/activities/board.hpp"
#include "report/activities/breakout.hpp"
#include "report/activities/introductions.hpp"
#include "report/activities/scores.hpp"
#include "report/activities/words.hpp"
#include "report/kind_report.hpp"

namespace cg::report {
namespace {

// In the order of domain::Kinds.
constexpr std::array<WriteKind, std::tuple_size_v<domain::Kinds>> kinds{
    introductions::write, aims::write, scores::write, board::write, breakout::write, words::write};

}  // namespace

WriteKind kind_report(std::size_t kind) {
  return kinds.at(kind);
}

}  // namespace cg::report
