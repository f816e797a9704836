#include "simulation/wishes.hpp"

#include <array>

namespace cg::simulation {
namespace {

const std::vector<std::string> sectors{"nhs", "pharma", "patients"};
const std::vector<std::string> columns{"time", "money"};
const std::vector<std::string> openings{"Fewer forms", "More time",  "Ünïcödé ✓", "<b>bold</b>",
                                        "\"quoted\"",  "two\nlines", "=1+1"};
const std::vector<std::string> moods{"fun", "Fun", "FUN", "hopeful", "Hopeful", "honest", "tired"};

Json choices(const std::vector<std::string>& ids) {
  Json list = Json::array();
  for (const std::string& id : ids) list.push_back({{"id", id}, {"label", "Label " + id}});
  return list;
}

std::string text(Dice& dice) {
  return dice.pick(openings) + " " + std::to_string(dice.below(1'000'000));
}

std::string title(Dice& dice) {
  return "Title " + std::to_string(dice.below(1'000));
}

// A key of the map, now and then one that is none, or that something under way is about to get.
template <class Map>
std::string one_of(Dice& dice, const Map& map, const char* otherwise) {
  if (map.empty() || dice.below(20) == 0) {
    return otherwise + std::to_string(map.size() + 1 + dice.below(4));
  }
  return dice.pick(map).first;
}

std::string activity_of(Dice& dice, const Model& model, const std::string& kind) {
  std::vector<std::string> found;
  for (const auto& [id, activity] : model.activities) {
    if (activity.kind == kind) found.push_back(id);
  }
  if (found.empty() || dice.below(40) == 0) return one_of(dice, model.activities, "act");
  return dice.pick(found);
}

std::string own(Dice& dice, const auto& all, const std::string& person, const char* otherwise) {
  std::vector<std::string> found;
  for (const auto& [id, one] : all) {
    if (one.author == person) found.push_back(id);
  }
  return found.empty() ? one_of(dice, all, otherwise) : dice.pick(found);
}

std::string any_group(Dice& dice) {
  return "g" + std::to_string(1 + dice.below(6));
}

// ---- Phones ------------------------------------------------------------------------------------

Wish introduce(Dice& dice, const Model& model) {
  const std::string activity = activity_of(dice, model, "introductions");
  if (dice.below(5) == 0) return {"introduction.withdraw", {{"activity", activity}}};
  return {"introduction.post", {{"activity", activity}, {"text", text(dice)}}};
}

Wish about_aims(Dice& dice, const Model& model, const std::string& person) {
  switch (dice.below(8)) {
    case 0:
    case 1:
    case 2:
      return {"aim.post", {{"activity", activity_of(dice, model, "aims")}, {"text", text(dice)}}};
    case 3:
      return {"aim.edit", {{"aim", own(dice, model.aims, person, "aim")}, {"text", text(dice)}}};
    case 4:
      return {"aim.withdraw", {{"aim", own(dice, model.aims, person, "aim")}}};
    default:
      return {"aim.endorse", {{"aim", one_of(dice, model.aims, "aim")}, {"on", dice.below(4) > 0}}};
  }
}

Wish cast(Dice& dice, const Model& model) {
  const std::string id = activity_of(dice, model, "scores");
  const Model::Activity* activity = model.find(id);
  Json scores = Json::object();
  for (const std::string& item :
       activity != nullptr ? activity->items : std::vector<std::string>{"x"}) {
    if (dice.below(3) == 0) continue;
    scores[item] = dice.below(8) == 0 ? Json() : Json(dice.below(11));
  }
  return {"score.cast", {{"activity", id}, {"scores", scores}}};
}

Wish about_ideas(Dice& dice, const Model& model, const std::string& person, bool in_group) {
  const std::string attribution = dice.pick(std::array{"name", "organisation", "none", "none"});
  switch (dice.below(8)) {
    case 0:
      return {"idea.edit",
              {{"idea", own(dice, model.ideas, person, "idea")}, {"text", text(dice)}}};
    case 1:
      return {"idea.edit",
              {{"idea", own(dice, model.ideas, person, "idea")},
               {"text", text(dice)},
               {"attribution", attribution}}};
    case 2:
      return {"idea.withdraw", {{"idea", own(dice, model.ideas, person, "idea")}}};
    case 3:
    case 4:
      return {"idea.vote", {{"idea", one_of(dice, model.ideas, "idea")}, {"dots", dice.below(4)}}};
    default:
      break;
  }
  Json params{{"text", text(dice)}, {"attribution", attribution}};
  params["activity"] = activity_of(dice, model, in_group ? "breakout" : "board");
  if (!in_group) params["column"] = dice.pick(columns);
  return {"idea.post", params};
}

Wish in_breakout(Dice& dice, const Model& model, const std::string& person,
                 const std::string& mine) {
  const std::string group = mine.empty() || dice.below(10) == 0 ? any_group(dice) : mine;
  switch (dice.below(4)) {
    case 0:
      return {"group.report", {{"group", group}, {"text", text(dice)}}};
    case 1:
      return {"group.help", {{"group", group}, {"on", dice.below(2) == 0}}};
    default:
      return about_ideas(dice, model, person, true);
  }
}

Wish say_words(Dice& dice, const Model& model) {
  Json said = Json::array();
  for (unsigned i = dice.below(4); i > 0; --i) said.push_back(dice.pick(moods));
  return {"words.post", {{"activity", activity_of(dice, model, "words")}, {"words", said}}};
}

Wish about_oneself(Dice& dice) {
  switch (dice.below(4)) {
    case 0:
      return {"person.leave"};
    case 1:
      return {"person.edit", {{"sector", dice.pick(sectors)}}};
    case 2:
      return {"person.edit", {{"organisation", "Org " + std::to_string(dice.below(5))}}};
    default:
      return {"person.edit", {{"name", "Name " + std::to_string(dice.below(1'000))}}};
  }
}

Wish what_is_wrong(Dice& dice) {
  switch (dice.below(9)) {
    case 0:
      return {"agenda.go", {{"activity", "act2"}}};
    case 1:
      return {"score.cast", {{"activity", "act3"}, {"scores", {{"x", 11}}}}};
    case 2:
      return {"score.cast", {{"activity", "act3"}, {"scores", {{"x", 7.5}}}}};
    case 3:
      return {"aim.post", {{"activity", "act2"}, {"text", "   "}}};
    case 4:
      return {"idea.post", {{"activity", "act4"}, {"text", 5}}};
    case 5:
      return {"no.such.method"};
    case 6:
      return {"aim.post", {{"activity", "act2"}, {"text", std::string(300, 'x')}}};
    case 7:
      return {"person.remove", {{"person", "p1"}}};
    default:
      return {"workshop.clear", {{"people", true}}};
  }
}

// ---- Facilitators ------------------------------------------------------------------------------

Wish steer(Dice& dice, const Model& model) {
  const Json one{{"activity", one_of(dice, model.activities, "act")}};
  switch (dice.below(10)) {
    case 0:
      return {"activity.open", one};
    case 1:
      return {"activity.close", one};
    case 2:
      return {"agenda.go", {{"activity", dice.below(4) == 0 ? Json() : one["activity"]}}};
    default:
      return {"agenda.go", one};
  }
}

Wish about_results(Dice& dice, const Model& model) {
  const bool groups = dice.below(4) == 0;
  const Json one{{"activity", activity_of(dice, model, groups ? "breakout" : "scores")}};
  return {
      dice.pick(std::array{"activity.close", "activity.peek", "activity.reveal", "activity.reveal",
                           "activity.hide", "activity.again", "activity.open"}),
      one};
}

Wish change_agenda(Dice& dice, const Model& model) {
  const std::string activity = one_of(dice, model.activities, "act");
  switch (dice.below(5)) {
    case 0: {
      Json plan{{"kind", dice.pick(std::array{"aims", "scores", "board", "words"})},
                {"title", title(dice)}};
      if (plan["kind"] == "scores") plan["items"] = choices({"x", "y"});
      if (plan["kind"] == "board") plan["columns"] = choices(columns);
      return {"agenda.add", {{"activity", plan}}};
    }
    case 1:
      return {"agenda.remove", {{"activity", activity}}};
    case 2:
      return {"agenda.edit", {{"activity", activity}, {"title", title(dice)}}};
    default:
      return {"agenda.move",
              {{"activity", activity}, {"before", one_of(dice, model.activities, "act")}}};
  }
}

Wish set_timer(Dice& dice, const Model& model) {
  const std::string activity = one_of(dice, model.activities, "act");
  if (dice.below(4) == 0) return {"timer.end", {{"activity", activity}}};
  return {dice.pick(std::array{"timer.start", "timer.extend"}),
          {{"activity", activity}, {"minutes", 1 + dice.below(9)}}};
}

Wish moderate(Dice& dice, const Model& model) {
  const bool on = dice.below(3) > 0;
  switch (dice.below(6)) {
    case 0:
    case 1:
      return {"text.hide", {{"record", "aim/" + one_of(dice, model.aims, "aim")}, {"on", on}}};
    case 2:
      return {"text.hide", {{"record", "idea/" + one_of(dice, model.ideas, "idea")}, {"on", on}}};
    case 3:
      return {"text.hide",
              {{"record", "introduction/" + one_of(dice, model.people, "p")}, {"on", on}}};
    case 4:
      return {"text.hide", {{"record", "group/" + any_group(dice)}, {"on", on}}};
    default:
      return {"text.hide",
              {{"record", "words/" + activity_of(dice, model, "words")},
               {"word", dice.pick(moods)},
               {"on", on}}};
  }
}

Wish about_people(Dice& dice, const Model& model) {
  const std::string person = one_of(dice, model.people, "p");
  switch (dice.below(5)) {
    case 0:
      return {"person.remove", {{"person", person}}};
    case 1:
    case 2:
      return {"person.restore", {{"person", person}}};
    case 3:
      return {"person.edit", {{"person", person}, {"sector", dice.pick(sectors)}}};
    default:
      return {"person.edit",
              {{"person", person}, {"name", "Corrected " + std::to_string(dice.below(1'000))}}};
  }
}

Wish arrange(Dice& dice, const Model& model) {
  switch (dice.below(7)) {
    case 0:
    case 1: {
      Json aims = Json::array();
      for (unsigned i = 0; i < 2 + dice.below(2); ++i) {
        aims.push_back(one_of(dice, model.aims, "aim"));
      }
      return {
          "aim.merge",
          {{"activity", activity_of(dice, model, "aims")}, {"aims", aims}, {"text", text(dice)}}};
    }
    case 2:
      return {"aim.unmerge", {{"aim", one_of(dice, model.aims, "aim")}}};
    case 3:
      return {"breakout.split",
              {{"activity", activity_of(dice, model, "breakout")}, {"groups", 1 + dice.below(4)}}};
    case 4:
      return {"group.move",
              {{"person", one_of(dice, model.people, "p")}, {"group", any_group(dice)}}};
    case 5:
      return {"group.edit", {{"group", any_group(dice)}, {"task", text(dice)}}};
    default:
      return {"idea.move",
              {{"idea", one_of(dice, model.ideas, "idea")}, {"column", dice.pick(columns)}}};
  }
}

Wish keep_house(Dice& dice) {
  const bool on = dice.below(3) == 0;
  switch (dice.below(4)) {
    case 0:
      return {"workshop.edit", {{"title", title(dice)}}};
    case 1:
      return {"workshop.lock", {{"on", on}}};
    case 2:
      return {"workshop.end", {{"on", on}}};
    default:
      return {"screen.blank", {{"on", on}}};
  }
}

}  // namespace

const std::vector<std::string>& sector_ids() {
  return sectors;
}

Json workshop_body() {
  return {{"title", "All kinds"},
          {"sectors", choices(sectors)},
          {"agenda",
           {{{"kind", "introductions"}, {"title", "Who"}},
            {{"kind", "aims"}, {"title", "Aims"}},
            {{"kind", "scores"}, {"title", "Value"}, {"items", choices({"x", "y"})}},
            {{"kind", "board"}, {"title", "Board"}, {"columns", choices(columns)}, {"dots", 3}},
            {{"kind", "breakout"}, {"title", "Groups"}, {"groups", 2}},
            {{"kind", "words"}, {"title", "Words"}}}}};
}

Wish wish_of_phone(Act act, Dice& dice, const Model& model, const std::string& person,
                   const std::string& group) {
  switch (act) {
    case Act::introduce:
      return introduce(dice, model);
    case Act::aims:
      return about_aims(dice, model, person);
    case Act::score:
      return cast(dice, model);
    case Act::board:
      return about_ideas(dice, model, person, false);
    case Act::breakout:
      return in_breakout(dice, model, person, group);
    case Act::words:
      return say_words(dice, model);
    case Act::myself:
      return about_oneself(dice);
    case Act::wrong:
      return what_is_wrong(dice);
    default:
      return {};
  }
}

Wish wish_of_desk(Act act, Dice& dice, const Model& model) {
  switch (act) {
    case Act::steer:
      return steer(dice, model);
    case Act::results:
      return about_results(dice, model);
    case Act::agenda:
      return change_agenda(dice, model);
    case Act::timer:
      return set_timer(dice, model);
    case Act::moderate:
      return moderate(dice, model);
    case Act::people:
      return about_people(dice, model);
    case Act::arrange:
      return arrange(dice, model);
    case Act::house:
      return keep_house(dice);
    case Act::clear:
      return {"workshop.clear", {{"people", dice.below(3) == 0}}};
    default:
      return {};
  }
}

std::string garbage(Dice& dice) {
  return dice.pick(std::array<std::string, 7>{
      "", "{", "[]", "[1,2]", R"({"jsonrpc":"2.0","method":"ping","params":{}})",
      R"({"jsonrpc":"2.0","id":"x","method":"ping","params":{"a":1,"a":2}})",
      R"({"jsonrpc":"2.0","id":"short","method":"aim.post","params":{}})"});
}

}  // namespace cg::simulation
