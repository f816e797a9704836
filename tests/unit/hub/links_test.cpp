// Rules LK1 and LK2: a renewed link opens what the old one opened, and the old one nothing.
#include <gtest/gtest.h>

#include "support/hub_world.hpp"

namespace cg::test {
namespace {

class Links : public ::testing::Test {
 protected:
  Links() {
    world.create(Json::parse(R"({"title": "Links",
      "sectors": [{"id": "nhs", "label": "NHS"}, {"id": "industry", "label": "Industry"}],
      "agenda": [{"kind": "aims", "title": "Aims"}]})"));
  }
  void renew(domain::RenewLinks links, domain::Actor::Role role = domain::Actor::Role::organiser) {
    world.rooms().with_id(world.workshop, [&](const hub::Rooms::Lookup& found) {
      ASSERT_TRUE(found.room);
      hub::Submission submission;
      submission.actor = {role, {}};
      submission.command = links;
      submission.accepted = [this](const hub::Answer&) { ++accepted; };
      submission.refused = [this](const wire::Refusal& refusal) { refused = refusal.word; };
      found.room->submit(std::move(submission));
    });
    world.settle();
  }
  std::string attach_reason(const std::string& token) {
    auto one = world.client();
    one->token = token;
    const Json answer = one->attach(false);
    return answer.contains("error") ? answer["error"]["data"]["reason"].get<std::string>() : "";
  }

  HubWorld world;
  int accepted = 0;
  std::string refused;
};

TEST_F(Links, LK2_OldLinksOpenNothingAndWhoCameWithThemIsSentAway) {
  const auto lead = world.attach("lead");
  const auto process = world.attach("process");
  const auto screen = world.attach("screen");
  const auto observer = world.attach("observer");
  const auto ana = world.join("Ana", "nhs");
  renew({.screen = true, .observer = true});
  EXPECT_EQ(accepted, 1);
  EXPECT_EQ(screen->closed, 4506);
  EXPECT_EQ(observer->closed, 4506);
  EXPECT_FALSE(lead->closed);
  EXPECT_FALSE(process->closed);
  EXPECT_FALSE(ana->closed);
  EXPECT_EQ(attach_reason(world.token("screen")), "bad_token");
  EXPECT_EQ(attach_reason(world.token("screen", 1)), "");
  EXPECT_EQ(attach_reason(world.token("lead")), "");
  EXPECT_EQ(attach_reason(world.token("lead", 1)), "bad_token") << "a link of the future";
}

TEST_F(Links, LK2_AlsoAfterARestartAndAgain) {
  renew({.lead = true});
  renew({.lead = true, .process = true});
  for (const bool restarted : {false, true}) {
    if (restarted) world.restart();
    EXPECT_EQ(attach_reason(world.token("lead", 0)), "bad_token") << restarted;
    EXPECT_EQ(attach_reason(world.token("lead", 1)), "bad_token") << restarted;
    EXPECT_EQ(attach_reason(world.token("lead", 2)), "") << restarted;
    EXPECT_EQ(attach_reason(world.token("process", 1)), "") << restarted;
  }
}

TEST_F(Links, LK2_ARenewalThatTheDiskRefusedChangesNothing) {
  const auto screen = world.attach("screen");
  world.log.fail_next(store::MemoryLog::Fault::refused);
  renew({.screen = true});
  world.advance(2'000);
  EXPECT_EQ(refused, "storage_unavailable");
  EXPECT_FALSE(screen->closed);
  EXPECT_EQ(attach_reason(world.token("screen")), "");
}

TEST_F(Links, LK2_ARenewalOfWhichNothingWasHeardCountsIfItLanded) {
  const auto screen = world.attach("screen");
  world.log.fail_next(store::MemoryLog::Fault::unknown_landed);
  renew({.screen = true});
  world.advance(5'000);
  EXPECT_EQ(screen->closed, 4506);
  EXPECT_EQ(attach_reason(world.token("screen")), "bad_token");
}

TEST_F(Links, LK1_NobodyElseMayRenewThem) {
  using Role = domain::Actor::Role;
  for (const Role role : {Role::newcomer, Role::person, Role::facilitator, Role::server}) {
    refused.clear();
    renew({.lead = true}, role);
    EXPECT_EQ(refused, "not_allowed");
  }
  EXPECT_EQ(attach_reason(world.token("lead")), "");
}

TEST(Keyring, TheOrganiserKeyNeverLooksLikeAFlag) {
  hub::Keyring::Secret secret{};
  for (int i = 0; i < 2000; ++i) {
    secret[0] = static_cast<unsigned char>(i);
    secret[1] = static_cast<unsigned char>(i >> 8);
    const hub::Keyring keyring(secret);
    EXPECT_FALSE(keyring.organiser_key().starts_with('-'));
    EXPECT_TRUE(keyring.is_organiser_key(keyring.organiser_key()));
    EXPECT_EQ(keyring.organiser_key().size(), 22U);
  }
}

}  // namespace
}  // namespace cg::test
