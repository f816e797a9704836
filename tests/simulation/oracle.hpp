// What must hold, and what was found not to. It hears of every command that is sent, of everything
// that becomes durable, and of everything that the server sends, and holds one against the other.
//
// The server may show what was true a moment ago (a crowd is told at its tick, at one position), so
// a record is right if it is right as of any of the last moments. It is never right as of what is
// not durable.
//
// One thread; time is given.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "simulation/expected.hpp"
#include "simulation/model.hpp"
#include "store/event_log.hpp"

namespace cg::simulation {

class Oracle {
 public:
  Oracle();

  // ---- What happens --------------------------------------------------------------------------
  void made(const std::string& workshop, const Json& body);
  void sent(const std::string& id, Command command);
  // Just before the room is told.
  void committed(const store::Append& append, std::int64_t steady_ms);
  // The server starts, or has opened its log anew: what the log holds is looked through, and
  // counts. `restarted`: nothing of before can be shown any more.
  void look_through(store::EventReader& log, std::int64_t steady_ms, bool restarted);
  // Nothing is under way and everybody has been told: only the present is right from now on.
  void at_rest();

  // ---- What the server says --------------------------------------------------------------------
  // As it is sent, which is before it arrives, if it does.
  void answers(const std::string& id, const Json& message);
  void tells(const Viewer& viewer, const std::string& key, const Json& record);
  void closes(std::uint16_t code);
  // Whether the server has had a connection of this person for some time.
  std::function<bool(const std::string& person)> has_been_here;
  // A command's result has arrived.
  void acknowledged(const std::string& id, const Json& result);

  void found(const std::string& what);
  [[nodiscard]] const std::vector<std::string>& findings() const { return findings_; }

  // As of the last commit that the room was told of.
  [[nodiscard]] const Model& now() const { return *versions_.back().model; }
  // Whether it holds for any of the moments that may still be shown.
  template <class Predicate>
  [[nodiscard]] bool may_be(const Predicate& holds) const {
    for (const Version& version : versions_) {
      if (holds(*version.model)) return true;
    }
    return false;
  }
  // Whether this person waits to be let in, as of each of these moments.
  [[nodiscard]] bool must_wait(const std::string& person) const;
  [[nodiscard]] std::size_t acknowledged_count() const { return acknowledged_.size(); }

 private:
  struct Version {
    std::int64_t until_ms;  // may be shown until then
    std::shared_ptr<const Model> model;
  };
  struct Durable {
    std::uint64_t seq;
    int turn;  // among those of one seq
    std::string id;
    Json result;
  };
  struct Withdrawal {
    std::uint64_t seq;
    std::string person;
  };
  using Withdrawals = std::deque<Withdrawal>;               // in the order of their seq
  using DoorEvents = std::map<std::uint64_t, std::string>;  // their names, by seq

  void push(std::shared_ptr<const Model> model, std::int64_t steady_ms);
  void follow(Model& model, const std::string& id, const Json& result);
  static void give_way(Model& model, Withdrawals& withdrawals, std::uint64_t until);
  static void add_withdrawal(const store::StoredEvent& event, Withdrawals& withdrawals);
  [[nodiscard]] std::vector<Durable> as_decided(const std::vector<store::StoredAnswer>& stored,
                                                const DoorEvents& at_the_door) const;
  void judge_giving_way(const store::Append& append, const Withdrawals& withdrawals);
  void count_events(store::EventReader& log, std::uint64_t head);
  void compare_acknowledged();

  std::string workshop_;
  Json body_;
  std::map<std::string, std::pair<int, bool>> reasons_;  // of the closed list
  std::unordered_map<std::string, Command> sent_;
  std::unordered_map<std::string, Json> durable_;       // results, by the command's id
  std::unordered_map<std::string, Json> acknowledged_;  // likewise, as they arrived
  std::deque<Version> versions_;                        // the present one last
  std::vector<std::string> findings_;
};

}  // namespace cg::simulation
