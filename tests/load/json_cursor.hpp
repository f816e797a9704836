// Reads what the server sends in one pass and without copying: ten thousand views of 64 KB are to
// cost the load client little of the two cores that it shares with the server.
//
// For well-formed JSON of a known shape. What is not well-formed ends in a `JsonFault`.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string_view>

namespace cg::load {

struct JsonFault : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class JsonCursor {
 public:
  explicit JsonCursor(std::string_view text) : at_(text.data()), end_(at_ + text.size()) {}

  // Enters the object that comes next. Then, until next_member says no:
  //   while (cursor.next_member(key)) { one read or skip of the value }
  void enter_object() { enter('{'); }
  [[nodiscard]] bool next_member(std::string_view& key);  // the key's raw text, without quotes
  void enter_array() { enter('['); }
  [[nodiscard]] bool next_element();

  [[nodiscard]] std::string_view read_string();  // raw, without quotes
  [[nodiscard]] std::uint64_t read_number();     // whole and not negative
  [[nodiscard]] bool read_bool();
  [[nodiscard]] std::string_view read_raw();  // any value, as it stands
  void skip() { static_cast<void>(read_raw()); }

 private:
  [[nodiscard]] char peek() const;
  void enter(char bracket);
  void expect(char wanted);
  void skip_string();
  void skip_nested();

  const char* at_;
  const char* end_;
  bool first_ = false;  // nothing has been read yet of what was entered last
};

// The value of one member of an object, raw; empty if it is not there.
[[nodiscard]] std::string_view member_of(std::string_view object, std::string_view name);

}  // namespace cg::load
