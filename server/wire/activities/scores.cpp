#include "wire/activities/scores.hpp"

#include "domain/activities/scores.hpp"

namespace cg::wire::scores {
namespace {

namespace scores = domain::scores;
using domain::ActivityId;

domain::Command read_cast(Params& params) {
  scores::Cast command{.activity = params.id<ActivityId>("activity")};
  const Json* given = params.take("scores", true);
  if (given == nullptr) return command;
  if (!given->is_object()) {
    params.refuse("wrong_type", "scores");
    return command;
  }
  for (const auto& [item, value] : given->items()) {
    std::optional<int> score;
    if (!value.is_null()) score = params.whole_value(value, params.path_of("scores." + item));
    command.scores.emplace_back(item, score);
  }
  return command;
}

constexpr Method methods[] = {{"score.cast", read_cast}};

const scores::Settings& settings_of(const domain::Activity& activity) {
  return std::get<scores::Settings>(activity.settings);
}
const scores::Content& content_of(const domain::Activity& activity) {
  return std::get<scores::Content>(activity.content);
}

void settings(const Scene& scene, const domain::Activity& activity, Json& record) {
  record["items"] = choices_json(scene.workshop, settings_of(activity).items);
  record["round"] = content_of(activity).rounds.size();
  record["seen"] = content_of(activity).results_seen();
}

Json sectors_json(const domain::Workshop& workshop, const scores::ItemResult& result) {
  Json list = Json::array();
  for (std::size_t i = 0; i < result.sectors.size(); ++i) {
    const scores::SectorResult& sector = result.sectors[i];
    Json cell{{"id", workshop.sectors[i].id}};
    if (sector.withheld) {
      cell["withheld"] = true;
    } else {
      cell["n"] = sector.n;
      cell["mean"] = number_or_null(sector.mean);
    }
    list.push_back(std::move(cell));
  }
  return list;
}

Json change_json(const scores::Change& change) {
  if (change.withheld) return {{"withheld", true}};
  return {{"n", change.n}, {"mean", number(change.mean)}};
}

Json item_json(const domain::Workshop& workshop, const domain::Choice& item,
               const scores::ItemResult& result) {
  Json json{{"id", item.id},
            {"label", workshop.text(item.label)},
            {"sectors", sectors_json(workshop, result)}};
  if (result.withheld) {
    json["withheld"] = true;
    for (const char* figure : {"n", "mean", "equal_voice", "sd", "histogram", "cant_say"}) {
      json[figure] = nullptr;
    }
    return json;
  }
  Json equal_voice_of = Json::array();
  for (const domain::SectorIndex sector : result.equal_voice_of) {
    equal_voice_of.push_back(workshop.sectors[sector].id);
  }
  json["n"] = result.n;
  json["mean"] = number_or_null(result.mean);
  json["equal_voice"] = number_or_null(result.equal_voice);
  json["equal_voice_of"] = std::move(equal_voice_of);
  json["sd"] = number_or_null(result.deviation);
  json["histogram"] = result.histogram;
  json["cant_say"] = result.cant_say;
  if (result.change) json["change"] = change_json(*result.change);
  return json;
}

// Rule PR2: the room sees the items when they are revealed, the desk when it has peeked.
void summary(const Scene& scene, const Audience& audience, const domain::Activity& activity,
             Records& records) {
  const scores::Content& content = content_of(activity);
  const scores::Progress progress = scores::progress(scene.workshop, content);
  const std::string id = to_text(activity.id);
  Json json{{"round", progress.round}, {"eligible", progress.eligible}, {"voted", progress.voted}};
  const auto& results = content.current().results;
  if (results && (activity.revealed || audience.is_desk())) {
    Json items = Json::array();
    for (std::size_t i = 0; i < results->items.size(); ++i) {
      items.push_back(item_json(scene.workshop, settings_of(activity).items[i], results->items[i]));
    }
    json["items"] = std::move(items);
  }
  records.emplace_back("scores/" + id, std::move(json));
  if (!audience.is_desk()) return;
  Json people = Json::array();
  for (const domain::PersonId person : scores::awaited(scene.workshop, content)) {
    if (people.size() == awaited_people_max) break;
    people.push_back(to_text(person));
  }
  records.emplace_back("awaited/" + id, Json{{"people", std::move(people)}});
}

void own(const Scene&, const domain::Person& person, const domain::Activity& activity,
         Records& records) {
  const scores::Content& content = content_of(activity);
  const scores::Ballot* ballot = scores::ballot_of(content, person.id);
  if (ballot == nullptr) return;
  const auto& items = settings_of(activity).items;
  Json given = Json::object();
  for (std::size_t i = 0; i < items.size(); ++i) {
    const scores::Answer answer = ballot->answers[i];
    if (answer == scores::unanswered) continue;
    given[items[i].id] = answer == scores::cant_say ? Json() : Json(answer);
  }
  records.emplace_back("mine/scores/" + to_text(activity.id),
                       Json{{"round", content.rounds.size()}, {"scores", std::move(given)}});
}

}  // namespace

const KindWire kind{.methods = methods, .settings = settings, .summary = summary, .own = own};

}  // namespace cg::wire::scores
