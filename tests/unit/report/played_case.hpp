// A workshop for tests of the record: the whole of cases/joint-working.json played through the
// domain, with breakout groups that have ideas and reports. What is secret can be chosen.
#pragma once

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "domain/activities/aims.hpp"
#include "domain/activities/board.hpp"
#include "domain/activities/breakout.hpp"
#include "domain/activities/introductions.hpp"
#include "domain/activities/scores.hpp"
#include "domain/activities/words.hpp"
#include "report/transcript.hpp"
#include "support/domain_world.hpp"

namespace cg::report {

class PlayedCase : public test::DomainWorld {
 protected:
  using Json = nlohmann::json;

  const Json the_case =
      Json::parse(std::ifstream(std::string(CG_CASES_DIR) + "/joint-working.json"));
  std::map<std::string, domain::PersonId> people;        // by their ids in the case
  std::map<std::string, domain::ActivityId> activities;  // by kind

  static std::string render(const domain::Workshop& workshop, std::string_view format,
                            Viewer viewer = Viewer::facilitator) {
    return find_format(format)->render(workshop, viewer);
  }
  [[nodiscard]] std::string told(std::string_view format,
                                 Viewer viewer = Viewer::facilitator) const {
    return render(workshop, format, viewer);
  }
  [[nodiscard]] Json json(Viewer viewer = Viewer::facilitator) const {
    return Json::parse(told("json", viewer));
  }

  void start() {
    workshop = {};
    log.clear();
    people.clear();
    std::vector<domain::ChoicePlan> sectors = choices(the_case.at("sectors"));
    std::vector<domain::Plan> agenda;
    for (const Json& step : the_case.at("agenda")) agenda.push_back(plan(step));
    given(organiser(), domain::CreateWorkshop{"workshop-of-the-case", "ABCDEF",
                                              the_case.at("title"), sectors, agenda});
    for (const domain::Activity& one : workshop.agenda) {
      activities[std::string(kind_name(one))] = one.id;
    }
    for (const Json& person : the_case.at("people")) {
      given(newcomer(), domain::Join{.name = person.at("name"),
                                     .organisation = person.at("organisation").get<std::string>(),
                                     .sector = person.at("sector"),
                                     .consent = true});
      people[person.at("id")] = created<domain::PersonId>();
    }
  }

  void go(const std::string& kind) { given(facilitator(), domain::GoTo{activities.at(kind)}); }
  void reveal(const std::string& kind) {
    given(facilitator(), domain::RevealResults{activities.at(kind)});
  }

  void introduce_all() {
    go("introductions");
    for (const Json& person : the_case.at("people")) {
      given(who(person),
            domain::introductions::Post{activities.at("introductions"), person.at("introduction")});
    }
  }

  void post_aims() {
    go("aims");
    for (const Json& person : the_case.at("people")) {
      given(who(person), domain::aims::Post{activities.at("aims"), person.at("aim")});
    }
  }

  void score_all(int add = 0) {
    for (const Json& person : the_case.at("people")) {
      domain::scores::Cast cast{activities.at("scores"), {}};
      for (const auto& [item, score] : person.at("scores").items()) {
        cast.scores.emplace_back(item, (score.get<int>() + add) % 11);
      }
      given(who(person), cast);
    }
  }

  domain::IdeaId post_idea(const std::string& person, const std::string& column,
                           const std::string& text, domain::ideas::Attribution attribution) {
    given(as(people.at(person)),
          domain::ideas::Post{activities.at("board"), column, text, attribution});
    return created<domain::IdeaId>();
  }

  void post_ideas() {
    go("board");
    for (const Json& idea : the_case.at("ideas")) {
      post_idea(idea.at("person"), idea.at("column"), idea.at("text"),
                domain::ideas::Attribution::organisation);
    }
  }

  void break_out() {
    go("breakout");
    const domain::ActivityId breakout = activities.at("breakout");
    given(facilitator(), domain::breakout::Split{breakout, 4, std::nullopt});
    for (const auto& group : content<domain::breakout::Content>(breakout).groups) {
      given(facilitator(),
            domain::breakout::EditGroup{group.id, std::nullopt, "Table " + to_text(group.id),
                                        "The task of " + to_text(group.id)});
    }
    for (const auto& group : groups()) {
      given(as(group.people.front()),
            domain::ideas::Post{breakout, std::nullopt, "An idea of " + to_text(group.id),
                                domain::ideas::Attribution::none});
      given(as(group.people.front()),
            domain::breakout::WriteReport{group.id, "What " + to_text(group.id) + " found"});
    }
  }
  [[nodiscard]] std::vector<domain::breakout::Group> groups() const {
    return content<domain::breakout::Content>(activities.at("breakout")).groups;
  }

  void say_words() {
    go("words");
    for (const auto& [person, words] : the_case.at("words").items()) {
      given(as(people.at(person)),
            domain::words::Post{activities.at("words"), words.get<std::vector<std::string>>()});
    }
  }

  void play() {
    start();
    introduce_all();
    post_aims();
    go("scores");
    score_all();
    reveal("scores");
    post_ideas();
    break_out();
    reveal("breakout");
    say_words();
  }

 private:
  [[nodiscard]] domain::Actor who(const Json& person) const {
    return as(people.at(person.at("id")));
  }

  static std::vector<domain::ChoicePlan> choices(const Json& list) {
    std::vector<domain::ChoicePlan> plans;
    for (const Json& one : list) plans.push_back({one.at("id"), one.at("label")});
    return plans;
  }

  static domain::Plan plan(const Json& step) {
    domain::Plan plan{.kind = step.at("kind"),
                      .title = step.at("title").get<std::string>(),
                      .prompt = step.at("prompt").get<std::string>(),
                      .minutes = step.at("minutes").get<int>(),
                      .choices = {},
                      .numbers = {}};
    for (const char* name : {"items", "columns"}) {
      if (step.contains(name)) plan.choices[name] = choices(step.at(name));
    }
    if (step.contains("groups")) plan.numbers["groups"] = step.at("groups");
    return plan;
  }
};

}  // namespace cg::report
