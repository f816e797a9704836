// Two worlds in which the same happens but for what must not be seen: whoever looks on must be told
// the same in both.
#pragma once

#include <rapidcheck.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "domain/workshop.hpp"
#include "report/transcript.hpp"
#include "support/random_history.hpp"

namespace cg::test {

struct Twin {
  HubWorld world{11};
  std::vector<std::shared_ptr<HubClient>> phones;  // the last does nothing but look on
  std::shared_ptr<HubClient> desk, screen, observer;

  // One phone for each of `sectors`, and a bystander in the first of them.
  explicit Twin(const std::vector<std::string>& sectors) {
    world.create(workshop_of_all_kinds());
    desk = world.attach("lead");
    screen = world.attach("screen");
    observer = world.attach("observer");
    for (const std::string& sector : sectors) {
      phones.push_back(world.join("Person " + std::to_string(phones.size()), sector));
    }
    phones.push_back(world.join("Bystander", sectors.front()));
    for (const auto& one : lookers_on()) one->keep_frames = true;
  }
  [[nodiscard]] std::vector<std::shared_ptr<HubClient>> lookers_on() const {
    return {desk, screen, observer, phones.back()};
  }
};

// What was received, but for the positions: those count what has happened, and a ballot that says
// the same again is nothing that happened.
[[nodiscard]] inline std::vector<Json> said(const HubClient& client) {
  std::vector<Json> all;
  for (const std::string& frame : client.frames) {
    Json message = Json::parse(frame);
    for (const auto* part : {"params", "result"}) {
      if (message.contains(part)) message[part].erase("seq");
    }
    all.push_back(std::move(message));
  }
  return all;
}

// The first difference in what anybody who looks on was told, or nothing.
[[nodiscard]] inline std::string difference(const Twin& one, const Twin& other) {
  const auto lookers = one.lookers_on();
  const auto others = other.lookers_on();
  for (std::size_t i = 0; i < lookers.size(); ++i) {
    const auto heard = said(*lookers[i]);
    const auto heard_there = said(*others[i]);
    if (heard == heard_there) continue;
    return std::to_string(i) + ": " + Json::diff(Json(heard), Json(heard_there)).dump(1);
  }
  return {};
}

// The transcript in every format, for everybody who may have it.
[[nodiscard]] inline std::string exports(Twin& twin) {
  std::string all;
  twin.world.read([&](const domain::Workshop& workshop) {
    for (const report::Format& format : report::formats()) {
      all += format.render(workshop, report::Viewer::facilitator);
      all += format.render(workshop, report::Viewer::observer);
    }
  });
  return all;
}

// To be called in a property, which fails if it is not so.
inline void require_told_the_same(const Twin& one, const Twin& other) {
  const std::string found = difference(one, other);
  if (!found.empty()) RC_LOG() << found;
  RC_ASSERT(found.empty());
}
inline void require_exported_the_same(Twin& one, Twin& other) {
  RC_ASSERT(exports(one) == exports(other));
}

}  // namespace cg::test
