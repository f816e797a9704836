// What an event touches: records that are not named are not made again, so every record that an
// event changes has to be.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "support/domain_world.hpp"
#include "wire/records.hpp"

namespace cg::test {
namespace {

using namespace domain;
using wire::Json;
using wire::Part;

class TouchedBy : public DomainWorld {
 protected:
  using Parts = std::map<Part, Json>;

  TouchedBy() {
    given_workshop();
    given_person("nhs");
    for (const char* kind : {"introductions", "aims", "words"}) given_draft({.kind = kind});
  }

  // The agenda, as the desk has it.
  [[nodiscard]] Parts desk() const {
    const wire::Live live;
    const wire::Scene scene{workshop, live};
    const wire::Audience audience{wire::Audience::Kind::desk, 0};
    Parts parts;
    for (const Part& part : parts_of(scene, audience)) {
      for (auto& [key, json] : records_of(scene, audience, part)) parts[part][key] = json;
    }
    return parts;
  }

  void then_what_changed_is_touched(const Parts& before) const {
    const Parts after = desk();
    ASSERT_NE(before, after);
    for (const auto& [part, json] : after) {
      const auto old = before.find(part);
      if (old == before.end() || old->second == json) continue;
      EXPECT_TRUE(is_touched(part)) << json;
    }
  }

 private:
  [[nodiscard]] bool is_touched(const Part& part) const {
    return std::ranges::any_of(decision().events, [&](const StampedEvent& event) {
      const wire::Touched touched = wire::touched_by(workshop, event.event);
      return std::ranges::count(touched.parts, part) > 0 ||
             (touched.all_content && part.kind == Part::Kind::content) ||
             (touched.all_activities && part.kind == Part::Kind::activity);
    });
  }
};

TEST_F(TouchedBy, MovingAnActivityMovesTheOthers) {
  const auto before = desk();
  given(facilitator(), MoveActivity{ActivityId{3}, ActivityId{1}});
  then_what_changed_is_touched(before);
}

TEST_F(TouchedBy, RemovingAnActivityMovesTheOthers) {
  const auto before = desk();
  given(facilitator(), RemoveActivity{ActivityId{1}});
  then_what_changed_is_touched(before);
}

TEST_F(TouchedBy, ClearingMakesDraftsOfAllActivities) {
  given(facilitator(), GoTo{ActivityId{1}});
  given(facilitator(), GoTo{ActivityId{2}});
  const auto before = desk();
  given(facilitator(), ClearWorkshop{false});
  then_what_changed_is_touched(before);
}

}  // namespace
}  // namespace cg::test
