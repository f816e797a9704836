// A workshop with one activity of each kind, and its desk.
#pragma once

#include <gtest/gtest.h>

#include <memory>

#include "support/hub_world.hpp"

namespace cg::test {

inline Json plan() {
  return {
      {"title", "Joint working"},
      {"sectors", {{{"id", "nhs"}, {"label", "NHS"}}, {{"id", "patients"}, {"label", "Patients"}}}},
      {"agenda",
       {{{"kind", "introductions"}, {"title", "Who is here"}},
        {{"kind", "aims"}, {"title", "Aims"}},
        {{"kind", "scores"},
         {"title", "Value"},
         {"items", {{{"id", "patients"}, {"label", "Patients"}}}}},
        {{"kind", "board"},
         {"title", "Barriers"},
         {"columns", {{{"id", "time"}, {"label", "Time"}}}}},
        {{"kind", "breakout"}, {"title", "What helps"}, {"groups", 2}},
        {{"kind", "words"}, {"title", "In a word"}}}}};
}

class Rooms : public ::testing::Test {
 protected:
  void SetUp() override {
    world.create(plan());
    desk = world.attach("lead");
  }
  HubWorld world;
  std::shared_ptr<HubClient> desk;
};

}  // namespace cg::test
