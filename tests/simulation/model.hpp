// A plain model of a workshop: what the accepted commands alone say it holds. It shares no code
// with the server, has no events, no log and no views, and adds everything up anew whenever it is
// asked.
//
// It need not know what is allowed: it is told what was accepted. A plain value.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace cg::simulation {

using Json = nlohmann::json;

// A command as it was sent. `person`: who sent it ("p3"); empty: a facilitator.
struct Command {
  std::string method;
  Json params;
  std::string person;
};

struct Model {
  struct Person {
    std::string name, organisation, sector;
    bool removed = false;
  };
  struct Introduction {
    std::string text;
    bool hidden = false;
  };
  using Ballot = std::map<std::string, std::optional<int>>;  // by item; nothing: can't say
  struct Round {
    std::map<std::string, Ballot> ballots;  // by person
    bool seen = false;
  };
  struct Activity {
    std::string kind, title, state = "draft";
    bool revealed = false;
    std::vector<std::string> items;
    std::vector<Round> rounds{1};
    std::map<std::string, std::string> voices;  // the sector that each person speaks for here
    std::map<std::string, Introduction> introductions;
    std::map<std::string, std::vector<std::string>> words;
    std::set<std::string> hidden_words;  // in lower case
    [[nodiscard]] bool is_seen() const { return rounds.back().seen; }
  };
  struct Aim {
    std::string activity, text, author;  // no author: shared
    bool hidden = false;
    std::string merged_into;
    std::vector<std::string> merged;
    std::set<std::string> endorsers;
  };
  struct Idea {
    std::string activity, text, author, attribution, organisation, column;
    bool hidden = false;
    std::map<std::string, int> dots;
  };

  std::string title;
  std::vector<std::string> sectors;
  std::map<std::string, std::string> sector_labels;
  bool locked = false, ended = false, blanked = false, waiting_room = false;
  std::string current;
  std::map<std::string, Activity> activities;
  std::map<std::string, Person> people;
  std::map<std::string, Person> waiting;  // to be let in; none of them is among the people
  std::map<std::string, Aim> aims;
  std::map<std::string, Idea> ideas;
  std::map<std::string, Introduction> reports;  // by group
  unsigned clears = 0;

  // A new workshop: the body with which it was made.
  explicit Model(const Json& workshop);
  // What an accepted command did; `result` is its answer. Commands come in the order in which they
  // were decided.
  void apply(const Command& command, const Json& result);
  // Somebody who waited has gone, though no command says so.
  void withdraw(const std::string& person) { waiting.erase(person); }

  [[nodiscard]] bool is_in(const std::string& person) const;  // known, and not removed
  [[nodiscard]] bool waits(const std::string& person) const { return waiting.contains(person); }
  [[nodiscard]] bool may_enter(const std::string& person) const {
    return is_in(person) || waits(person);
  }
  [[nodiscard]] bool is_in_room(const Aim& aim) const;
  [[nodiscard]] bool is_on_desk(const Aim& aim) const;
  [[nodiscard]] bool is_in_room(const Idea& idea) const;
  [[nodiscard]] bool is_on_desk(const Idea& idea) const;
  [[nodiscard]] const Activity* find(const std::string& activity) const;

 private:
  void add_activity(const std::string& id, const Json& plan);
  bool apply_steering(const Command& command, const Json& result);
  bool apply_agenda(const Command& command, const Json& result);
  bool apply_people(const Command& command, const Json& result);
  bool apply_waiting(const Command& command);
  bool apply_aims(const Command& command, const Json& result);
  bool apply_ideas(const Command& command, const Json& result);
  bool apply_other_kinds(const Command& command);
  void open_door(const std::string& person, bool removed);
  void hide(const Json& params);
  void see(Activity& activity);
  void speak(const std::string& activity, const std::string& person);
  void clear(bool people_too);
};

// As the server compares words.
[[nodiscard]] std::string lower(std::string word);

}  // namespace cg::simulation
