#include "simulation/model.hpp"

#include <algorithm>

namespace cg::simulation {
namespace {

std::string text_of(const Json& params, const char* name) {
  return params.at(name).get<std::string>();
}

}  // namespace

std::string lower(std::string word) {
  std::ranges::transform(word, word.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return word;
}

Model::Model(const Json& workshop) : title(text_of(workshop, "title")) {
  for (const Json& sector : workshop.at("sectors")) {
    sectors.push_back(text_of(sector, "id"));
    sector_labels[sectors.back()] = text_of(sector, "label");
  }
  for (const Json& plan : workshop.at("agenda")) {
    add_activity("act" + std::to_string(activities.size() + 1), plan);
  }
}

void Model::add_activity(const std::string& id, const Json& plan) {
  Activity& activity = activities[id];
  activity.kind = text_of(plan, "kind");
  activity.title = text_of(plan, "title");
  if (!plan.contains("items")) return;
  for (const Json& item : plan["items"]) activity.items.push_back(text_of(item, "id"));
}

const Model::Activity* Model::find(const std::string& activity) const {
  const auto at = activities.find(activity);
  return at == activities.end() ? nullptr : &at->second;
}

bool Model::is_in(const std::string& person) const {
  const auto at = people.find(person);
  return at != people.end() && !at->second.removed;
}
bool Model::is_on_desk(const Aim& aim) const {
  return aim.author.empty() || is_in(aim.author);
}
bool Model::is_in_room(const Aim& aim) const {
  return is_on_desk(aim) && !aim.hidden && aim.merged_into.empty();
}
bool Model::is_on_desk(const Idea& idea) const {
  return idea.attribution != "name" || is_in(idea.author);
}
bool Model::is_in_room(const Idea& idea) const {
  return is_on_desk(idea) && !idea.hidden;
}

void Model::apply(const Command& command, const Json& result) {
  const bool known = apply_steering(command, result) || apply_agenda(command, result) ||
                     apply_people(command, result) || apply_waiting(command) ||
                     apply_aims(command, result) || apply_ideas(command, result) ||
                     apply_other_kinds(command);
  static_cast<void>(known);  // timers, groups: nothing that is added up here
}

// ---- Steering --------------------------------------------------------------------------------

// The results of a round count those who are not removed when somebody first sees them.
void Model::see(Activity& activity) {
  if (activity.kind != "scores" || activity.is_seen()) return;
  Round& round = activity.rounds.back();
  std::erase_if(round.ballots, [&](const auto& one) { return !is_in(one.first); });
  round.seen = true;
}

bool Model::apply_steering(const Command& command, const Json&) {
  const std::string& method = command.method;
  if (!method.starts_with("activity.") && method != "agenda.go") return false;
  const Json& wanted = command.params.at("activity");
  if (method == "agenda.go") current = wanted.is_null() ? "" : wanted.get<std::string>();
  if (wanted.is_null()) return true;
  Activity& activity = activities.at(wanted.get<std::string>());
  if (method == "agenda.go") {
    if (activity.state == "draft") activity.state = "open";
  } else if (method == "activity.open") {
    if (activity.state != "open") activity.revealed = false;
    activity.state = "open";
  } else if (method == "activity.close") {
    activity.state = "closed";
  } else if (method == "activity.peek") {
    see(activity);
  } else if (method == "activity.reveal") {
    activity.state = "closed";
    activity.revealed = true;
    see(activity);
  } else if (method == "activity.hide") {
    activity.revealed = false;
  } else if (method == "activity.again") {
    activity.rounds.emplace_back();
    activity.revealed = false;
    activity.state = "open";
  }
  return true;
}

bool Model::apply_agenda(const Command& command, const Json& result) {
  const std::string& method = command.method;
  const Json& params = command.params;
  if (method == "agenda.add") {
    add_activity(text_of(result, "activity"), params.at("activity"));
  } else if (method == "agenda.remove") {
    const std::string id = text_of(params, "activity");
    activities.erase(id);
    if (current == id) current.clear();
  } else if (method == "agenda.edit") {
    if (params.contains("title")) {
      activities.at(text_of(params, "activity")).title = text_of(params, "title");
    }
  } else if (method == "workshop.edit") {
    title = text_of(params, "title");
  } else if (method == "workshop.lock") {
    locked = params.at("on");
  } else if (method == "workshop.end") {
    ended = params.at("on");
  } else if (method == "screen.blank") {
    blanked = params.at("on");
  } else if (method == "workshop.clear") {
    clear(params.at("people"));
  } else if (method == "text.hide") {
    hide(params);
  } else {
    return false;
  }
  return true;
}

void Model::clear(bool people_too) {
  ++clears;
  for (auto& [id, activity] : activities) {
    Activity fresh;
    fresh.kind = activity.kind;
    fresh.title = activity.title;
    fresh.items = activity.items;
    activity = fresh;
  }
  aims.clear();
  ideas.clear();
  reports.clear();
  current.clear();
  if (!people_too) return;
  people.clear();
  waiting.clear();
}

void Model::hide(const Json& params) {
  const std::string record = text_of(params, "record");
  const bool on = params.at("on");
  const std::string id = record.substr(record.find('/') + 1);
  if (record.starts_with("aim/")) aims.at(id).hidden = on;
  if (record.starts_with("idea/")) ideas.at(id).hidden = on;
  if (record.starts_with("group/")) reports[id].hidden = on;
  if (record.starts_with("introduction/")) {
    for (auto& [name, activity] : activities) {
      const auto at = activity.introductions.find(id);
      if (at != activity.introductions.end()) at->second.hidden = on;
    }
  }
  if (record.starts_with("words/")) {
    const std::string word = lower(text_of(params, "word"));
    auto& hidden = activities.at(id).hidden_words;
    on ? static_cast<void>(hidden.insert(word)) : static_cast<void>(hidden.erase(word));
  }
}

// ---- People ----------------------------------------------------------------------------------

bool Model::apply_people(const Command& command, const Json& result) {
  const Json& params = command.params;
  if (command.method == "join") {
    Person& person = (waiting_room ? waiting : people)[text_of(result, "person")];
    person.name = text_of(params, "name");
    person.organisation = params.value("organisation", "");
    person.sector = text_of(params, "sector");
    return true;
  }
  if (!command.method.starts_with("person.")) return false;
  const std::string whom = params.value("person", command.person);
  if (command.method == "person.leave") waiting.erase(whom);
  if (command.method == "person.remove") open_door(whom, true);
  auto& among = waits(whom) ? waiting : people;
  const auto at = among.find(whom);
  if (at == among.end()) return true;
  Person& person = at->second;
  if (command.method == "person.remove") person.removed = true;
  if (command.method == "person.restore") person.removed = false;
  if (command.method == "person.edit") {
    person.name = params.value("name", person.name);
    person.organisation = params.value("organisation", person.organisation);
    person.sector = params.value("sector", person.sector);
  }
  return true;
}

// Who waits no longer is passed over.
bool Model::apply_waiting(const Command& command) {
  const Json& params = command.params;
  if (!command.method.starts_with("waiting.")) return false;
  if (command.method == "waiting.switch") {
    waiting_room = params.at("on");
    return true;
  }
  const bool removed = command.method == "waiting.refuse";
  for (const Json& person : params.at("people")) open_door(person.get<std::string>(), removed);
  return true;
}

// Who is turned away is from then on a person who was removed.
void Model::open_door(const std::string& person, bool removed) {
  auto waited = waiting.extract(person);
  if (waited.empty()) return;
  waited.mapped().removed = removed;
  people.insert(std::move(waited));
}

// Who uses their voice in an activity speaks for the same sector there from then on.
void Model::speak(const std::string& activity, const std::string& person) {
  activities.at(activity).voices.try_emplace(person, people.at(person).sector);
}

// ---- Kinds -----------------------------------------------------------------------------------

bool Model::apply_aims(const Command& command, const Json& result) {
  const std::string& method = command.method;
  const Json& params = command.params;
  if (!method.starts_with("aim.")) return false;
  if (method == "aim.post") {
    Aim& aim = aims[text_of(result, "aim")];
    aim.activity = text_of(params, "activity");
    aim.text = text_of(params, "text");
    aim.author = command.person;
    return true;
  }
  if (method == "aim.merge") {
    Aim shared{text_of(params, "activity"), text_of(params, "text"), "", false, "", {}, {}};
    const std::string id = text_of(result, "aim");
    for (const Json& one : params.at("aims")) {
      const auto source = one.get<std::string>();
      if (std::ranges::find(shared.merged, source) != shared.merged.end()) continue;
      shared.merged.push_back(source);
      Aim& aim = aims.at(source);
      aim.merged_into = id;
      if (!aim.author.empty()) shared.endorsers.insert(aim.author);
      shared.endorsers.insert(aim.endorsers.begin(), aim.endorsers.end());
    }
    for (const std::string& person : shared.endorsers) speak(shared.activity, person);
    aims[id] = std::move(shared);
    return true;
  }
  const std::string id = text_of(params, "aim");
  Aim& aim = aims.at(id);
  if (method == "aim.edit") aim.text = text_of(params, "text");
  if (method == "aim.endorse" && !params.at("on")) aim.endorsers.erase(command.person);
  if (method == "aim.endorse" && params.at("on")) {
    speak(aim.activity, command.person);
    aim.endorsers.insert(command.person);
  }
  if (method == "aim.unmerge") {
    for (const std::string& source : aim.merged) aims.at(source).merged_into.clear();
  }
  if (method == "aim.withdraw" || method == "aim.unmerge") aims.erase(id);
  return true;
}

bool Model::apply_ideas(const Command& command, const Json& result) {
  const std::string& method = command.method;
  const Json& params = command.params;
  if (!method.starts_with("idea.")) return false;
  const bool is_new = method == "idea.post";
  const std::string id = text_of(is_new ? result : params, "idea");
  if (is_new) {
    ideas[id] = {text_of(params, "activity"),
                 text_of(params, "text"),
                 command.person,
                 "",
                 "",
                 params.value("column", ""),
                 false,
                 {}};
  }
  Idea& idea = ideas.at(id);
  if (method == "idea.edit") idea.text = text_of(params, "text");
  // The organisation is shown as it was when the author chose to show it.
  if (params.contains("attribution") && params["attribution"] != idea.attribution) {
    idea.attribution = text_of(params, "attribution");
    const bool shows = idea.attribution == "organisation";
    idea.organisation = shows ? people.at(command.person).organisation : "";
  }
  if (method == "idea.move") idea.column = text_of(params, "column");
  if (method == "idea.vote") {
    const int dots = params.at("dots");
    if (dots > 0) speak(idea.activity, command.person);
    if (dots > 0) idea.dots[command.person] = dots;
    if (dots == 0) idea.dots.erase(command.person);
  }
  if (method == "idea.withdraw") ideas.erase(id);
  return true;
}

bool Model::apply_other_kinds(const Command& command) {
  const std::string& method = command.method;
  const Json& params = command.params;
  if (method == "introduction.post") {
    auto& introductions = activities.at(text_of(params, "activity")).introductions;
    introductions[command.person].text = text_of(params, "text");
  } else if (method == "introduction.withdraw") {
    activities.at(text_of(params, "activity")).introductions.erase(command.person);
  } else if (method == "score.cast") {
    const std::string id = text_of(params, "activity");
    if (params.at("scores").empty()) return true;
    speak(id, command.person);
    Ballot& ballot = activities.at(id).rounds.back().ballots[command.person];
    for (const auto& [item, score] : params["scores"].items()) {
      ballot[item] = score.is_null() ? std::nullopt : std::optional(score.get<int>());
    }
  } else if (method == "words.post") {
    auto& words = activities.at(text_of(params, "activity")).words;
    words.erase(command.person);
    for (const Json& word : params.at("words")) {
      const auto said = word.get<std::string>();
      auto& own = words[command.person];
      if (std::ranges::none_of(own, [&](const auto& w) { return lower(w) == lower(said); })) {
        own.push_back(said);
      }
    }
  } else if (method == "group.report") {
    reports[text_of(params, "group")].text = text_of(params, "text");
  } else {
    return false;
  }
  return true;
}

}  // namespace cg::simulation
