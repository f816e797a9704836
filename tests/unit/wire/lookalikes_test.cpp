// Rule TX4, with a corpus of names that somebody might hide behind, and of names that people have.
#include "wire/lookalikes.hpp"

#include <gtest/gtest.h>

#include "support/hub_world.hpp"

namespace cg::test {
namespace {

TEST(Lookalikes, TX4_DisguisesOfAFacilitatorAreSeen) {
  for (const char* const name : {"Facilitator",
                                 "facilitator",
                                 "FACILITATOR",
                                 "Facilitator 2",
                                 "Co-Facilitator",
                                 "The facilitators",
                                 "Fасilitаtоr",
                                 "Fаcilitator",
                                 "FaciIitator",
                                 "Faci1itator",
                                 "F4cilit4tor",
                                 "F a c i l i t a t o r",
                                 "f.a.c.i.l.i.t.a.t.o.r",
                                 "Ｆａｃｉｌｉｔａｔｏｒ",
                                 "𝐅𝐚𝐜𝐢𝐥𝐢𝐭𝐚𝐭𝐨𝐫",
                                 "Ⓕⓐⓒⓘⓛⓘⓣⓐⓣⓞⓡ",
                                 "facílitator",
                                 "Lead Facilitator",
                                 "Moderator",
                                 "rnoderator",
                                 "Organiser",
                                 "Organizer",
                                 "0rganiser",
                                 "Admin",
                                 "4dmin",
                                 "Administrator",
                                 "Common Ground",
                                 "CommonGround team"}) {
    EXPECT_TRUE(wire::looks_official(name)) << name;
  }
}

TEST(Lookalikes, TX4_PeoplesNamesAreNot) {
  for (const char* const name :
       {"Ana Silva", "Fatima Al-Zahra", "Facundo", "Felicity Tate", "Adminah Bello", "Mo Derby",
        "Organ Donor Network", "Grace Common", "山田太郎", "Дмитро", "Nguyễn", "Lucas", "Ann",
        "Madeleine", "Host Müller", ""}) {
    EXPECT_FALSE(wire::looks_official(name)) << name;
  }
}

TEST(Lookalikes, TX4_WhatLooksAlikeHasOneSkeleton) {
  const std::string ana = wire::skeleton_of("Ana Silva");
  for (const char* const alike :
       {"Аna Silva", "ANA SILVA", "Ana Si1va", "Aｎa Silva", "Ana Ѕilva"}) {
    EXPECT_EQ(wire::skeleton_of(alike), ana) << alike;
  }
  for (const char* const other : {"Ana Silvo", "Anna Silva", "Ana Sylva", "Silva Ana"}) {
    EXPECT_NE(wire::skeleton_of(other), ana) << other;
  }
}

class Names : public ::testing::Test {
 protected:
  Names() {
    world.create(Json::parse(R"({"title": "Names",
      "sectors": [{"id": "nhs", "label": "NHS"}, {"id": "industry", "label": "Industry"}],
      "agenda": [{"kind": "aims", "title": "Aims"}]})"));
    desk = world.attach("lead");
  }
  std::string resembles(const std::string& person) {
    world.advance(100);
    return desk->at("person/" + person).value("resembles", "");
  }
  HubWorld world;
  std::shared_ptr<HubClient> desk;
};

TEST_F(Names, TX4_TheDeskIsToldWhomANewcomerResembles) {
  const auto ana = world.join("Ana Silva", "nhs");
  const auto fake = world.join("Аna Silva", "nhs");  // a Cyrillic A
  const auto same = world.join("Ana Silva", "industry");
  const auto boss = world.join("Facilitator", "nhs");
  EXPECT_EQ(resembles("p1"), "");
  EXPECT_EQ(resembles("p2"), "p1");
  EXPECT_EQ(resembles("p3"), "p1");
  EXPECT_EQ(resembles("p4"), "facilitator");
  for (const auto& phone : {ana, fake, same, boss}) {
    EXPECT_FALSE(phone->at("me").contains("resembles"));
  }
}

TEST_F(Names, TX4_TwoDavidsAreTwoDavids) {
  const auto one = world.join("David", "nhs");
  const auto two = world.join("David", "industry");
  const auto fake = world.join("Dаvid", "industry");  // a Cyrillic a
  EXPECT_EQ(resembles("p2"), "");
  EXPECT_EQ(resembles("p3"), "p1");
}

TEST_F(Names, TX4_TheHintGoesWhenTheReasonHasGone) {
  const auto ana = world.join("Ana Silva", "nhs");
  const auto fake = world.join("Аna Silva", "nhs");
  EXPECT_EQ(resembles("p2"), "p1");
  desk->must("person.edit", {{"person", "p2"}, {"name", "Somebody else"}});
  EXPECT_EQ(resembles("p2"), "");
  desk->must("person.edit", {{"person", "p2"}, {"name", "Ana Si1va"}});
  EXPECT_EQ(resembles("p2"), "p1");
  desk->must("person.remove", {{"person", "p1"}});
  EXPECT_EQ(resembles("p2"), "");
  desk->must("person.restore", {{"person", "p1"}});
  EXPECT_EQ(resembles("p2"), "p1");
}

TEST_F(Names, TX1_NamesAreKeptOneWay) {
  const auto zoe = world.join("Zoe\u0308 \u202Eevil", "nhs");
  EXPECT_EQ(zoe->at("me")["name"], "Zoë evil");
  auto nobody = world.client();
  EXPECT_EQ(
      nobody->reason(
          "join",
          {{"code", world.code}, {"name", "\u200D\u3164"}, {"sector", "nhs"}, {"consent", true}}),
      "text_empty");
}

}  // namespace
}  // namespace cg::test
