#include "support/domain_world.hpp"

#include <utility>

namespace cg::test {

using namespace domain;

namespace {

std::string reason_text(const Rejection& rejection) {
  return "reason " + std::to_string(static_cast<int>(rejection.reason)) +
         " (place in the enum), field '" + rejection.field + "'";
}

}  // namespace

std::vector<ChoicePlan> choices(const std::vector<std::string>& slugs) {
  std::vector<ChoicePlan> plans;
  for (const std::string& slug : slugs) plans.push_back({slug, slug});
  return plans;
}

void DomainWorld::given_workshop(std::vector<std::string> sectors, std::vector<Plan> agenda,
                                 Where where) {
  given(organiser(),
        CreateWorkshop{"workshop-of-the-test", "ABCDEF", "A workshop", choices(sectors), agenda},
        where);
}

void DomainWorld::given(const Actor& actor, const Command& command, Where where) {
  when(actor, command);
  then_accepted(where);
}

PersonId DomainWorld::given_person(std::string sector, std::string name, Where where) {
  given(newcomer(), Join{.name = std::move(name), .sector = std::move(sector), .consent = true},
        where);
  return created<PersonId>();
}

std::vector<PersonId> DomainWorld::given_people(const std::string& sector, unsigned count,
                                                Where where) {
  std::vector<PersonId> people;
  while (people.size() < count) people.push_back(given_person(sector, "Somebody", where));
  return people;
}

ActivityId DomainWorld::given_draft(Plan plan, Where where) {
  if (!plan.title) plan.title = plan.kind;
  given(facilitator(), AddActivity{std::move(plan), std::nullopt}, where);
  return created<ActivityId>();
}

ActivityId DomainWorld::given_open(Plan plan, Where where) {
  const ActivityId id = given_draft(std::move(plan), where);
  given(facilitator(), OpenActivity{id}, where);
  return id;
}

void DomainWorld::when(const Actor& actor, const Command& command) {
  now_ms += 1000;
  auto decided = decide(workshop, actor, command, Context{now_ms, seed++});
  if (!decided) {
    rejection_ = decided.error();
    decision_ = {};
    return;
  }
  rejection_.reset();
  decision_ = *std::move(decided);
  apply(workshop, decision_);
  log.insert(log.end(), decision_.events.begin(), decision_.events.end());
}

void DomainWorld::then_accepted(Where where) const {
  EXPECT_FALSE(rejection_.has_value())
      << "rejected: " << (rejection_ ? reason_text(*rejection_) : "") << ", line " << where.line();
}

void DomainWorld::then_rejected(Reason reason, std::string_view field, Where where) const {
  ASSERT_TRUE(rejection_.has_value()) << "it was accepted, line " << where.line();
  EXPECT_EQ(*rejection_, (Rejection{reason, std::string(field)}))
      << reason_text(*rejection_) << " instead of " << reason_text({reason, std::string(field)})
      << ", line " << where.line();
}

void DomainWorld::then_nothing_changes(Where where) const {
  then_accepted(where);
  EXPECT_TRUE(decision_.events.empty() && decision_.put.empty() && decision_.erase.empty())
      << "something happened, line " << where.line();
}

const Activity& DomainWorld::activity(ActivityId id) const {
  const Activity* found = workshop.find(id);
  EXPECT_NE(found, nullptr);
  return *found;
}

bool DomainWorld::text_is_kept(std::string_view value) const {
  return std::ranges::any_of(workshop.texts,
                             [&](const auto& one) { return one.second.value == value; });
}

void DomainWorld::TearDown() {
  Workshop replayed;
  for (const auto& [id, text] : workshop.texts) put_text(replayed, {id, text});
  for (const StampedEvent& event : log) apply(replayed, event);
  EXPECT_TRUE(replayed == workshop) << "replaying the events gives another state";
}

}  // namespace cg::test
