// Figures, added up again from the ballots one by one.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "simulation/expected.hpp"

namespace cg::simulation {
namespace {

struct Sum {
  int total = 0;
  int count = 0;
};

// To one decimal, half away from zero, on whole numbers; as the record shows it.
Json mean_of(const Sum& sum) {
  if (sum.count == 0) return {};
  const int doubled = 20 * std::abs(sum.total) + sum.count;
  const int tenths = doubled / (2 * sum.count);
  return (sum.total < 0 ? -tenths : tenths) / 10.0;
}

std::string differs(const char* what, const Json& shown, const Json& counted) {
  if (shown == counted) return {};
  return std::string(what) + " is " + shown.dump() + " and not " + counted.dump();
}

// What is withheld must not be found by subtraction: `people` of each cell, and which are shown.
std::string too_open(const std::vector<int>& people, const std::vector<bool>& shown) {
  int withheld = 0;
  int withheld_with_people = 0;
  bool any = false;
  bool any_small = false;
  bool all = true;
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (shown[i]) {
      all = false;
      if (people[i] == 1 || people[i] == 2) return "a figure of one or two people is shown";
      continue;
    }
    any = true;
    withheld += people[i];
    withheld_with_people += people[i] > 0 ? 1 : 0;
    any_small = any_small || people[i] == 1 || people[i] == 2;
  }
  if (!any || all) return {};
  if (withheld < 3 || withheld_with_people < (any_small ? 2 : 1)) {
    return "what is withheld can be found by subtraction";
  }
  return {};
}

// ---- Scores ----------------------------------------------------------------------------------

struct Tally {
  Sum all;
  int cant_say = 0;
  std::vector<int> histogram = std::vector<int>(11);
  std::map<std::string, Sum> sectors;
};

std::optional<int> number_of(const Model::Ballot& ballot, const std::string& item) {
  const auto at = ballot.find(item);
  return at == ballot.end() ? std::nullopt : at->second;
}

Tally count(const Model::Activity& activity, const std::string& item) {
  Tally tally;
  for (const auto& [person, ballot] : activity.rounds.back().ballots) {
    const auto at = ballot.find(item);
    if (at == ballot.end()) continue;
    if (!at->second) {
      ++tally.cant_say;
      continue;
    }
    ++tally.histogram[static_cast<std::size_t>(*at->second)];
    for (Sum* sum : {&tally.all, &tally.sectors[activity.voices.at(person)]}) {
      sum->total += *at->second;
      ++sum->count;
    }
  }
  return tally;
}

std::string wrong_change(const Model::Activity& activity, const std::string& item,
                         const Json& change) {
  if (change.contains("withheld")) return {};
  if (activity.rounds.size() < 2) return "a change since no round";
  const auto& now = activity.rounds.back().ballots;
  const auto& before = activity.rounds[activity.rounds.size() - 2].ballots;
  std::set<std::string> people;
  for (const auto* round : {&now, &before}) {
    for (const auto& [person, ballot] : *round) people.insert(person);
  }
  Sum sum;
  int unmatched = 0;
  for (const std::string& person : people) {
    const auto in = [&](const auto& round) {
      const auto at = round.find(person);
      return at == round.end() ? std::nullopt : number_of(at->second, item);
    };
    const auto then = in(before);
    const auto since = in(now);
    if (then && since) {
      sum.total += *since - *then;
      ++sum.count;
    } else if (then || since) {
      ++unmatched;
    }
  }
  if (sum.count < 3 || unmatched == 1 || unmatched == 2) return "a change of too few is shown";
  const std::string wrong = differs("change n", change.at("n"), sum.count);
  return wrong.empty() ? differs("change mean", change.at("mean"), mean_of(sum)) : wrong;
}

std::string wrong_equal_voice(const Tally& tally, const Json& item) {
  double total = 0;
  int sectors = 0;
  for (const Json& id : item.at("equal_voice_of")) {
    const Sum& sum = tally.sectors.at(id.get<std::string>());
    total += static_cast<double>(sum.total) / sum.count;
    ++sectors;
  }
  if (sectors == 0) return differs("equal voice", item.at("equal_voice"), Json());
  const bool near = std::abs(item.at("equal_voice").get<double>() - total / sectors) < 0.0501;
  return near ? "" : "equal voice is " + item["equal_voice"].dump();
}

std::string wrong_item(const Model& model, const Model::Activity& activity, const Json& item) {
  const auto id = item.at("id").get<std::string>();
  const Tally tally = count(activity, id);
  std::vector<int> people;
  std::vector<bool> shown;
  for (std::size_t i = 0; i < model.sectors.size(); ++i) {
    const Json& cell = item.at("sectors").at(i);
    const auto at = tally.sectors.find(model.sectors[i]);
    const Sum sum = at == tally.sectors.end() ? Sum{} : at->second;
    people.push_back(sum.count);
    shown.push_back(!cell.contains("withheld"));
    if (!shown.back()) continue;
    if (auto wrong = differs("a sector's n", cell.at("n"), sum.count); !wrong.empty()) return wrong;
    if (auto wrong = differs("a sector's mean", cell.at("mean"), mean_of(sum)); !wrong.empty()) {
      return wrong;
    }
  }
  if (auto wrong = too_open(people, shown); !wrong.empty()) return wrong;
  if (item.contains("withheld")) {
    const bool few = tally.all.count == 1 || tally.all.count == 2;
    return few && item.at("n").is_null() ? "" : "an item is withheld or told wrongly";
  }
  if (tally.all.count == 1 || tally.all.count == 2) return "an item of one or two people is shown";
  for (const auto& wrong :
       {differs("n", item.at("n"), tally.all.count),
        differs("mean", item.at("mean"), mean_of(tally.all)),
        differs("histogram", item.at("histogram"), tally.histogram),
        differs("cant_say", item.at("cant_say"), tally.cant_say), wrong_equal_voice(tally, item)}) {
    if (!wrong.empty()) return wrong;
  }
  return item.contains("change") ? wrong_change(activity, id, item["change"]) : "";
}

// ---- Support ---------------------------------------------------------------------------------

// How many people of each sector are asked: who is in, and who was and has used their voice.
std::vector<int> asked(const Model& model, const Model::Activity& activity) {
  std::vector<int> by_sector;
  for (const std::string& sector : model.sectors) {
    by_sector.push_back(static_cast<int>(std::ranges::count_if(model.people, [&](const auto& one) {
      const auto voice = activity.voices.find(one.first);
      if (voice != activity.voices.end()) return voice->second == sector;
      return !one.second.removed && one.second.sector == sector;
    })));
  }
  return by_sector;
}

std::string wrong_cells(const Model& model, const Model::Activity& activity,
                        const std::map<std::string, int>& given, const Json& record,
                        const char* field) {
  const std::vector<int> asked_of = asked(model, activity);
  std::vector<bool> shown;
  Json sum;
  for (std::size_t i = 0; i < model.sectors.size(); ++i) {
    const Json& cell = record.at("sectors").at(i);
    shown.push_back(!cell.contains("withheld"));
    if (!shown.back()) continue;
    int of_sector = 0;
    for (const auto& [person, count] : given) {
      if (activity.voices.at(person) == model.sectors[i]) of_sector += count;
    }
    for (const auto& wrong : {differs("asked", cell.at("asked"), asked_of[i]),
                              differs(field, cell.at(field), of_sector)}) {
      if (!wrong.empty()) return wrong;
    }
    if (asked_of[i] > 0) sum = (sum.is_null() ? 0 : sum.get<int>()) + of_sector;
  }
  if (auto wrong = too_open(asked_of, shown); !wrong.empty()) return wrong;
  return differs(field, record.at(field), sum);
}

}  // namespace

