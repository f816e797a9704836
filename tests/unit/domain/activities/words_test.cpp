// A few words of everybody, counted by people.
#include "domain/activities/words.hpp"

#include "domain/limits.hpp"
#include "support/domain_world.hpp"

namespace cg::test {
namespace {

using namespace domain;
using words::CloudWord;

class Words : public DomainWorld {
 protected:
  Words() { given_workshop(); }

  [[nodiscard]] std::vector<CloudWord> cloud(ActivityId id) const {
    return words::cloud(workshop, content<words::Content>(id));
  }
  void given_words(PersonId person, ActivityId id, std::vector<std::string> said) {
    given(as(person), words::Post{id, std::move(said)});
  }
};

TEST_F(Words, AreCountedByPeopleTheMostFirstThenInAlphabeticalOrder) {
  const ActivityId id = given_open({.kind = "words"});
  given_words(given_person("nhs"), id, {"trust", "hope"});
  given_words(given_person("patients"), id, {"hope", "Clarity"});
  EXPECT_EQ(cloud(id), (std::vector<CloudWord>{
                           {"hope", 2, false}, {"Clarity", 1, false}, {"trust", 1, false}}));
}

TEST_F(Words, ThatDifferInCaseAndSpacesAreOneShownAsItIsMostOftenSpelt) {
  const ActivityId id = given_open({.kind = "words"});
  given_words(given_person("nhs"), id, {"NHS  app"});
  given_words(given_person("nhs"), id, {"nhs app"});
  EXPECT_EQ(cloud(id), (std::vector<CloudWord>{{"NHS app", 2, false}}));  // a tie: the first
  given_words(given_person("nhs"), id, {"nhs app"});
  EXPECT_EQ(cloud(id), (std::vector<CloudWord>{{"nhs app", 3, false}}));
}

TEST_F(Words, SaidTwiceInOnePostCountOnceAndTheFirstSpellingIsKept) {
  const ActivityId id = given_open({.kind = "words"});
  const PersonId ana = given_person("nhs");
  when(as(ana), words::Post{id, {"Hope", "hope ", "HOPE", "trust", "joy"}});
  EXPECT_EQ(then_happened<words::Posted>().words.size(), 3U);
  EXPECT_EQ(cloud(id)[0], (CloudWord{"Hope", 1, false}));
}

TEST_F(Words, AreReplacedByTheNextPostAndTheOldOnesAreGone) {
  const ActivityId id = given_open({.kind = "words"});
  const PersonId ana = given_person("nhs");
  given_words(ana, id, {"tired", "hope"});
  given_words(ana, id, {"HOPE", "rested"});
  EXPECT_EQ(cloud(id), (std::vector<CloudWord>{{"HOPE", 1, false}, {"rested", 1, false}}));
  EXPECT_FALSE(text_is_kept("tired"));
  EXPECT_FALSE(text_is_kept("hope"));
  when(as(ana), words::Post{id, {" HOPE", "rested"}});
  then_nothing_changes();
}

TEST_F(Words, AreWithdrawnWithAnEmptyListAlsoWhenClosed) {
  const ActivityId id = given_open({.kind = "words"});
  const PersonId ana = given_person("nhs");
  given_words(ana, id, {"tired"});
  given(facilitator(), CloseActivity{id});
  when(as(ana), words::Post{id, {"rested"}});
  then_rejected(Reason::activity_closed, "activity");
  when(as(ana), words::Post{id, {}});
  then_happened<words::Posted>();
  EXPECT_TRUE(cloud(id).empty());
  EXPECT_TRUE(content<words::Content>(id).by_person.empty());
  EXPECT_FALSE(text_is_kept("tired"));
  when(as(ana), words::Post{id, {}});
  then_nothing_changes();
}

TEST_F(Words, AreAsManyAsWereAskedForAndEachIsAText) {
  Plan plan{.kind = "words"};
  plan.numbers["words"] = 2;
  const ActivityId id = given_open(plan);
  const PersonId ana = given_person("nhs");
  when(as(ana), words::Post{id, {"one", "two", "three"}});
  then_rejected(Reason::too_many, "words");
  when(as(ana), words::Post{id, {"one", " "}});
  then_rejected(Reason::text_empty, "words.1");
  when(as(ana), words::Post{id, {std::string(41, 'x')}});
  then_rejected(Reason::text_too_long, "words.0");
  when(as(ana), words::Post{id, {std::string(40, 'x'), "two"}});
  then_accepted();
}

TEST_F(Words, AreSaidByParticipantsInAnOpenActivityOfTheKind) {
  const ActivityId draft = given_draft({.kind = "words"});
  const ActivityId introductions = given_open({.kind = "introductions"});
  const PersonId ana = given_person("nhs");
  when(as(ana), words::Post{draft, {"hope"}});
  then_rejected(Reason::activity_not_open, "activity");
  when(as(ana), words::Post{introductions, {"hope"}});
  then_rejected(Reason::wrong_kind, "activity");
  when(as(ana), words::Post{ActivityId{99}, {"hope"}});
  then_rejected(Reason::unknown_activity, "activity");
  when(facilitator(), words::Post{draft, {"hope"}});
  then_rejected(Reason::not_allowed);
}

TEST_F(Words, AllOwnTextsTogetherAreBounded) {
  const PersonId ana = given_person("nhs");
  Plan plan{.kind = "words"};
  plan.numbers["words"] = limits::words_max;
  // Ten words of 160 bytes in each activity: the eleventh activity is too much.
  std::string smiles;
  for (int i = 0; i < 39; ++i) smiles += "\xF0\x9F\x99\x82";
  for (int i = 0; i < 12; ++i) {
    const ActivityId id = given_open(plan);
    std::vector<std::string> said;
    for (char last = 'a'; last < 'k'; ++last) said.push_back(smiles + last);
    when(as(ana), words::Post{id, said});
    if (i < 10) then_accepted();
  }
  then_rejected(Reason::too_many, "words");
}

TEST_F(Words, PR8_OfARemovedPersonStayForTheyCarryNoName) {
  const ActivityId id = given_open({.kind = "words"});
  const PersonId ana = given_person("nhs");
  given_words(ana, id, {"hope"});
  given(facilitator(), RemovePerson{ana});
  EXPECT_EQ(cloud(id), (std::vector<CloudWord>{{"hope", 1, false}}));
}

TEST_F(Words, AreHiddenHoweverTheyAreSpeltAndStayHiddenWhenSaidAnew) {
  const ActivityId id = given_open({.kind = "words"});
  const PersonId ana = given_person("nhs");
  given_words(ana, id, {"Rubbish"});
  given(facilitator(), words::Hide{id, "rubbish ", true});
  EXPECT_EQ(cloud(id), (std::vector<CloudWord>{{"Rubbish", 1, true}}));
  when(facilitator(), words::Hide{id, "RUBBISH", true});
  then_nothing_changes();
  given_words(ana, id, {});
  given_words(given_person("nhs"), id, {"RUBBISH"});
  EXPECT_EQ(cloud(id), (std::vector<CloudWord>{{"RUBBISH", 1, true}}));
  given(facilitator(), words::Hide{id, "Rubbish", false});
  EXPECT_EQ(cloud(id), (std::vector<CloudWord>{{"RUBBISH", 1, false}}));
  EXPECT_FALSE(text_is_kept("rubbish"));
  when(facilitator(), words::Hide{id, "Rubbish", false});
  then_nothing_changes();
}

TEST_F(Words, AreHiddenByFacilitatorsAndOnlyIfSomebodySaidThem) {
  const ActivityId id = given_open({.kind = "words"});
  const ActivityId aims = given_open({.kind = "aims"});
  const PersonId ana = given_person("nhs");
  given_words(ana, id, {"hope"});
  when(as(ana), words::Hide{id, "hope", true});
  then_rejected(Reason::not_allowed);
  when(facilitator(), words::Hide{id, "despair", true});
  then_rejected(Reason::unknown_record, "word");
  when(facilitator(), words::Hide{id, " ", true});
  then_rejected(Reason::text_empty, "word");
  when(facilitator(), words::Hide{aims, "hope", true});
  then_rejected(Reason::wrong_kind, "activity");
  when(facilitator(), words::Hide{ActivityId{99}, "hope", true});
  then_rejected(Reason::unknown_activity, "activity");
}

TEST_F(Words, APlanSaysHowManyAndKeepsItOnceWordsAreSaid) {
  for (const int count : {0, limits::words_max + 1}) {
    Plan plan{.kind = "words", .title = "Words"};
    plan.numbers["words"] = count;
    when(facilitator(), AddActivity{plan, std::nullopt});
    then_rejected(Reason::bad_plan, "activity.words");
  }
  const ActivityId id = given_open({.kind = "words"});
  const auto settings = [&] { return std::get<words::Settings>(activity(id).settings).words; };
  EXPECT_EQ(settings(), limits::words_default);
  Plan five;
  five.numbers["words"] = 5;
  given(facilitator(), EditActivity{id, five});
  EXPECT_EQ(settings(), 5);
  given_words(given_person("nhs"), id, {"hope"});
  Plan two;
  two.numbers["words"] = 2;
  when(facilitator(), EditActivity{id, two});
  then_rejected(Reason::activity_in_use, "activity");
}

TEST_F(Words, AreGoneFromAClearedWorkshopWithWhatWasHidden) {
  const ActivityId id = given_open({.kind = "words"});
  const PersonId ana = given_person("nhs");
  given_words(ana, id, {"Rubbish"});
  given(facilitator(), words::Hide{id, "Rubbish", true});
  given(facilitator(), ClearWorkshop{});
  EXPECT_EQ(content<words::Content>(id), words::Content{});
  EXPECT_FALSE(text_is_kept("rubbish"));
}

}  // namespace
}  // namespace cg::test
