#include "wire/activities/words.hpp"

#include "domain/activities/words.hpp"

namespace cg::wire::words {
namespace {

namespace words = domain::words;
using domain::ActivityId;

// Words that a record holds at most: more than a screen can show, and bounded in bytes.
constexpr std::size_t brief_words_max = 120;
constexpr std::size_t wide_words_max = 2000;

constexpr Method methods[] = {
    {"words.post",
     [](Params& params) -> domain::Command {
       return words::Post{params.id<ActivityId>("activity"), params.texts("words")};
     }},
};

constexpr std::string_view hides[] = {"words"};

domain::Command hide(Params& params, std::string_view key, bool on) {
  return words::Hide{domain::parse_id<ActivityId>(key).value_or(ActivityId{}), params.text("word"),
                     on};
}

const words::Content& content_of(const domain::Activity& activity) {
  return std::get<words::Content>(activity.content);
}

void settings(const Scene&, const domain::Activity& activity, Json& record) {
  record["words"] = std::get<words::Settings>(activity.settings).words;
}

void summary(const Scene& scene, const Audience& audience, const domain::Activity& activity,
             Records& records) {
  const words::Content& content = content_of(activity);
  const std::size_t words_max = audience.is_brief() ? brief_words_max : wide_words_max;
  Json list = Json::array();
  for (const words::CloudWord& word : cloud(scene.workshop, content)) {
    if (list.size() == words_max) break;
    if (word.hidden && !audience.is_desk()) continue;
    Json json{{"word", word.word}, {"people", word.people}};
    if (word.hidden) json["hidden"] = true;
    list.push_back(std::move(json));
  }
  const std::string id = to_text(activity.id);
  const std::size_t people = content.by_person.size();
  records.emplace_back("progress/" + id, Json{{"people", people}});
  records.emplace_back("words/" + id, Json{{"people", people}, {"words", std::move(list)}});
}

void own(const Scene& scene, const domain::Person& person, const domain::Activity& activity,
         Records& records) {
  const words::Content& content = content_of(activity);
  const auto at = content.by_person.find(person.id);
  if (at == content.by_person.end()) return;
  Json list = Json::array();
  for (const domain::TextId word : at->second) list.push_back(scene.workshop.text(word));
  records.emplace_back("mine/words/" + to_text(activity.id), Json{{"words", std::move(list)}});
}

}  // namespace

const KindWire kind{.methods = methods,
                    .lists = {},
                    .settings = settings,
                    .summary = summary,
                    .own = own,
                    .hides = hides,
                    .hide = hide};

}  // namespace cg::wire::words
