#include "simulation/expected.hpp"

#include <algorithm>

namespace cg::simulation {
namespace {

using Fields = std::set<std::string>;
using Judge = std::string (*)(const Model&, const Viewer&, const std::string& id,
                              const Json& record);

// `a == b ? "" : why`, for lists of such.
std::string unless(bool holds, const char* why) {
  return holds ? std::string() : std::string(why);
}

std::string first(std::initializer_list<std::string> objections) {
  for (const std::string& one : objections) {
    if (!one.empty()) return one;
  }
  return {};
}

bool is_flag(const Json& record, const char* name, bool expected) {
  return record.contains(name) == expected && (!expected || record.at(name) == true);
}

// ---- What all may have ------------------------------------------------------------------------

std::string workshop(const Model& model, const Viewer&, const std::string&, const Json& record) {
  std::map<std::string, int> by_sector;
  for (const std::string& sector : model.sectors) by_sector[sector] = 0;
  int people = 0;
  for (const auto& [id, person] : model.people) {
    if (person.removed) continue;
    ++by_sector[person.sector];
    ++people;
  }
  const Json now = model.current.empty() ? Json() : Json(model.current);
  return first(
      {unless(record.at("title") == model.title, "the title is another"),
       unless(record.at("now") == now, "another activity is on"),
       unless(record.at("locked") == model.locked, "locked is wrong"),
       unless(record.at("ended") == model.ended, "ended is wrong"),
       unless(record.at("blanked") == model.blanked, "blanked is wrong"),
       unless(record.value("waiting_room", model.waiting_room) == model.waiting_room,
              "whether newcomers wait is wrong"),
       unless(record.at("people") == people, "the number of people is wrong"),
       unless(record.at("by_sector") == Json(by_sector), "the people of a sector are wrong")});
}

std::string activity(const Model& model, const Viewer&, const std::string& id, const Json& record) {
  const Model::Activity* found = model.find(id);
  if (found == nullptr) return "it is not there";
  const bool scores = found->kind == "scores";
  return first({unless(record.at("title") == found->title, "the title is another"),
                unless(record.at("kind") == found->kind, "the kind is another"),
                unless(record.at("state") == found->state, "the state is another"),
                unless(record.at("revealed") == found->revealed, "revealed is wrong"),
                unless(!scores || record.at("round") == found->rounds.size(), "the round is wrong"),
                unless(!scores || record.at("seen") == found->is_seen(), "seen is wrong")});
}

// How many were asked to say who they are, told with how many did.
std::string wrong_asked(const Model& model, const Json& record) {
  const auto in =
      std::ranges::count_if(model.people, [](const auto& one) { return !one.second.removed; });
  return first(
      {unless(record.at("people") <= in, "more are asked than are in"),
       unless(record.at("people") >= record.at("introduced"), "fewer are asked than did")});
}

std::string progress(const Model& model, const Viewer&, const std::string& id, const Json& record) {
  const Model::Activity* found = model.find(id);
  if (found == nullptr) return "it is not there";
  std::ptrdiff_t count = 0;
  std::string field = "people";
  if (found->kind == "introductions") {
    field = "introduced";
    count = std::ranges::count_if(found->introductions,
                                  [&](const auto& one) { return model.is_in(one.first); });
  } else if (found->kind == "aims") {
    field = "aims";
    count = std::ranges::count_if(model.aims, [&](const auto& one) {
      return one.second.activity == id && model.is_in_room(one.second);
    });
  } else if (found->kind == "board" || found->kind == "breakout") {
    field = "ideas";
    count = std::ranges::count_if(model.ideas, [&](const auto& one) {
      return one.second.activity == id && model.is_in_room(one.second);
    });
  } else {
    count = static_cast<std::ptrdiff_t>(found->words.size());
  }
  return first({unless(record[field] == count, "the count is wrong"),
                found->kind == "introductions" ? wrong_asked(model, record) : ""});
}

std::string introduction(const Model& model, const Viewer& viewer, const std::string& id,
                         const Json& record) {
  const Model::Activity* found = model.find(record.at("activity"));
  if (found == nullptr || !found->introductions.contains(id)) return "it is not there";
  if (!model.is_in(id)) return "it is of somebody who was removed";
  const auto& one = found->introductions.at(id);
  const auto& person = model.people.at(id);
  if (one.hidden && !viewer.is_desk()) return "it is hidden";
  return first({unless(record.at("text") == one.text, "the text is another"),
                unless(record.at("name") == person.name, "the name is another"),
                unless(record.at("sector") == person.sector, "the sector is another"),
                unless(is_flag(record, "hidden", one.hidden), "hidden is wrong")});
}

std::string aim(const Model& model, const Viewer& viewer, const std::string& id,
                const Json& record) {
  const auto at = model.aims.find(id);
  if (at == model.aims.end()) return "it is not there";
  const Model::Aim& one = at->second;
  if (viewer.is_desk() ? !model.is_on_desk(one) : !model.is_in_room(one)) return "it is not shown";
  const bool shared = one.author.empty();
  const std::string by = shared ? "" : model.people.at(one.author).name;
  return first({unless(record.at("text") == one.text, "the text is another"),
                unless(record.value("by", "") == by, "the author is another"),
                unless(record.contains("merged") == shared, "it is shared or it is not"),
                unless(is_flag(record, "hidden", one.hidden), "hidden is wrong"),
                unless(record.value("merged_into", "") == one.merged_into, "merged is wrong"),
                wrong_support(model, one, record)});
}

std::string idea(const Model& model, const Viewer& viewer, const std::string& id,
                 const Json& record) {
  const auto at = model.ideas.find(id);
  if (at == model.ideas.end()) return "it is not there";
  const Model::Idea& one = at->second;
  if (viewer.is_desk() ? !model.is_on_desk(one) : !model.is_in_room(one)) return "it is not shown";
  const Model::Activity& of = model.activities.at(one.activity);
  const bool in_public =
      viewer.kind == Viewer::Kind::screen || viewer.kind == Viewer::Kind::observer;
  if (of.kind == "breakout" && !of.revealed && in_public) return "it is its group's alone";
  std::string by = one.organisation;
  if (one.attribution == "name") by = model.people.at(one.author).name;
  if (one.attribution == "none" && record.contains("by")) return "it tells who had it";
  return first({unless(record.at("text") == one.text, "the text is another"),
                unless(record.value("by", "") == by, "the author is another"),
                unless(record.value("column", "") == one.column, "the column is another"),
                unless(is_flag(record, "hidden", one.hidden), "hidden is wrong"),
                wrong_dots(model, one, record)});
}

std::string words(const Model& model, const Viewer& viewer, const std::string& id,
                  const Json& record) {
  const Model::Activity* found = model.find(id);
  if (found == nullptr) return "it is not there";
  for (const Json& word : record.at("words")) {
    const std::string key = lower(word.at("word"));
    const bool hidden = found->hidden_words.contains(key);
    if (hidden && !viewer.is_desk()) return "a hidden word";
    if (!is_flag(word, "hidden", hidden)) return "hidden is wrong";
    const auto people = std::ranges::count_if(found->words, [&](const auto& one) {
      return std::ranges::any_of(one.second, [&](const auto& w) { return lower(w) == key; });
    });
    if (word.at("people") != people) return "how many said a word is wrong";
  }
  return unless(record.at("people") == found->words.size(), "how many said words is wrong");
}

std::string group(const Model& model, const Viewer& viewer, const std::string& id,
                  const Json& record) {
  for (const Json& member : record.at("people")) {
    const std::string person = member.at("person");
    if (!model.is_in(person)) return "it names somebody who was removed";
    if (member.at("name") != model.people.at(person).name) return "a name is another";
  }
  const auto at = model.reports.find(id);
  const Model::Introduction report = at == model.reports.end() ? Model::Introduction{} : at->second;
  const bool may = !report.text.empty() && (!report.hidden || viewer.is_desk());
  return unless(record.value("report", "") == (may ? report.text : ""), "the report is another");
}

// ---- The desk's -------------------------------------------------------------------------------

std::string person(const Model& model, const Viewer&, const std::string& id, const Json& record) {
  const auto at = model.people.find(id);
  if (at == model.people.end()) return "it is not there";
  return first({unless(record.at("name") == at->second.name, "the name is another"),
                unless(record.at("sector") == at->second.sector, "the sector is another"),
                unless(is_flag(record, "removed", at->second.removed), "removed is wrong")});
}

std::string waiting(const Model& model, const Viewer&, const std::string& id, const Json& record) {
  const auto at = model.waiting.find(id);
  if (at == model.waiting.end()) return "they do not wait";
  return first({unless(record.at("name") == at->second.name, "the name is another"),
                unless(record.at("sector") == at->second.sector, "the sector is another"),
                unless(record.value("organisation", "") == at->second.organisation,
                       "the organisation is another")});
}

std::string awaited(const Model& model, const Viewer&, const std::string&, const Json& record) {
  for (const Json& person : record.at("people")) {
    if (!model.is_in(person.get<std::string>())) return "it names somebody who is not in";
  }
  return {};
}

std::string fine(const Model&, const Viewer&, const std::string&, const Json&) {
  return {};
}

// ---- A person's own ---------------------------------------------------------------------------

std::string me(const Model& model, const Viewer& viewer, const std::string&, const Json& record) {
  if (record.at("person") != viewer.person) return "it is somebody else's";
  const auto& among = model.waits(viewer.person) ? model.waiting : model.people;
  const auto at = among.find(viewer.person);
  if (at == among.end()) return "nobody";
  return first({unless(record.at("name") == at->second.name, "the name is another"),
                unless(record.at("sector") == at->second.sector, "the sector is another")});
}

std::string waiting_room(const Model& model, const Viewer& viewer, const std::string&,
                         const Json& record) {
  const auto at = model.waiting.find(viewer.person);
  if (at == model.waiting.end()) return "they do not wait";
  const std::string& label = model.sector_labels.at(at->second.sector);
  return first({unless(record.at("title") == model.title, "the title is another"),
                unless(record.at("sector") == label, "the sector is another"),
                unless(is_flag(record, "ended", model.ended), "ended is wrong")});
}

std::string my_introduction(const Model& model, const Viewer& viewer, const std::string& id,
                            const Json& record) {
  const auto& all = model.activities.at(id).introductions;
  const auto at = all.find(viewer.person);
  return unless(at != all.end() && record.at("text") == at->second.text, "the text is another");
}

std::string my_aim(const Model& model, const Viewer& viewer, const std::string& id,
                   const Json& record) {
  const auto at = model.aims.find(id);
  if (at == model.aims.end()) return "it is not there";
  if (at->second.author != viewer.person) return "it is somebody else's";
  return unless(record.at("text") == at->second.text, "the text is another");
}

std::string my_idea(const Model& model, const Viewer& viewer, const std::string& id,
                    const Json& record) {
  const auto at = model.ideas.find(id);
  if (at == model.ideas.end()) return "it is not there";
  if (at->second.author != viewer.person) return "it is somebody else's";
  return first({unless(record.at("text") == at->second.text, "the text is another"),
                unless(record.at("attribution") == at->second.attribution, "another attribution")});
}

std::string my_scores(const Model& model, const Viewer& viewer, const std::string& id,
                      const Json& record) {
  const auto& rounds = model.activities.at(id).rounds;
  const auto at = rounds.back().ballots.find(viewer.person);
  if (at == rounds.back().ballots.end()) return "there is no such ballot";
  Json ballot = Json::object();
  for (const auto& [item, score] : at->second) ballot[item] = score ? Json(*score) : Json();
  return first({unless(record.at("round") == rounds.size(), "the round is another"),
                unless(record.at("scores") == ballot, "the scores are others")});
}

std::string my_dots(const Model& model, const Viewer& viewer, const std::string& id,
                    const Json& record) {
  Json dots = Json::object();
  for (const auto& [idea_id, one] : model.ideas) {
    const auto at = one.dots.find(viewer.person);
    if (one.activity == id && at != one.dots.end()) dots[idea_id] = at->second;
  }
  return unless(record.at("dots") == dots, "the dots are others");
}

std::string my_endorsed(const Model& model, const Viewer& viewer, const std::string& id,
                        const Json& record) {
  std::set<std::string> endorsed;
  for (const auto& [aim_id, one] : model.aims) {
    const bool is_mine = one.endorsers.contains(viewer.person);
    if (one.activity == id && one.merged_into.empty() && is_mine) endorsed.insert(aim_id);
  }
  return unless(record.at("aims").get<std::set<std::string>>() == endorsed, "the aims are others");
}

std::string my_words(const Model& model, const Viewer& viewer, const std::string& id,
                     const Json& record) {
  const auto& all = model.activities.at(id).words;
  const auto at = all.find(viewer.person);
  return unless(at != all.end() && record.at("words") == at->second, "the words are others");
}

std::string my_group(const Model& model, const Viewer& viewer, const std::string&,
                     const Json& record) {
  return group(model, viewer, record.at("id"), record);
}

// ---- All of them ------------------------------------------------------------------------------

struct Rule {
  enum class Whose : std::uint8_t { all, desk, own } whose;
  Fields fields;
  Fields fields_of_desk;
  Judge judge;
};

const std::map<std::string, Rule>& rules() {
  using enum Rule::Whose;
  static const std::map<std::string, Rule> all_rules{
      {"workshop",
       {all,
        {"id", "title", "code", "join_url", "sectors", "now", "locked", "ended", "blanked",
         "people", "by_sector"},
        {"insecure_lan", "waiting_room"},
        workshop}},
      {"activity",
       {all,
        {"order", "kind", "title", "prompt", "minutes", "state", "revealed", "ends_at", "opened_at",
         "closed_at", "items", "columns", "dots", "words", "groups", "size", "round", "seen"},
        {},
        activity}},
      {"progress", {all, {"introduced", "people", "by_sector", "aims", "ideas"}, {}, progress}},
      {"introduction",
       {all,
        {"activity", "name", "organisation", "role", "sector", "text", "at"},
        {"hidden"},
        introduction}},
      {"aim",
       {all,
        {"activity", "text", "by", "sector", "endorsed", "common_ground", "sectors", "at",
         "merged"},
        {"merged_into", "hidden"},
        aim}},
      {"idea",
       {all,
        {"activity", "column", "text", "by", "dots", "sectors", "at", "group"},
        {"hidden"},
        idea}},
      {"scores", {all, {"round", "eligible", "voted", "items"}, {}, wrong_scores}},
      {"words", {all, {"people", "words"}, {}, words}},
      {"group",
       {all,
        {"activity", "order", "name", "table", "task", "people", "report"},
        {"help", "report_hidden"},
        group}},
      {"person",
       {desk,
        {"name", "organisation", "role", "sector", "present", "left", "removed", "group",
         "resembles"},
        {},
        person}},
      {"waiting",
       {desk,
        {"name", "organisation", "role", "sector", "since", "present", "resembles"},
        {},
        waiting}},
      {"awaited", {desk, {"people"}, {}, awaited}},
      {"health", {desk, {"storage"}, {}, fine}},
      {"me", {own, {"person", "name", "organisation", "role", "sector", "group", "left"}, {}, me}},
      {"waiting_room", {own, {"title", "sector", "ended"}, {}, waiting_room}},
      {"mine/introduction", {own, {"text", "hidden"}, {}, my_introduction}},
      {"mine/aim", {own, {"activity", "text", "hidden", "merged_into"}, {}, my_aim}},
      {"mine/idea",
       {own, {"activity", "column", "text", "attribution", "group", "hidden"}, {}, my_idea}},
      {"mine/scores", {own, {"round", "scores"}, {}, my_scores}},
      {"mine/dots", {own, {"left", "dots"}, {}, my_dots}},
      {"mine/endorsed", {own, {"aims"}, {}, my_endorsed}},
      {"mine/words", {own, {"words"}, {}, my_words}},
      {"mine/group",
       {own,
        {"id", "activity", "order", "name", "table", "task", "people", "report", "help"},
        {},
        my_group}}};
  return all_rules;
}

}  // namespace

std::string objection(const Model& model, const Viewer& viewer, const std::string& key,
                      const Json& record) {
  // "mine/aim/aim5" is of the kind "mine/aim"; "workshop" and "me" have no id.
  const bool has_id = key.find('/') != std::string::npos;
  const auto slash = has_id ? key.rfind('/') : key.size();
  const auto at = rules().find(key.substr(0, slash));
  if (at == rules().end()) return "no record has such a key";
  const Rule& rule = at->second;
  if (rule.whose == Rule::Whose::desk && !viewer.is_desk()) return "it is the desk's alone";
  if (rule.whose == Rule::Whose::own && viewer.person.empty()) return "it is a person's own";
  for (const auto& [field, value] : record.items()) {
    const bool known =
        rule.fields.contains(field) || (viewer.is_desk() && rule.fields_of_desk.contains(field));
    if (!known) return "it has a field " + field;
  }
  return rule.judge(model, viewer, slash < key.size() ? key.substr(slash + 1) : "", record);
}

}  // namespace cg::simulation
