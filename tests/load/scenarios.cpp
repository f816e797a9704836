#include "load/scenarios.hpp"

#include <array>

namespace cg::load {
namespace {

constexpr std::array scenarios{
    Scenario{"disk", "how fast the disk makes things durable just now", disk},
    Scenario{"fanout", "what one delivery costs, against a plain send loop", fanout},
    Scenario{"changes", "60 changes a second to 1,000 phones", changes_at_the_tick},
    Scenario{"joins", "people arrive at 1,000 a second", joins},
    Scenario{"votes", "everybody votes within a second", votes_at_once},
    Scenario{"sustained", "votes for a minute, everybody connected", votes_sustained},
    Scenario{"workshops", "500 workshops of 20 people, each active", many_workshops},
    Scenario{"first_view", "a phone's first view of a large workshop", first_view},
    Scenario{"memory", "of an idle phone, and after many rounds", memory},
    Scenario{"durable", "acknowledgements a second, against bare SQLite", durable},
    Scenario{"returning", "everybody comes back at once after a minute", coming_back},
    Scenario{"opening", "a workshop of a million events after a restart", opening},
    Scenario{"first_page", "bytes over the wire of a phone's first page", first_page},
    Scenario{"curves", "what a unit costs as numbers grow", curves, true},
};

}  // namespace

std::span<const Scenario> all_scenarios() {
  return scenarios;
}

}  // namespace cg::load