std::string wrong_scores(const Model& model, const Viewer& viewer, const std::string& id,
                         const Json& record) {
  const Model::Activity& activity = model.activities.at(id);
  const Model::Round& round = activity.rounds.back();
  const auto voted = std::ranges::count_if(
      round.ballots, [&](const auto& one) { return round.seen || model.is_in(one.first); });
  for (const auto& wrong : {differs("round", record.at("round"), activity.rounds.size()),
                            differs("voted", record.at("voted"), voted)}) {
    if (!wrong.empty()) return wrong;
  }
  if (record.at("eligible") < record.at("voted")) return "more have voted than may";
  const auto in =
      std::ranges::count_if(model.people, [](const auto& one) { return !one.second.removed; });
  if (!round.seen && record.at("eligible") > in) return "more may vote than are in";
  const bool may = activity.is_seen() && (activity.revealed || viewer.is_desk());
  if (record.contains("items") != may)
    return may ? "results are missing" : "results are told early";
  if (!may) return {};
  for (const Json& item : record["items"]) {
    if (auto wrong = wrong_item(model, activity, item); !wrong.empty()) {
      return item.at("id").get<std::string>() + ": " + wrong;
    }
  }
  return {};
}

std::string wrong_support(const Model& model, const Model::Aim& aim, const Json& record) {
  std::map<std::string, int> given;
  for (const std::string& person : aim.endorsers) given[person] = 1;
  return wrong_cells(model, model.activities.at(aim.activity), given, record, "endorsed");
}

std::string wrong_dots(const Model& model, const Model::Idea& idea, const Json& record) {
  const Model::Activity& activity = model.activities.at(idea.activity);
  if (activity.kind != "board" || record.at("sectors").empty()) {
    return differs("dots", record.at("dots"), Json());
  }
  return wrong_cells(model, activity, idea.dots, record, "dots");
}

}  // namespace cg::simulation
