// A checkpoint is a cache of the replay: with it or without it, the state is the same.
#include "store/checkpoint.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "hub/loaded_workshop.hpp"
#include "support/numbers.hpp"
#include "support/random_history.hpp"

namespace cg::test {
namespace {

domain::Workshop state_of(HubWorld& world) {
  domain::Workshop state;
  world.read([&](const domain::Workshop& live) { state = live; });
  return state;
}

RC_GTEST_PROP(Checkpoint, WithTheEventsAfterItGivesTheStateOfAWholeReplay, ()) {
  HubWorld world(11);
  RandomHistory history(world, 6);
  for (const std::uint64_t number : *histories(100)) history.step(number);
  const domain::Workshop then = state_of(world);
  RC_ASSERT(world.log.put_checkpoint(world.workshop, {then.seq, store::checkpoint_format(),
                                                      store::encode_checkpoint(then)}) ==
            store::Outcome::committed);
  for (const std::uint64_t number : *histories(60)) history.step(number);
  const auto loaded = hub::load_workshop(world.log, world.workshop);
  RC_ASSERT(loaded.has_value());
  RC_ASSERT(loaded->checkpoint_seq >= then.seq);  // the room keeps some, too
  RC_ASSERT(loaded->state == state_of(world));
}

RC_GTEST_PROP(Checkpoint, HoldsNoTextOfAnybody, ()) {
  HubWorld world(12);
  RandomHistory history(world, 6);
  for (const std::uint64_t number : *histories(120)) history.step(number);
  const domain::Workshop state = state_of(world);
  const std::string bytes = store::encode_checkpoint(state);
  for (const auto& [id, text] : state.texts) {
    // Short ones may be found by chance.
    RC_ASSERT(text.value.size() < 8 || bytes.find(text.value) == std::string::npos);
  }
}

RC_GTEST_PROP(Checkpoint, DamagedBytesAreNoCheckpointOrAnother, ()) {
  HubWorld world(13);
  RandomHistory history(world, 6);
  for (const std::uint64_t number : *histories(60)) history.step(number);
  const std::string bytes = store::encode_checkpoint(state_of(world));
  const auto cut = *rc::gen::inRange<std::size_t>(0, bytes.size());
  RC_ASSERT(!store::decode_checkpoint(bytes.substr(0, cut)).has_value());
  std::string bent = bytes;
  bent[cut] = static_cast<char>(*rc::gen::arbitrary<char>());
  static_cast<void>(store::decode_checkpoint(bent));  // whatever it is, it ends
  RC_ASSERT(!store::decode_checkpoint(bytes + "x").has_value());
}

TEST(Checkpoint, OfAnotherFormatIsPassedOver) {
  HubWorld world(14);
  RandomHistory history(world, 6);
  const domain::Workshop state = state_of(world);
  const std::string bytes = store::encode_checkpoint(state);
  for (const store::StoredCheckpoint& wrong :
       {store::StoredCheckpoint{state.seq, store::checkpoint_format() + 1, bytes},
        store::StoredCheckpoint{state.seq, store::checkpoint_format(), "nonsense"},
        store::StoredCheckpoint{state.seq - 1, store::checkpoint_format(), bytes}}) {
    ASSERT_EQ(world.log.put_checkpoint(world.workshop, wrong), store::Outcome::committed);
    const auto loaded = hub::load_workshop(world.log, world.workshop);
    ASSERT_TRUE(loaded.has_value());
    EXPECT_EQ(loaded->checkpoint_seq, 0U);
    EXPECT_TRUE(loaded->state == state);
  }
}

}  // namespace
}  // namespace cg::test
