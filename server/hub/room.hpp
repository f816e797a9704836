// One workshop, alive: its state, the commands that wait, the batch in flight, the views of every
// audience and the visitors who see them.
//
// Commands are decided in batches, one in flight. There are two states: `decided_`, which runs
// ahead of what is durable, and `shown_`, which follows it. Everything that anybody is shown, every
// answer to a read and every export comes from `shown_`, whatever the storage does meanwhile.
//
// Not thread-safe: call from its loop's thread only. Lives in Rooms. Time is given, never taken.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "domain/decide.hpp"
#include "hub/answers.hpp"
#include "hub/batch.hpp"
#include "hub/keyring.hpp"
#include "hub/loaded_workshop.hpp"
#include "hub/own_view.hpp"
#include "hub/shared_view.hpp"
#include "hub/turn_list.hpp"
#include "hub/visitor.hpp"
#include "store/journal.hpp"
#include "wire/request.hpp"

namespace cg::hub {

// What rooms share. Outlives them.
struct Surroundings {
  store::Journal& journal;
  const Keyring& keyring;
  std::string join_url;                        // of the pages, without a path
  std::function<std::int64_t()> now_ms;        // since 1970 UTC; may be set back
  std::function<std::int64_t()> steady_ms;     // since whenever; for pace and patience
  std::function<std::uint64_t()> random_bits;  // 64, fit for secrets
  // Runs a function on the loop's thread; callable from the journal's.
  std::function<void(std::function<void()>)> post;
  // Whether nobody new is to be let in now (hub/overload.hpp).
  std::function<bool()> is_overloaded = [] { return false; };
  // A checkpoint of a workshop is kept after so many events; as many are replayed in about 0.1 s.
  std::uint64_t checkpoint_every = 20'000;
  // For so long changes are gathered, unless it was quiet before; 0: each is told as it comes.
  std::int64_t tick_ms = 50;
  // Plain HTTP beyond this machine: the desk is told, so that it can say what that means.
  bool insecure_lan = false;
};

class Room : public std::enable_shared_from_this<Room> {
 public:
  Room(Surroundings& surroundings, LoadedWorkshop loaded, std::string epoch);

  [[nodiscard]] const std::string& id() const { return shown_.id; }
  [[nodiscard]] const std::string& epoch() const { return epoch_; }
  [[nodiscard]] std::size_t visitor_count() const { return visitors_.size(); }

  // `answer` is called once, after the command is durable or refused. `scope`: whose ids these are.
  void submit(Submission submission);
  // Adds a visitor to the audience it was given and sends its first view; `ready` is called just
  // before that.
  void admit(std::shared_ptr<Visitor> visitor, std::optional<std::uint64_t> since,
             const std::function<void()>& ready);
  void leave(const Visitor& visitor);
  // Calls `read` with the durable state.
  void read(const std::function<void(const wire::Scene&)>& read);

  // Works off what waits and sends what is due.
  void turn();
  // When `turn` is wanted next though nothing has come in, if ever (steady_ms).
  [[nodiscard]] std::optional<std::int64_t> next_turn_ms() const;
  // Called when something has come in, and a turn is wanted as soon as may be.
  std::function<void()> on_roused = [] {};
  TurnList::Place turn_place;  // the TurnList's
  // Whether nobody has been here and nothing was asked for so long that the room may be put away
  // until it is wanted again.
  [[nodiscard]] bool is_deserted(std::int64_t steady_ms) const;
  // Whether commands or a batch are still under way.
  [[nodiscard]] bool is_busy() const;

  void storage_changed(bool ok);
  // The workshop has been deleted or the server stops: every visitor is sent away.
  void dismiss(std::uint16_t code, std::string_view reason);
  // The last call, when the server is gone: lets go of who is here and of what was never answered,
  // which hold the room in their turn.
  void abandon();

 private:
  using AnswersByScope = std::vector<std::pair<std::string, std::vector<store::StoredAnswer>>>;

  // The visitors of one kind of audience are told together, at their own pace.
  enum Pace : std::uint8_t { phones, desk, screen, observer, pace_count };
  struct Crowd {
    SharedView view;
    std::vector<Visitor*> visitors = {};
    std::uint64_t position = 0;  // what all of them have
    std::int64_t told_at_ms = 0;
  };
  struct Group {
    SharedView view;
    std::vector<Visitor*> visitors;
  };

