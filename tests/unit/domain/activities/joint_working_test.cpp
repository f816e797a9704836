// The workshop of cases/joint-working.json, whose report gives the means: ours are the same.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "domain/activities/scores.hpp"
#include "support/domain_world.hpp"

namespace cg::domain::scores {
namespace {

using nlohmann::json;

class JointWorking : public test::DomainWorld {
 protected:
  static json read_case() {
    std::ifstream file(std::string(CG_CASES_DIR) + "/joint-working.json");
    return json::parse(file);
  }

  static std::vector<std::string> slugs(const json& choices) {
    std::vector<std::string> ids;
    for (const json& one : choices) ids.push_back(one.at("id"));
    return ids;
  }

  static const json& step(const json& all, std::string_view kind) {
    for (const json& one : all.at("agenda")) {
      if (one.at("kind") == kind) return one;
    }
    throw std::out_of_range("no such step");
  }
};

std::string tenths(const json& number) {
  return number.dump();
}

TEST_F(JointWorking, TheReportsMeansComeOut) {
  const json all = read_case();
  const auto items = slugs(step(all, "scores").at("items"));
  const auto sectors = slugs(all.at("sectors"));
  given_workshop(sectors);
  const auto activity =
      given_open({.kind = "scores", .choices = {{"items", test::choices(items)}}});
  for (const json& person : all.at("people")) {
    const auto id = given_person(person.at("sector"), person.at("name"));
    Cast cast{activity, {}};
    for (const auto& [item, score] : person.at("scores").items()) {
      cast.scores.emplace_back(item, score.get<int>());
    }
    given(as(id), cast);
  }
  given(facilitator(), RevealResults{activity});
  const Results& results = *content<Content>(activity).current().results;
  EXPECT_EQ(results.voted, all.at("people").size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    const json& expected = all.at("expect").at("scores").at(items[i]);
    const ItemResult& item = results.items[i];
    EXPECT_EQ(item.n, expected.at("n").get<unsigned>()) << items[i];
    EXPECT_EQ(to_text(*item.mean), tenths(expected.at("mean"))) << items[i];
    for (std::size_t s = 0; s < sectors.size(); ++s) {
      const json& cell = expected.at("sectors").at(sectors[s]);
      ASSERT_FALSE(item.sectors[s].withheld) << items[i] << " " << sectors[s];
      EXPECT_EQ(item.sectors[s].n, cell.at("n").get<unsigned>()) << items[i] << " " << sectors[s];
      EXPECT_EQ(to_text(*item.sectors[s].mean), tenths(cell.at("mean")))
          << items[i] << " " << sectors[s];
    }
  }
}

}  // namespace
}  // namespace cg::domain::scores
