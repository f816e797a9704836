#include "hub/overload.hpp"

#include <gtest/gtest.h>

namespace cg::test {
namespace {

constexpr hub::Load bounds{.connections = 100, .queued_bytes = 1000, .commit_lag_ms = 2000};

TEST(Overload, BeginsBeyondAnyBound) {
  EXPECT_FALSE(hub::Overload(bounds).look(bounds));
  EXPECT_TRUE(hub::Overload(bounds).look({.connections = 101}));
  EXPECT_TRUE(hub::Overload(bounds).look({.queued_bytes = 1001}));
  EXPECT_TRUE(hub::Overload(bounds).look({.commit_lag_ms = 2001}));
}

TEST(Overload, EndsWellBelowAllOfThem) {
  hub::Overload overload(bounds);
  overload.look({.connections = 101, .queued_bytes = 5000});
  EXPECT_TRUE(overload.look({.connections = 95, .queued_bytes = 10})) << "near the bound";
  EXPECT_TRUE(overload.look({.connections = 10, .queued_bytes = 501}));
  EXPECT_TRUE(overload.look({.commit_lag_ms = 1001}));
  EXPECT_FALSE(overload.look({.connections = 90, .queued_bytes = 500, .commit_lag_ms = 1000}));
  EXPECT_FALSE(overload.now());
}

}  // namespace
}  // namespace cg::test
