#include "load/json_cursor.hpp"

#include <charconv>
#include <string>
#include <utility>

namespace cg::load {

char JsonCursor::peek() const {
  if (at_ == end_) throw JsonFault("the text ends early");
  return *at_;
}

void JsonCursor::expect(char wanted) {
  if (peek() != wanted) throw JsonFault(std::string("expected ") + wanted);
  ++at_;
}

void JsonCursor::enter(char bracket) {
  expect(bracket);
  first_ = true;
}

bool JsonCursor::next_member(std::string_view& key) {
  const bool first = std::exchange(first_, false);
  if (peek() == '}') {
    ++at_;
    return false;
  }
  if (!first) expect(',');
  key = read_string();
  expect(':');
  return true;
}

bool JsonCursor::next_element() {
  const bool first = std::exchange(first_, false);
  if (peek() == ']') {
    ++at_;
    return false;
  }
  if (!first) expect(',');
  return true;
}

std::string_view JsonCursor::read_string() {
  const char* const start = at_;
  skip_string();
  return {start + 1, static_cast<std::size_t>(at_ - start - 2)};
}

std::uint64_t JsonCursor::read_number() {
  std::uint64_t value = 0;
  const auto [after, error] = std::from_chars(at_, end_, value);
  if (error != std::errc()) throw JsonFault("expected a number");
  at_ = after;
  return value;
}

bool JsonCursor::read_bool() {
  return read_raw() == "true";
}

std::string_view JsonCursor::read_raw() {
  const char* const start = at_;
  const char first = peek();
  if (first == '"') {
    skip_string();
  } else if (first == '{' || first == '[') {
    skip_nested();
  } else {
    while (at_ != end_ && *at_ != ',' && *at_ != '}' && *at_ != ']') ++at_;
  }
  first_ = false;
  return {start, static_cast<std::size_t>(at_ - start)};
}

void JsonCursor::skip_string() {
  expect('"');
  while (peek() != '"') {
    if (*at_ == '\\') {
      ++at_;
      static_cast<void>(peek());
    }
    ++at_;
  }
  ++at_;
}

void JsonCursor::skip_nested() {
  int depth = 0;
  do {
    const char one = peek();
    if (one == '"') {
      skip_string();
      continue;
    }
    if (one == '{' || one == '[') ++depth;
    if (one == '}' || one == ']') --depth;
    ++at_;
  } while (depth > 0);
}

std::string_view member_of(std::string_view object, std::string_view name) {
  if (object.empty() || object.front() != '{') return {};
  JsonCursor cursor(object);
  cursor.enter_object();
  std::string_view key;
  while (cursor.next_member(key)) {
    const std::string_view value = cursor.read_raw();
    if (key == name) return value;
  }
  return {};
}

}  // namespace cg::load
