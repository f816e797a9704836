#include "wire/lookalikes.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "domain/assert.hpp"

namespace cg::wire {
namespace {

constexpr std::string_view official_words[] = {"facilitator",   "facilitators", "facilitation",
                                               "moderator",     "organiser",    "organizer",
                                               "administrator", "commonground"};
constexpr std::string_view official_short_word = "admin";

const USpoofChecker* checker() {
  static const USpoofChecker* const one = [] {
    UErrorCode status = U_ZERO_ERROR;
    const USpoofChecker* const made = uspoof_open(&status);
    CG_ASSERT(U_SUCCESS(status) != 0);
    return made;
  }();
  return one;
}

std::string folded(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* const folding = icu::Normalizer2::getNFKCCasefoldInstance(status);
  CG_ASSERT(U_SUCCESS(status) != 0);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  folding->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())),
                         sink, nullptr, status);
  CG_ASSERT(U_SUCCESS(status) != 0);
  return out;
}

std::string skeleton(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out(4 * text.size() + 16, '\0');
  const auto measure = [&] {
    return uspoof_getSkeletonUTF8(checker(), 0, text.data(), static_cast<std::int32_t>(text.size()),
                                  out.data(), static_cast<std::int32_t>(out.size()), &status);
  };
  std::int32_t length = measure();
  if (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    out.resize(static_cast<std::size_t>(length));
    length = measure();
  }
  if (U_FAILURE(status) != 0) return std::string(text);
  out.resize(static_cast<std::size_t>(length));
  return out;
}

// Letters and digits alone: "f-a c.i" reads as "faci".
std::string letters_of(std::string_view text) {
  const auto whole = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  icu::UnicodeString letters;
  for (std::int32_t at = 0; at < whole.length(); at = whole.moveIndex32(at, 1)) {
    const UChar32 c = whole.char32At(at);
    if (u_isalnum(c) != 0) letters.append(c);
  }
  std::string out;
  return letters.toUTF8String(out);
}

std::string with_digits_read_as_letters(std::string text) {
  constexpr std::string_view digits = "0134@5$7!|";
  constexpr std::string_view letters = "oieaasstii";
  for (char& c : text) {
    const auto at = digits.find(c);
    if (at != std::string_view::npos) c = letters[at];
  }
  return text;
}

// The ways in which a name may be read: as it looks whatever its case, as it looks with its case (a
// capital I for an l), and with digits for letters.
std::array<std::string, 3> readings(std::string_view name) {
  return {skeleton(folded(name)), folded(skeleton(name)),
          skeleton(folded(with_digits_read_as_letters(std::string(name))))};
}

bool is_full_name(std::string_view name) {
  return name.find(' ') != std::string_view::npos;
}

}  // namespace

std::string skeleton_of(std::string_view name) {
  return skeleton(folded(name));
}

bool looks_official(std::string_view name) {
  static const auto words = [] {
    std::vector<std::array<std::string, 3>> made;
    for (const std::string_view word : official_words) made.push_back(readings(word));
    return made;
  }();
  static const auto short_word = readings(official_short_word);
  const auto as_read = readings(name);
  for (std::size_t reading = 0; reading < as_read.size(); ++reading) {
    const std::string letters = letters_of(as_read[reading]);
    if (letters == letters_of(short_word[reading])) return true;
    for (const auto& word : words) {
      if (letters.find(letters_of(word[reading])) != std::string::npos) return true;
    }
  }
  return false;
}

// `like`: the first person whose name looks the same, if it is not their own.
std::string Lookalikes::resemblance(const domain::Workshop& workshop, std::string_view name,
                                    std::optional<domain::PersonId> like) {
  if (looks_official(name)) return "facilitator";
  if (!like) return {};
  const domain::Person* other = workshop.find(*like);
  const bool same_letters = other != nullptr && workshop.text(other->name) == name;
  return !same_letters || is_full_name(name) ? to_text(*like) : std::string();
}

void Lookalikes::add(const domain::Workshop& workshop, const domain::Person& person) {
  Known known{person.id, person.name, person.standing == domain::Standing::removed, {}};
  const std::string_view name = workshop.text(person.name);
  const auto [first, is_new] = first_with_.try_emplace(skeleton_of(name), person.id);
  known.resembles =
      resemblance(workshop, name, is_new ? std::nullopt : std::optional(first->second));
  if (is_new && known.removed) first_with_.erase(first);
  known_.push_back(std::move(known));
}

// Newcomers are added; when a name has changed or somebody has gone or come back, all is new.
void Lookalikes::learn(const domain::Workshop& workshop) {
  if (learned_at_seq_ == workshop.seq) return;
  learned_at_seq_ = workshop.seq;
  const auto is_known = [](const Known& known, const domain::Person& person) {
    return known.person == person.id && known.name == person.name &&
           known.removed == (person.standing == domain::Standing::removed);
  };
  const auto& people = workshop.people;
  const bool only_newcomers = people.size() >= known_.size() &&
                              std::equal(known_.begin(), known_.end(), people.begin(), is_known);
  if (!only_newcomers) {
    known_.clear();
    first_with_.clear();
  }
  for (std::size_t i = known_.size(); i < people.size(); ++i) add(workshop, people[i]);
}

std::string Lookalikes::of(const domain::Workshop& workshop, const domain::Person& person) {
  learn(workshop);
  const auto at = std::ranges::lower_bound(known_, person.id, {}, &Known::person);
  return at == known_.end() || at->person != person.id ? std::string() : at->resembles;
}

std::string Lookalikes::of_newcomer(const domain::Workshop& workshop,
                                    const domain::Person& person) {
  learn(workshop);
  const std::string_view name = workshop.text(person.name);
  const auto first = first_with_.find(skeleton_of(name));
  return resemblance(workshop, name,
                     first == first_with_.end() ? std::nullopt : std::optional(first->second));
}

}  // namespace cg::wire