  [[nodiscard]] static Pace pace_of(const wire::Audience& audience);
  [[nodiscard]] wire::Scene scene() const { return {shown_, live_}; }
  [[nodiscard]] std::int64_t tick_ms(Pace pace) const;
  [[nodiscard]] bool is_touched(Pace pace) const;
  [[nodiscard]] bool is_due(Pace pace, std::int64_t steady_ms) const;

  // Batches (room_batches.cpp)
  void start_batch();
  [[nodiscard]] std::variant<Answer, wire::Refusal> decide(const Submission& submission);
  void add_to_append(const domain::Decision& decision);
  void settle(store::Outcome outcome);
  void acknowledge(const Batch& batch);
  void take_back(const Batch& batch);
  void rebuild();
  void rebuilt(store::Stored<LoadedWorkshop> loaded);
  void read_answers();
  void answers_read(const AnswersByScope& read);
  void keep_checkpoint();
  void mark(const domain::StampedEvent& event);

  // People coming and going (room.cpp)
  [[nodiscard]] bool may_decide() const { return !batch_ && !rebuilding_; }
  void rouse();
  void send_away_removed();
  void send_away_renewed();
  void note_absences(std::int64_t steady_ms);
  void note_left(domain::PersonId person);
  void presence_changed(domain::PersonId person);
  void come_back(domain::PersonId person);

  // Views (room_views.cpp)
  void greet(Visitor& visitor, std::optional<std::uint64_t> since);
  void greet_phone(Visitor& visitor, std::optional<std::uint64_t> since);

  // Those who wait to be let in (room_door.cpp)
  [[nodiscard]] bool waits(const Visitor& visitor) const;
  void greet_waiting(Visitor& visitor);
  void let_in_admitted();
  void make_room_at_door(std::int64_t steady_ms);
  [[nodiscard]] std::int64_t absent_for_ms(domain::PersonId person, std::int64_t steady_ms) const;

  void refresh_for_first(Pace pace);
  void tell_due(std::int64_t steady_ms);
  void tell(Pace pace, std::int64_t steady_ms);
  void tell_phones(std::uint64_t from, std::uint64_t to);
  void tell_own(domain::PersonId person);
  void tell_touched_people();
  void follow_group(domain::PersonId person, std::optional<domain::GroupId> before,
                    std::optional<domain::GroupId> after);
  OwnView& own_view(domain::PersonId person);
  Group& group(domain::GroupId id);
  void leave_group(domain::GroupId id, const Visitor& visitor);

  Surroundings& surroundings_;
  const std::string epoch_;
  domain::Workshop shown_;    // what is durable
  domain::Workshop decided_;  // with the batch in flight
  wire::Live live_;
  Answers answers_;
  // Commands, in order, of scopes whose answers are being read or will be.
  std::map<std::string, std::vector<Submission>> answers_wanted_;
  bool reading_answers_ = false;
  std::uint64_t checkpoint_seq_;

  std::deque<Submission> waiting_;
  std::optional<Batch> batch_;  // in flight
  bool rebuilding_ = false;
  bool rebuild_wanted_ = false;

  // Counts every change of a view, committed or of presence; positions are its values.
  std::uint64_t revision_;
  std::map<const Visitor*, std::shared_ptr<Visitor>> visitors_;
  std::array<Crowd, pace_count> crowds_;
  std::map<domain::GroupId, Group> groups_;
  std::unordered_map<domain::PersonId, OwnView> own_views_;
  std::unordered_map<domain::PersonId, std::vector<Visitor*>> phones_of_;
  // The phones of those who wait: in no crowd, so that nothing of the workshop can reach them.
  std::vector<Visitor*> at_the_door_;
  std::unordered_map<domain::PersonId, std::int64_t> absent_since_ms_;
  const std::int64_t opened_at_ms_;
  std::int64_t absences_noted_at_ms_ = 0;
  std::vector<domain::PersonId> touched_people_;
  bool everyone_touched_ = false;
  bool steered_ = false;  // something happened that goes out at once
  std::int64_t last_used_ms_;
};

}  // namespace cg::hub
