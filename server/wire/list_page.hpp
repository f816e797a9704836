// The rest of a long list, page by page: a view holds the leading and the newest entries only
// (protocol rule VW5).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "wire/records.hpp"

namespace cg::wire {

struct Page {
  Records put;
  std::optional<std::string> next;  // the key to ask the next page with
};

// A page of a long list for an audience, in the list's order: `of` is a key prefix ("aim").
// Without an activity: all activities' in the order of the agenda. An `after` that is gone starts
// at the beginning. Nothing for an audience that may not ask.
[[nodiscard]] std::optional<Page> list_page(const Scene& scene, const Audience& audience,
                                            std::string_view of,
                                            std::optional<domain::ActivityId> activity,
                                            std::string_view after, std::size_t limit);

}  // namespace cg::wire
