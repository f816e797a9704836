// What every event log must do. An implementation instantiates the suite with a maker:
//   struct Maker { EventLog& log(); void reopen(); };   // reopen: the process ends and starts
//   again INSTANTIATE_TYPED_TEST_SUITE_P(Memory, EventLogContract, MemoryMaker);
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <string>
#include <thread>
#include <vector>

#include "store/event_log.hpp"
#include "support/appends.hpp"

namespace cg::test {

template <typename Maker>
class EventLogContract : public testing::Test {
 protected:
  store::EventLog& log() { return maker_.log(); }
  void reopen() { maker_.reopen(); }
  store::Outcome commit(const store::Append& append) { return commit_one(log(), append); }

  // The answers in an order that a test can compare.
  std::vector<store::StoredAnswer> answers(std::string_view workshop) {
    std::vector<store::StoredAnswer> all = log().answers(workshop, "").value();
    std::ranges::sort(all, {}, &store::StoredAnswer::id);
    return all;
  }

 private:
  Maker maker_;
};
TYPED_TEST_SUITE_P(EventLogContract);

using store::Append;
using store::Outcome;
using testing::ElementsAre;
using testing::IsEmpty;

TYPED_TEST_P(EventLogContract, TheFirstAppendCreatesTheWorkshop) {
  EXPECT_THAT(this->log().workshops().value(), IsEmpty());
  ASSERT_EQ(this->commit(append_to("w1", 0).event("{\"a\":1}").event("{\"b\":2}")),
            Outcome::committed);
  EXPECT_THAT(events_of(this->log(), "w1"),
              ElementsAre(store::StoredEvent{1, AppendBuilder::kStartMs + 1, "{\"a\":1}"},
                          store::StoredEvent{2, AppendBuilder::kStartMs + 2, "{\"b\":2}"}));
  EXPECT_THAT(this->log().workshops().value(),
              ElementsAre(store::WorkshopEntry{"w1", 2, AppendBuilder::kStartMs + 1}));
}

TYPED_TEST_P(EventLogContract, AnythingButTheHeadIsAConflictAndChangesNothing) {
  ASSERT_EQ(this->commit(append_to("w1", 0).event().event()), Outcome::committed);
  for (const std::uint64_t seq : {0U, 1U, 3U, 99U}) {
    EXPECT_EQ(this->commit(append_to("w1", seq).event().text(256, "x").answer("p1", "c1")),
              Outcome::conflict);
  }
  EXPECT_EQ(head_of(this->log(), "w1"), 2U);
  EXPECT_THAT(this->log().texts("w1").value(), IsEmpty());
  EXPECT_THAT(this->log().answers("w1", "").value(), IsEmpty());
  EXPECT_EQ(this->commit(append_to("w1", 2).event()), Outcome::committed);
}

TYPED_TEST_P(EventLogContract, AWorkshopBeginsWithAnEventAtSeqOne) {
  EXPECT_EQ(this->commit(append_to("w1", 5).event()), Outcome::conflict);
  EXPECT_EQ(this->commit(append_to("w1", 0).answer("w1", "c1")), Outcome::conflict);
  EXPECT_THAT(this->log().workshops().value(), IsEmpty());
}

TYPED_TEST_P(EventLogContract, OneConflictRefusesOnlyItself) {
  const std::vector<Append> batch = {append_to("w1", 0).event(), append_to("w2", 7).event(),
                                     append_to("w1", 1).event(), append_to("w1", 1).event(),
                                     append_to("w3", 0).event()};
  EXPECT_THAT(this->log().commit(batch),
              ElementsAre(Outcome::committed, Outcome::conflict, Outcome::committed,
                          Outcome::conflict, Outcome::committed));
  EXPECT_EQ(head_of(this->log(), "w1"), 2U);
  EXPECT_EQ(head_of(this->log(), "w2"), 0U);
  EXPECT_EQ(head_of(this->log(), "w3"), 1U);
}

TYPED_TEST_P(EventLogContract, AnEmptyBatchIsNothing) {
  EXPECT_THAT(this->log().commit({}), IsEmpty());
}

TYPED_TEST_P(EventLogContract, AnswersMayComeWithoutEvents) {
  ASSERT_EQ(this->commit(append_to("w1", 0).event()), Outcome::committed);
  ASSERT_EQ(this->commit(append_to("w1", 1).answer("p1", "c1", 7, "{\"seq\":1}")),
            Outcome::committed);
  EXPECT_THAT(this->answers("w1"), ElementsAre(store::StoredAnswer{"p1", "c1", 7, "{\"seq\":1}"}));
  EXPECT_EQ(head_of(this->log(), "w1"), 1U);
}

TYPED_TEST_P(EventLogContract, ReadBeginsWhereItIsToldAndEndsWhenTheVisitorSaysSo) {
  ASSERT_EQ(this->commit(append_to("w1", 0).event().event().event().event()), Outcome::committed);
  const auto seqs = [this](std::uint64_t from, std::size_t most) {
    std::vector<std::uint64_t> seen;
    const auto head = this->log().read("w1", from, [&](const store::StoredEvent& event) {
      seen.push_back(event.seq);
      return seen.size() < most;
    });
    EXPECT_EQ(head.value(), 4U);
    return seen;
  };
  EXPECT_THAT(seqs(0, 9), ElementsAre(1, 2, 3, 4));
  EXPECT_THAT(seqs(3, 9), ElementsAre(3, 4));
  EXPECT_THAT(seqs(2, 2), ElementsAre(2, 3));
  EXPECT_THAT(seqs(5, 9), IsEmpty());
  EXPECT_THAT(seqs(1, 9), ElementsAre(1, 2, 3, 4));
}

TYPED_TEST_P(EventLogContract, WhatIsNotThereReadsAsEmpty) {
  EXPECT_EQ(head_of(this->log(), "w1"), 0U);
  EXPECT_THAT(events_of(this->log(), "w1"), IsEmpty());
  EXPECT_THAT(this->log().texts("w1").value(), IsEmpty());
  EXPECT_THAT(this->log().answers("w1", "").value(), IsEmpty());
  EXPECT_EQ(this->log().remove("w1"), Outcome::committed);
  EXPECT_EQ(this->log().erase_texts("w1", std::vector<std::uint64_t>{1}), Outcome::committed);
}

TYPED_TEST_P(EventLogContract, TextsArePutReplacedAndErased) {
  ASSERT_EQ(this->commit(append_to("w1", 0).event().text(257, "Ana", 1).text(256, "Title")),
            Outcome::committed);
  EXPECT_THAT(this->log().texts("w1").value(),
              ElementsAre(store::StoredText{256, 0, "Title"}, store::StoredText{257, 1, "Ana"}));
  ASSERT_EQ(this->commit(append_to("w1", 1).event().erase(257).erase(999).text(256, "New", 2)),
            Outcome::committed);
  EXPECT_THAT(this->log().texts("w1").value(), ElementsAre(store::StoredText{256, 2, "New"}));
  // Erased first, put afterwards: an id in both is there.
  ASSERT_EQ(this->commit(append_to("w1", 2).event().erase(256).text(256, "Again")),
            Outcome::committed);
  EXPECT_THAT(this->log().texts("w1").value(), ElementsAre(store::StoredText{256, 0, "Again"}));
  EXPECT_EQ(this->log().erase_texts("w1", std::vector<std::uint64_t>{256, 4}), Outcome::committed);
  EXPECT_THAT(this->log().texts("w1").value(), IsEmpty());
  EXPECT_EQ(head_of(this->log(), "w1"), 3U);
}

TYPED_TEST_P(EventLogContract, EveryByteAndEveryBitComesBack) {
  const std::string odd("nul \0, \xF0\x9F\x8C\x8D, ' \" ; --", 22);
  const std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
  ASSERT_EQ(this->commit(append_to("w1", 0)
                             .event(odd)
                             .event("")
                             .text(std::uint64_t{1} << 62, odd, 4'294'967'295)
                             .text(1, "")
                             .answer(odd, "c1", most, odd)
                             .answer("p1", "c2", 0, "")),
            Outcome::committed);
  this->reopen();
  EXPECT_EQ(events_of(this->log(), "w1").at(0).body, odd);
  EXPECT_EQ(events_of(this->log(), "w1").at(1).body, "");
  EXPECT_THAT(this->log().texts("w1").value(),
              ElementsAre(store::StoredText{1, 0, ""},
                          store::StoredText{std::uint64_t{1} << 62, 4'294'967'295, odd}));
  EXPECT_THAT(this->answers("w1"), ElementsAre(store::StoredAnswer{odd, "c1", most, odd},
                                               store::StoredAnswer{"p1", "c2", 0, ""}));
}

TYPED_TEST_P(EventLogContract, WorkshopsDoNotMix) {
  ASSERT_EQ(this->commit(append_to("b", 0).event("1").text(1, "b").answer("p", "c", 1, "b")),
            Outcome::committed);
  ASSERT_EQ(this->commit(append_to("a", 0).event("2").text(1, "a").answer("p", "c", 2, "a")),
            Outcome::committed);
  EXPECT_EQ(events_of(this->log(), "a").at(0).body, "2");
  EXPECT_EQ(this->log().texts("b").value().at(0).value, "b");
  EXPECT_EQ(this->answers("a").at(0).result, "a");
  const auto entries = this->log().workshops().value();
  EXPECT_EQ(entries.at(0).id, "b");  // in the order in which they were created
  EXPECT_EQ(entries.at(1).id, "a");
  ASSERT_EQ(this->log().remove("b"), Outcome::committed);
  EXPECT_EQ(this->log().texts("a").value().at(0).value, "a");
}

TYPED_TEST_P(EventLogContract, ARemovedWorkshopIsGoneAndItsIdIsFree) {
  ASSERT_EQ(this->commit(append_to("w1", 0).event().event().text(1, "x").answer("p", "c")),
            Outcome::committed);
  ASSERT_EQ(this->log().remove("w1"), Outcome::committed);
  EXPECT_EQ(this->commit(append_to("w1", 2).event()), Outcome::conflict);  // a late room
  EXPECT_THAT(this->log().workshops().value(), IsEmpty());
  EXPECT_THAT(this->log().texts("w1").value(), IsEmpty());
  this->reopen();
  EXPECT_THAT(events_of(this->log(), "w1"), IsEmpty());
  EXPECT_EQ(this->commit(append_to("w1", 0).event()), Outcome::committed);
  EXPECT_THAT(this->log().answers("w1", "").value(), IsEmpty());
}

TYPED_TEST_P(EventLogContract, AnswersAreReadByScope) {
  ASSERT_EQ(this->commit(append_to("w1", 0).event().answer("p1", "c1").answer("p2", "c2")),
            Outcome::committed);
  ASSERT_EQ(this->commit(append_to("w2", 0).event().answer("p1", "c3")), Outcome::committed);
  const auto of_p1 = this->log().answers("w1", "p1").value();
  ASSERT_EQ(of_p1.size(), 1U);
  EXPECT_EQ(of_p1.at(0).id, "c1");
  EXPECT_THAT(this->log().answers("w1", "p").value(), IsEmpty());
  EXPECT_EQ(this->log().answers("w1", "").value().size(), 2U);
}

TYPED_TEST_P(EventLogContract, TheLastCheckpointIsKeptUntilTheWorkshopGoes) {
  const std::string bytes("\0\xff\n'", 4);
  ASSERT_EQ(this->commit(append_to("w1", 0).event().event()), Outcome::committed);
  EXPECT_FALSE(this->log().checkpoint("w1").value().has_value());
  EXPECT_EQ(this->log().put_checkpoint("w1", {1, 7, "old"}), Outcome::committed);
  const store::StoredCheckpoint last{2, ~std::uint64_t{0}, bytes};
  EXPECT_EQ(this->log().put_checkpoint("w1", last), Outcome::committed);
  this->reopen();
  EXPECT_EQ(this->log().checkpoint("w1").value(), last);
  EXPECT_FALSE(this->log().checkpoint("w2").value().has_value());
  EXPECT_EQ(this->log().remove("w1"), Outcome::committed);
  EXPECT_EQ(this->log().put_checkpoint("w1", last), Outcome::committed) << "with no effect";
  EXPECT_FALSE(this->log().checkpoint("w1").value().has_value());
}

TYPED_TEST_P(EventLogContract, WhatIsCommittedIsThereAfterARestart) {
  for (std::uint64_t seq = 0; seq < 100; ++seq) {
    ASSERT_EQ(this->commit(append_to("w1", seq).event(std::to_string(seq)).text(seq, "t")),
              Outcome::committed);
  }
  this->reopen();
  EXPECT_EQ(events_of(this->log(), "w1").size(), 100U);
  EXPECT_EQ(events_of(this->log(), "w1", 100).at(0).body, "99");
  EXPECT_EQ(this->log().texts("w1").value().size(), 100U);
  EXPECT_EQ(this->commit(append_to("w1", 100).event()), Outcome::committed);
}

TYPED_TEST_P(EventLogContract, AReaderOnAnotherThreadSeesWhatIsCommitted) {
  ASSERT_EQ(this->commit(append_to("w1", 0).event()), Outcome::committed);
  auto reader = this->log().open_reader().value();
  std::thread other([&reader] {
    std::uint64_t head = 0;
    while (head < 200) {
      const auto now = reader->read("w1", 1, [](const store::StoredEvent&) { return true; });
      ASSERT_TRUE(now.has_value()) << now.error().what;
      ASSERT_GE(*now, head);  // never backwards
      head = *now;
    }
  });
  for (std::uint64_t seq = 1; seq < 200; ++seq) {
    EXPECT_EQ(this->commit(append_to("w1", seq).event()), Outcome::committed);
    this->log().tend(seq % 50 == 0);
  }
  other.join();
}

TYPED_TEST_P(EventLogContract, ASnapshotSeesOneMoment) {
  ASSERT_EQ(this->commit(append_to("w1", 0).event().text(1, "x")), Outcome::committed);
  auto reader = this->log().open_reader().value();
  bool called = false;
  const auto result = reader->snapshot([&] {
    called = true;
    const std::uint64_t head = head_of(*reader, "w1");
    EXPECT_EQ(events_of(*reader, "w1").size(), head);
    EXPECT_EQ(reader->texts("w1").value().size(), head);
    EXPECT_EQ(reader->workshops().value().at(0).head_seq, head);
  });
  EXPECT_TRUE(result.has_value());
  EXPECT_TRUE(called);
}

TYPED_TEST_P(EventLogContract, RecoveringAHealthyLogIsHarmless) {
  ASSERT_EQ(this->commit(append_to("w1", 0).event()), Outcome::committed);
  EXPECT_TRUE(this->log().recover().has_value());
  EXPECT_EQ(this->log().health(), store::Health{});
  EXPECT_EQ(this->commit(append_to("w1", 1).event()), Outcome::committed);
}

TYPED_TEST_P(EventLogContract, AMalformedAppendEndsTheProcess) {
  Append gap = append_to("w1", 0).event();
  gap.events.at(0).seq = 2;
  EXPECT_DEATH(static_cast<void>(this->commit(gap)), "broken invariant");
}

REGISTER_TYPED_TEST_SUITE_P(EventLogContract, TheFirstAppendCreatesTheWorkshop,
                            AnythingButTheHeadIsAConflictAndChangesNothing,
                            AWorkshopBeginsWithAnEventAtSeqOne, OneConflictRefusesOnlyItself,
                            AnEmptyBatchIsNothing, AnswersMayComeWithoutEvents,
                            ReadBeginsWhereItIsToldAndEndsWhenTheVisitorSaysSo,
                            WhatIsNotThereReadsAsEmpty, TextsArePutReplacedAndErased,
                            EveryByteAndEveryBitComesBack, WorkshopsDoNotMix,
                            ARemovedWorkshopIsGoneAndItsIdIsFree, AnswersAreReadByScope,
                            TheLastCheckpointIsKeptUntilTheWorkshopGoes,
                            WhatIsCommittedIsThereAfterARestart,
                            AReaderOnAnotherThreadSeesWhatIsCommitted, ASnapshotSeesOneMoment,
                            RecoveringAHealthyLogIsHarmless, AMalformedAppendEndsTheProcess);

}  // namespace cg::test
