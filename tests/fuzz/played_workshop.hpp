// A workshop in which everything is open, for messages to do something to; and what must hold of it
// afterwards.
#pragma once

#include <string>
#include <vector>

#include "domain/decide.hpp"
#include "expect.hpp"
#include "report/transcript.hpp"
#include "store/stored_events.hpp"
#include "wire/records.hpp"

namespace cg::fuzz {

class PlayedWorkshop {
 public:
  // Nothing yet; `decide` a CreateWorkshop first.
  PlayedWorkshop() = default;

  bool decide(const domain::Actor& actor, const domain::Command& command) {
    const auto decision = domain::decide(workshop_, actor, command, {now_ms_ += 1'000, seed_++});
    if (!decision) return false;
    domain::apply(workshop_, *decision);
    for (const domain::StampedEvent& event : decision->events) {
      const std::string body = store::encode(event.event);
      const auto read = store::decode(body);
      expect(read.has_value(), "an event that was decided can be read from the log");
      expect(store::encode(*read) == body, "and is the same event");
      log_.push_back({event.stamp, *read});
    }
    return true;
  }

  // What is in the log gives this state again, and every audience can be served from it.
  void hold_to_account() const {
    domain::Workshop replayed;
    for (const auto& [id, text] : workshop_.texts) domain::put_text(replayed, {id, text});
    for (const domain::StampedEvent& event : log_) domain::apply(replayed, event);
    expect(replayed == workshop_, "replaying the log gives the same state");
    show();
  }

  // Dear: not for every input.
  void write_transcripts() const {
    for (const report::Format& format : report::formats()) {
      expect(!format.render(workshop_, report::Viewer::facilitator).empty(), "a transcript");
      expect(!format.render(workshop_, report::Viewer::observer).empty(),
             "an observer's transcript");
    }
  }

  [[nodiscard]] const domain::Workshop& workshop() const { return workshop_; }

 private:
  void show() const {
    using Kind = wire::Audience::Kind;
    const wire::Live live;
    const wire::Scene scene{workshop_, live};
    for (const Kind kind : {Kind::room, Kind::desk, Kind::screen, Kind::observer}) {
      for (const wire::Part& part : wire::parts_of(scene, {kind, 0})) {
        // dump() throws on bad UTF-8: nothing but UTF-8 comes out.
        for (const auto& [key, record] : wire::records_of(scene, {kind, 0}, part)) {
          expect(!record.dump().empty(), "a record");
        }
      }
    }
    for (const domain::Person& person : workshop_.people) {
      for (const auto& [key, record] : wire::own_records(scene, person.id)) {
        expect(!record.dump().empty(), "a record of somebody's own");
      }
    }
  }

  domain::Workshop workshop_;
  std::vector<domain::StampedEvent> log_;
  std::int64_t now_ms_ = 1'700'000'000'000;
  std::uint64_t seed_ = 1;
};

}  // namespace cg::fuzz
