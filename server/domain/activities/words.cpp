#include "domain/activities/words.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

#include "domain/assert.hpp"
#include "domain/draft.hpp"
#include "domain/limits.hpp"
#include "domain/text.hpp"

namespace cg::domain::words {
namespace {

// The different words of one post, in its order.
Expected<std::vector<std::string>> require_words(const std::vector<std::string>& raw,
                                                 int words_max) {
  std::vector<std::string> words;
  std::set<std::string> keys;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    auto word = require_text(raw[i], Lines::one, limits::word_chars, "words." + std::to_string(i));
    if (!word) return std::unexpected(word.error());
    if (!keys.insert(word_key(*word)).second) continue;
    if (words.size() == static_cast<std::size_t>(words_max)) {
      return reject(Reason::too_many, "words");
    }
    words.push_back(*std::move(word));
  }
  return words;
}

std::size_t bytes_of(const std::vector<std::string>& words) {
  std::size_t bytes = 0;
  for (const std::string& word : words) bytes += word.size();
  return bytes;
}

// The text of the key if it is hidden, else 0.
TextId hidden_key(const Workshop& workshop, const Content& content, std::string_view key) {
  const auto at =
      std::ranges::find(content.hidden, key, [&](TextId text) { return workshop.text(text); });
  return at == content.hidden.end() ? TextId{} : *at;
}

bool is_said(const Workshop& workshop, const Content& content, std::string_view key) {
  return std::ranges::any_of(content.by_person, [&](const auto& one) {
    return std::ranges::any_of(one.second,
                               [&](TextId word) { return word_key(workshop.text(word)) == key; });
  });
}

// How one word is spelt, and by how many.
struct Tally {
  unsigned people = 0;
  std::map<std::string_view, std::pair<unsigned, TextId>> spellings;  // with where it came first
};

std::string_view shown_spelling(const Tally& tally) {
  const auto rank = [](const auto& one) {
    const auto& [count, first] = one.second;
    return std::tuple(-static_cast<int>(count), first);
  };
  return std::ranges::min_element(tally.spellings, {}, rank)->first;
}

}  // namespace

Expected<Settings> Kind::plan(Draft&, const Plan& plan, const Settings* before) {
  if (auto only = require_only(plan, {}, {"words"}); !only) return std::unexpected(only.error());
  const auto at = plan.numbers.find("words");
  if (at == plan.numbers.end()) {
    return before == nullptr ? Settings{limits::words_default} : *before;
  }
  if (at->second < 1 || at->second > limits::words_max) return reject(Reason::bad_plan, "words");
  return Settings{at->second};
}

std::vector<TextId> Kind::content_texts(const Content& content) {
  std::vector<TextId> texts = content.hidden;
  for (const auto& [person, words] : content.by_person) {
    texts.insert(texts.end(), words.begin(), words.end());
  }
  return texts;
}

Expected<void> decide(Draft& draft, const Actor& actor, const Post& command) {
  const Workshop& workshop = draft.workshop();
  auto person = require_contributor(workshop, actor);
  if (!person) return std::unexpected(person.error());
  auto content = require_content<Content>(workshop, command.activity);
  if (!content) return std::unexpected(content.error());
  const Activity& activity = *workshop.find(command.activity);
  // Withdrawing is always possible.
  if (!command.words.empty()) {
    if (auto open = require_open(activity); !open) return open;
  }
  const auto& settings = std::get<Settings>(activity.settings);
  auto words = require_words(command.words, settings.words);
  if (!words) return std::unexpected(words.error());
  std::vector<std::string> before;
  const auto at = (*content)->by_person.find(actor.person);
  if (at != (*content)->by_person.end()) {
    for (const TextId word : at->second) before.emplace_back(workshop.text(word));
  }
  if (*words == before) return {};
  const std::size_t bytes = bytes_of(*words);
  const std::size_t bytes_before = bytes_of(before);
  if (bytes > bytes_before) {
    auto room = require_own_room(workshop, actor.person, bytes - bytes_before);
    if (!room) return reject(room.error().reason, "words");
  }
  if (!before.empty()) {
    for (const TextId word : at->second) draft.erase(word);
  }
  Posted event{command.activity, actor.person, {}};
  for (std::string& word : *words) event.words.push_back(draft.keep(std::move(word), actor.person));
  draft.emit(std::move(event));
  return {};
}

Expected<void> decide(Draft& draft, const Actor& actor, const Hide& command) {
  if (auto ok = require_facilitator(actor); !ok) return ok;
  const Workshop& workshop = draft.workshop();
  auto content = require_content<Content>(workshop, command.activity);
  if (!content) return std::unexpected(content.error());
  auto word = require_text(command.word, Lines::one, limits::word_chars, "word");
  if (!word) return std::unexpected(word.error());
  std::string key = word_key(*word);
  const TextId hidden = hidden_key(workshop, **content, key);
  if (bool{hidden} == command.on) return {};
  if (!command.on) {
    draft.erase(hidden);
    draft.emit(Hidden{command.activity, hidden, false});
    return {};
  }
  if (!is_said(workshop, **content, key)) return reject(Reason::unknown_record, "word");
  draft.emit(Hidden{command.activity, draft.keep(std::move(key)), true});
  return {};
}

void apply(Workshop& workshop, const Stamp&, const Posted& event) {
  auto& by_person = content_of_event<Content>(workshop, event.activity).by_person;
  if (event.words.empty()) {
    by_person.erase(event.person);
  } else {
    by_person[event.person] = event.words;
  }
}

void apply(Workshop& workshop, const Stamp&, const Hidden& event) {
  auto& hidden = content_of_event<Content>(workshop, event.activity).hidden;
  if (event.on) {
    hidden.push_back(event.key);
  } else {
    std::erase(hidden, event.key);
  }
}

std::vector<CloudWord> cloud(const Workshop& workshop, const Content& content) {
  std::unordered_map<std::string, Tally> tallies;
  for (const auto& [person, words] : content.by_person) {
    for (const TextId id : words) {
      const std::string_view word = workshop.text(id);
      if (word.empty()) continue;  // erased
      Tally& tally = tallies[word_key(word)];
      ++tally.people;
      auto& [count, first] = tally.spellings.try_emplace(word, 0U, id).first->second;
      ++count;
      first = std::min(first, id);
    }
  }
  std::vector<std::pair<std::string, CloudWord>> by_key;
  for (const auto& [key, tally] : tallies) {
    const bool hidden = bool{hidden_key(workshop, content, key)};
    by_key.push_back({key, {std::string(shown_spelling(tally)), tally.people, hidden}});
  }
  std::ranges::sort(by_key, {}, [](const auto& one) {
    return std::tuple<unsigned, const std::string&>(~one.second.people, one.first);
  });
  std::vector<CloudWord> cloud;
  for (auto& [key, word] : by_key) cloud.push_back(std::move(word));
  return cloud;
}

}  // namespace cg::domain::words
