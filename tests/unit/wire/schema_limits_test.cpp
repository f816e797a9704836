// What protocol/schema/limits.json promises is what domain/limits.hpp holds everybody to.
#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "domain/limits.hpp"
#include "support/schema.hpp"

namespace cg::test {
namespace {

TEST(SchemaLimits, AreThoseOfTheDomain) {
  namespace limits = domain::limits;
  const std::map<std::string, std::int64_t> held{
      {"name", limits::name_chars},
      {"role", limits::role_chars},
      {"organisation", limits::organisation_chars},
      {"title", limits::title_chars},
      {"table", limits::title_chars},
      {"group_name", limits::title_chars},
      {"prompt", limits::prompt_chars},
      {"task", limits::prompt_chars},
      {"label", limits::label_chars},
      {"introduction", limits::introduction_chars},
      {"report", limits::report_chars},
      {"aim", limits::aim_chars},
      {"idea", limits::idea_chars},
      {"word", limits::word_chars},
      {"sectors_min", limits::sectors_min},
      {"sectors_max", limits::sectors_max},
      {"activities_max", limits::activities_max},
      {"items_max", limits::items_max},
      {"columns_max", limits::columns_max},
      {"minutes_max", limits::minutes_max},
      {"aims_each_max", limits::aims_per_person_max},
      {"ideas_each_max", limits::ideas_per_person_max},
      {"groups_max", limits::groups_max},
      {"score_max", limits::score_max},
      {"dots_default", limits::dots_default},
      {"dots_max", limits::dots_max},
      {"words_default", limits::words_default},
      {"words_max", limits::words_max},
      {"group_size_default", limits::group_size_default},
      {"waiting_max", limits::waiting_max},
      {"message_bytes_max", limits::message_bytes_max},
      {"depth_max", limits::message_depth_max},
  };
  const nlohmann::json promised = read_protocol("schema/limits.json");
  for (const auto& [name, value] : held) {
    ASSERT_TRUE(promised.contains(name)) << name;
    EXPECT_EQ(promised.at(name).get<std::int64_t>(), value) << name;
  }
}

}  // namespace
}  // namespace cg::test
