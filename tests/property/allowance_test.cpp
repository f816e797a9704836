// What an allowance promises, whatever is taken when, and however the clock is set.
#include "hub/allowance.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <vector>

namespace cg::hub {
namespace {

struct Steps {
  Rate rate;
  std::vector<std::int64_t> pauses_ms;
};

Steps any_steps() {
  const Rate rate{*rc::gen::inRange<std::int64_t>(1, 200), *rc::gen::inRange<std::int64_t>(1, 100)};
  return {rate,
          *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 500))};
}

RC_GTEST_PROP(Allowance, NeverGivesMoreThanTheBurstAndTheRate, ()) {
  const Steps steps = any_steps();
  Allowance allowance;
  std::int64_t now_ms = 1'000'000;
  std::int64_t given = 0;
  const std::int64_t began_ms = now_ms;
  for (const std::int64_t pause_ms : steps.pauses_ms) {
    now_ms += pause_ms;
    for (int tries = 0; tries < 50 && allowance.wait_ms(steps.rate, now_ms) == 0; ++tries) {
      allowance.take(steps.rate, now_ms);
      ++given;
    }
    const std::int64_t most =
        steps.rate.burst + (now_ms - began_ms) * steps.rate.per_second / 1000 + 1;
    RC_ASSERT(given <= most);
  }
}

RC_GTEST_PROP(Allowance, AfterTheWaitThereIsOne, ()) {
  const Steps steps = any_steps();
  Allowance allowance;
  std::int64_t now_ms = 1'000'000;
  for (const std::int64_t pause_ms : steps.pauses_ms) {
    now_ms += pause_ms;
    allowance.take(steps.rate, now_ms);
    const std::int64_t wait_ms = allowance.wait_ms(steps.rate, now_ms);
    RC_ASSERT(wait_ms >= 0);
    RC_ASSERT(allowance.wait_ms(steps.rate, now_ms + wait_ms) == 0);
    if (wait_ms > 1) RC_ASSERT(allowance.wait_ms(steps.rate, now_ms + wait_ms - 1) > 0);
  }
}

RC_GTEST_PROP(Allowance, AClockThatJumpsNeverLocksOutForLongerThanOneTakes, ()) {
  const Steps steps = any_steps();
  Allowance allowance;
  std::int64_t now_ms = 1'700'000'000'000;
  for (const std::int64_t pause_ms : steps.pauses_ms) {
    now_ms += pause_ms * (pause_ms % 2 == 0 ? 20'000 : -20'000);
    RC_ASSERT(allowance.wait_ms(steps.rate, now_ms) <= steps.rate.us_each() / 1000 + 1);
    allowance.take(steps.rate, now_ms);
  }
}

}  // namespace
}  // namespace cg::hub
