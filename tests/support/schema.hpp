// Whether a JSON value is what protocol/schema says it is.
//
// A schema is named by what it is for:
//   params/score.cast    what clients send with a method, as far as the decoder checks it
//   result/score.cast    what the server answers
//   records/mine/aim     a record of a kind ("records/workshop", "records/aim", ...)
//   rpc/ViewFrame        any definition, as file/definition
// A name that is none of these is a bug in the test and throws std::invalid_argument.
//
// Threads: may be called from several. Schemas are read once and kept for the life of the process.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace cg::test {

// When the answer is false and `why` is given, it says what does not fit and where.
[[nodiscard]] bool matches(const nlohmann::json& value, std::string_view schema,
                           std::string* why = nullptr);

// The kind of record that a key names: "mine/aim" for "mine/aim/aim5". Empty for no record's key.
[[nodiscard]] std::string record_kind(std::string_view key);

// Whether a `put` of a view, or of a page, holds only records under keys that they fit.
[[nodiscard]] bool records_match(const nlohmann::json& put, std::string* why = nullptr);

// A file of protocol/, such as "examples/frames.json".
[[nodiscard]] nlohmann::json read_protocol(std::string_view path);

}  // namespace cg::test
