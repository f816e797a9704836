// The worked examples of protocol/ are, to this side's validator too, what they say they are.
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <string>

#include "support/schema.hpp"

namespace cg::test {
namespace {

using nlohmann::json;

json examples_of(const std::string& folder) {
  json all = json::array();
  const std::filesystem::path place = std::filesystem::path(CG_PROTOCOL_DIR) / "examples" / folder;
  for (const auto& entry : std::filesystem::directory_iterator(place)) {
    const json list = read_protocol("examples/" + folder + "/" + entry.path().filename().string());
    all.insert(all.end(), list.begin(), list.end());
  }
  return all;
}

// The schema takes what the decoder takes; what the domain refuses is well formed.
TEST(SchemaExamples, ParamsFitWhereTheDecoderTakesThem) {
  for (const json& example : examples_of("params")) {
    const std::string name = example.at("name").get<std::string>();
    const bool well_formed = example.value("layer", "") != "wire";
    std::string why;
    EXPECT_EQ(
        matches(example.at("params"), "params/" + example.at("method").get<std::string>(), &why),
        well_formed)
        << name << "\n"
        << why;
  }
}

TEST(SchemaExamples, EveryMethodHasAGoodExampleAndABadOne) {
  std::set<std::string> good;
  std::set<std::string> bad;
  for (const json& example : examples_of("params")) {
    (example.at("valid").get<bool>() ? good : bad).insert(example.at("method").get<std::string>());
  }
  const json index = read_protocol("schema/methods.json");
  for (const auto& [method, entry] : index.at("methods").items()) {
    EXPECT_TRUE(good.contains(method)) << method;
    EXPECT_TRUE(bad.contains(method)) << method;
  }
}

TEST(SchemaExamples, ResultsFit) {
  for (const json& example : read_protocol("examples/results.json")) {
    const std::string method = example.at("method").get<std::string>();
    std::string why;
    EXPECT_TRUE(matches(example.at("result"), "result/" + method, &why)) << method << "\n" << why;
  }
}

TEST(SchemaExamples, RecordsFitAsTheySay) {
  std::set<std::string> kinds;
  for (const json& example : examples_of("records")) {
    const std::string key = example.at("key").get<std::string>();
    const std::string kind = record_kind(key);
    ASSERT_FALSE(kind.empty()) << key;
    kinds.insert(kind);
    std::string why;
    EXPECT_EQ(matches(example.at("value"), "records/" + kind, &why),
              example.at("valid").get<bool>())
        << key << " " << example.at("name") << "\n"
        << why;
  }
  EXPECT_EQ(kinds.size(), read_protocol("schema/records.json").at("records").size());
}

TEST(SchemaExamples, FramesOfTheServerFitAsTheySay) {
  for (const json& example : read_protocol("examples/server-frames.json")) {
    const std::string schema = "rpc/" + example.at("schema").get<std::string>();
    std::string why;
    EXPECT_EQ(matches(example.at("frame"), schema, &why), example.at("valid").get<bool>())
        << example.at("name") << "\n"
        << why;
    if (schema == "rpc/ViewFrame" && example.at("valid").get<bool>()) {
      EXPECT_TRUE(records_match(example.at("frame").at("params").at("put"), &why))
          << example.at("name") << "\n"
          << why;
    }
  }
}

TEST(SchemaExamples, BodiesFitAsTheySay) {
  for (const json& example : read_protocol("examples/http.json")) {
    const std::string schema = "workshop/" + example.at("schema").get<std::string>();
    std::string why;
    EXPECT_EQ(matches(example.at("body"), schema, &why), example.value("layer", "") != "wire")
        << example.at("name") << "\n"
        << why;
  }
}

TEST(SchemaExamples, ACaseFileCanBePostedAsItIs) {
  std::string why;
  const json whole = read_protocol("../tests/support/cases/joint-working.json");
  EXPECT_TRUE(matches(whole, "workshop/WorkshopCreate", &why)) << why;
}

TEST(SchemaExamples, TemplatesFit) {
  for (const char* id : {"joint-working", "first-meeting", "blank"}) {
    const json whole = read_protocol(std::string("templates/") + id + ".json");
    std::string why;
    EXPECT_TRUE(matches(whole, "workshop/Template", &why)) << id << "\n" << why;
    EXPECT_EQ(whole.at("id"), id);
  }
}

// The checks above mean nothing if the validator takes everything.
TEST(SchemaExamples, ASchemaThatIsNotThereIsABugInTheTest) {
  EXPECT_THROW(static_cast<void>(matches(json::object(), "params/quiz.start")),
               std::invalid_argument);
  EXPECT_THROW(static_cast<void>(matches(json::object(), "nothing")), std::invalid_argument);
  EXPECT_EQ(record_kind("mine/aim/aim5"), "mine/aim");
  EXPECT_EQ(record_kind("aim/5"), "");
}

}  // namespace
}  // namespace cg::test
