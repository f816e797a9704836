// A small language for appends in tests:
//   append_to("w1", 0).event().event().text(0x100, "Ana").answer("p1", "c1")
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "store/event_log.hpp"

namespace cg::test {

class AppendBuilder {
 public:
  AppendBuilder(std::string workshop, std::uint64_t expected_seq) {
    append_.workshop = std::move(workshop);
    append_.expected_seq = expected_seq;
  }

  AppendBuilder&& event(std::string body = R"({"type":"happened"})") && {
    const std::uint64_t seq = append_.expected_seq + append_.events.size() + 1;
    append_.events.push_back({seq, kStartMs + static_cast<std::int64_t>(seq), std::move(body)});
    return std::move(*this);
  }
  AppendBuilder&& text(std::uint64_t id, std::string value, std::uint32_t owner = 0) && {
    append_.put.push_back({id, owner, std::move(value)});
    return std::move(*this);
  }
  AppendBuilder&& erase(std::uint64_t id) && {
    append_.erase.push_back(id);
    return std::move(*this);
  }
  AppendBuilder&& answer(std::string scope, std::string id, std::uint64_t digest = 1,
                         std::string result = "{}") && {
    append_.answers.push_back({std::move(scope), std::move(id), digest, std::move(result)});
    return std::move(*this);
  }
  operator store::Append() && { return std::move(append_); }  // NOLINT: meant to be implicit

  static constexpr std::int64_t kStartMs = 1'800'000'000'000;

 private:
  store::Append append_;
};

inline AppendBuilder append_to(std::string workshop, std::uint64_t expected_seq) {
  return {std::move(workshop), expected_seq};
}

// Commits one append.
inline store::Outcome commit_one(store::EventLog& log, const store::Append& append) {
  return log.commit(std::span(&append, 1)).front();
}

// All events of a workshop; empty if there are none or reading fails.
inline std::vector<store::StoredEvent> events_of(store::EventReader& log, std::string_view workshop,
                                                 std::uint64_t from_seq = 1) {
  std::vector<store::StoredEvent> events;
  const auto head = log.read(workshop, from_seq, [&](store::StoredEvent event) {
    events.push_back(std::move(event));
    return true;
  });
  return head ? events : std::vector<store::StoredEvent>();
}

inline std::uint64_t head_of(store::EventReader& log, std::string_view workshop) {
  return log.read(workshop, UINT32_MAX, [](const store::StoredEvent&) { return true; }).value_or(0);
}

}  // namespace cg::test
