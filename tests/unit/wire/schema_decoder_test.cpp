// The decoder takes and refuses what the examples of protocol/ say, with the same reasons.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "support/schema.hpp"
#include "wire/methods.hpp"
#include "wire/reasons.hpp"
#include "wire/request.hpp"

namespace cg::test {
namespace {

using nlohmann::json;

constexpr const char* command_id = "Zm9vYmFyYmF6cXV4cXV1eA";

std::string frame(const json& example) {
  return json{{"jsonrpc", "2.0"},
              {"id", command_id},
              {"method", example.at("method")},
              {"params", example.at("params")}}
      .dump();
}

bool is_layer(const json& example, const char* layer) {
  return example.value("layer", "") == layer;
}

// Reading is not deciding: what the domain refuses is read, or refused here for the same reason.
void expect_read_as_told(const json& example) {
  const auto request = wire::read_request(frame(example));
  const std::string name = example.at("name").get<std::string>();
  if (is_layer(example, "wire")) {
    ASSERT_FALSE(request) << name;
    EXPECT_EQ(request.error().refusal.word, example.at("reason")) << name;
    EXPECT_EQ(request.error().refusal.field, example.at("field")) << name;
    EXPECT_EQ(request.error().id, command_id) << name;
  } else if (!request) {
    EXPECT_TRUE(is_layer(example, "domain"))
        << name << ": " << request.error().refusal.word << " " << request.error().refusal.field;
    EXPECT_EQ(request.error().refusal.word, example.value("reason", "")) << name;
  }
}

TEST(Decoder, FR5_ReadsAndRefusesParamsAsTheExamplesSay) {
  const std::filesystem::path folder =
      std::filesystem::path(CG_PROTOCOL_DIR) / "examples" / "params";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const json examples = read_protocol("examples/params/" + entry.path().filename().string());
    for (const json& example : examples) expect_read_as_told(example);
  }
}

TEST(Decoder, FR1_FR7_ReadsAndRefusesFramesAsTheExamplesSay) {
  const json examples = read_protocol("examples/frames.json");
  for (const json& example : examples) {
    const std::string name = example.at("name").get<std::string>();
    const auto request = wire::read_request(example.at("text").get<std::string>());
    ASSERT_EQ(request.has_value(), example.at("valid").get<bool>()) << name;
    if (request) {
      EXPECT_EQ(request->id, example.at("id")) << name;
      continue;
    }
    EXPECT_EQ(request.error().refusal.word, example.at("reason")) << name;
    EXPECT_EQ(request.error().id, example.at("id")) << name;
    if (example.contains("field")) {
      EXPECT_EQ(request.error().refusal.field, example.at("field")) << name;
    }
  }
}

TEST(Decoder, ReadsAndRefusesBodiesAsTheExamplesSay) {
  const json examples = read_protocol("examples/http.json");
  for (const json& example : examples) {
    const std::string name = example.at("name").get<std::string>();
    if (example.at("schema") == "LinksRenew") {
      const auto renewal = wire::read_renewal(example.at("body").dump());
      EXPECT_EQ(renewal.has_value(), !is_layer(example, "wire")) << name;
      if (!renewal) {
        EXPECT_EQ(renewal.error().word, example.value("reason", "")) << name;
      }
    }
    if (example.at("schema") != "WorkshopCreate") continue;
    const auto body = wire::read_new_workshop(example.at("body").dump());
    EXPECT_EQ(body.has_value(), !is_layer(example, "wire")) << name;
    if (!body) {
      EXPECT_EQ(body.error().word, example.value("reason", "")) << name;
    }
  }
}

TEST(Decoder, KnowsTheCommandsOfTheContract) {
  const json index = read_protocol("schema/methods.json");
  const auto known = wire::method_names();
  for (const auto& [method, entry] : index.at("methods").items()) {
    const bool is_command = entry.at("remembered").get<bool>() && method != "join";
    EXPECT_EQ(std::ranges::find(known, method) != known.end(), is_command) << method;
  }
  for (const std::string_view method : known) {
    EXPECT_TRUE(index.at("methods").contains(std::string(method))) << method;
  }
}

TEST(Decoder, AnswersWithTheSentencesOfTheContract) {
  const json reasons = read_protocol("schema/reasons.json");
  for (const json& told : reasons) {
    const wire::ReasonEntry& held = wire::reason_entry(told.at("reason").get<std::string>());
    EXPECT_EQ(held.code, told.at("code").get<int>()) << told;
    EXPECT_EQ(held.retry, told.at("retry").get<bool>()) << told;
    EXPECT_EQ(held.message, told.at("message").get<std::string>()) << told;
  }
}

}  // namespace
}  // namespace cg::test
