#include "support/random_history.hpp"

#include <gtest/gtest.h>

#include "wire/reasons.hpp"

namespace cg::test {
namespace {

const std::vector<std::string> sectors{"nhs", "pharma", "patients"};
const std::vector<std::string> items{"x", "y"};
const std::vector<std::string> columns{"time", "money"};
const std::vector<std::string> texts{"Fewer forms", "More time",  "  spaced   out ", "Ünïcödé ✓",
                                     "<b>bold</b>", "\"quoted\"", "two\nlines"};
const std::vector<std::string> words{"fun", "Fun", " FUN ", "hopeful", "honest"};

Json labelled(const std::vector<std::string>& ids) {
  Json list = Json::array();
  for (const std::string& id : ids) list.push_back({{"id", id}, {"label", "Label " + id}});
  return list;
}

}  // namespace

Json workshop_of_all_kinds() {
  return {{"title", "All kinds"},
          {"sectors", labelled(sectors)},
          {"agenda",
           {{{"kind", "introductions"}, {"title", "Who"}},
            {{"kind", "aims"}, {"title", "Aims"}},
            {{"kind", "scores"}, {"title", "Value"}, {"items", labelled(items)}},
            {{"kind", "board"}, {"title", "Board"}, {"columns", labelled(columns)}, {"dots", 3}},
            {{"kind", "breakout"}, {"title", "Groups"}, {"groups", 2}},
            {{"kind", "words"}, {"title", "Words"}},
            {{"kind", "scores"}, {"title", "Again"}, {"items", labelled({"x"})}},
            {{"kind", "aims"}, {"title", "More aims"}}}}};
}

RandomHistory::RandomHistory(HubWorld& world, unsigned people) : world_(world) {
  world.create(workshop_of_all_kinds());
  desk = world.attach("lead");
  screen = world.attach("screen");
  observer = world.attach("observer");
  for (unsigned i = 0; i < people; ++i) {
    phones_.push_back(world.join("Person " + std::to_string(i), sectors[i % sectors.size()]));
  }
  world.advance(100);
}

std::vector<std::shared_ptr<HubClient>> RandomHistory::everybody() const {
  std::vector<std::shared_ptr<HubClient>> all{desk, screen, observer};
  all.insert(all.end(), phones_.begin(), phones_.end());
  return all;
}

std::uint32_t RandomHistory::below(Random& random, std::uint32_t count) {
  return static_cast<std::uint32_t>(random() % count);
}

std::string RandomHistory::pick(Random& random, const std::vector<std::string>& list) {
  return list[below(random, static_cast<std::uint32_t>(list.size()))];
}

void RandomHistory::step(std::uint64_t number) {
  Random random(number);
  const std::uint32_t dice = below(random, 100);
  // By bits that decide nothing else, so that a history from before there was a door stays what it
  // was but for some of its steps.
  if (with_waiting && number >> 60 == 0) {
    door_step(random);
  } else if (dice < 55) {
    phone_step(random);
  } else if (dice < 85) {
    desk_step(random);
  } else if (dice < 92) {
    connection_step(random);
  } else {
    wrong_step(random);
  }
  if (below(random, 3) == 0) world_.advance(50 * (1 + below(random, 3)));
}

void RandomHistory::call(HubClient& client, const std::string& method, const Json& params) {
  if (!client.is_connected()) return;
  steps_.push_back(method + " " + params.dump());
  const Json answer = client.call(method, params);
  if (!answer.contains("error")) return;
  // Aborts for a reason that is not of the closed list.
  const auto reason = answer["error"]["data"]["reason"].get<std::string>();
  steps_.back() += " -> " + std::string(wire::reason_entry(reason).word);
  EXPECT_NE(reason, "internal");
}

std::string RandomHistory::activity(Random& random) const {
  return "act" + std::to_string(1 + below(random, 8));
}

std::string RandomHistory::activity_of(Random& random, const std::string& kind) const {
  std::vector<std::string> found;
  for (const auto& [key, record] : desk->view) {
    if (key.starts_with("activity/") && record["kind"] == kind) found.push_back(key.substr(9));
  }
  return found.empty() ? activity(random) : pick(random, found);
}

std::string RandomHistory::record(Random& random, const std::string& prefix) const {
  std::vector<std::string> found;
  for (const auto& [key, record] : desk->view) {
    if (key.starts_with(prefix + "/")) found.push_back(key.substr(prefix.size() + 1));
  }
  return found.empty() ? prefix + "1" : pick(random, found);
}

void RandomHistory::phone_step(Random& random) {
  HubClient& phone = *phones_[below(random, static_cast<std::uint32_t>(phones_.size()))];
  const std::uint32_t dice = below(random, 20);
  if (dice == 0) {
    call(phone, "person.edit",
         {{"sector", pick(random, sectors)}, {"organisation", pick(random, texts)}});
  } else if (dice == 1) {
    call(phone, "person.leave", Json::object());
  } else {
    contribute(random, phone);
  }
}

void RandomHistory::contribute(Random& random, HubClient& phone) {
  const std::string text = pick(random, texts) + std::to_string(below(random, 50));
  switch (below(random, 14)) {
    case 0:
      return call(phone, "introduction.post", {{"activity", "act1"}, {"text", text}});
    case 1:
      return call(phone, "introduction.withdraw", {{"activity", "act1"}});
    case 2:
      return call(phone, "aim.post", {{"activity", activity_of(random, "aims")}, {"text", text}});
    case 3:
      return call(phone, "aim.edit", {{"aim", record(random, "aim")}, {"text", text}});
    case 4:
      return call(phone, "aim.withdraw", {{"aim", record(random, "aim")}});
    case 5:
      return call(phone, "aim.endorse",
                  {{"aim", record(random, "aim")}, {"on", below(random, 4) > 0}});
    case 6:
    case 7: {
      Json scores{{pick(random, items), below(random, 11)}};
      if (below(random, 4) == 0) scores["x"] = nullptr;
      return call(phone, "score.cast",
                  {{"activity", activity_of(random, "scores")}, {"scores", scores}});
    }
    case 8:
      return call(phone, "idea.post",
                  {{"activity", "act4"},
                   {"column", pick(random, columns)},
                   {"text", text},
                   {"attribution", pick(random, {"name", "organisation", "none"})}});
    case 9:
      return call(phone, "idea.post",
                  {{"activity", "act5"}, {"text", text}, {"attribution", "none"}});
    case 10:
      return call(phone, "idea.vote",
                  {{"idea", record(random, "idea")}, {"dots", below(random, 4)}});
    case 11:
      return call(phone, below(random, 2) == 0 ? "idea.withdraw" : "group.help",
                  below(random, 2) == 0 ? Json{{"idea", record(random, "idea")}}
                                        : Json{{"group", record(random, "group")}, {"on", true}});
    case 12:
      return call(phone, "words.post",
                  {{"activity", "act6"},
                   {"words", Json::array({pick(random, words), pick(random, words)})}});
    default:
      return call(phone, "group.report", {{"group", record(random, "group")}, {"text", text}});
  }
}

void RandomHistory::desk_step(Random& random) {
  switch (below(random, 4)) {
    case 0:
    case 1:
      return steer(random);
    case 2:
      return moderate(random);
    default:
      return arrange(random);
  }
}

void RandomHistory::steer(Random& random) {
  const Json one{{"activity", activity(random)}};
  switch (below(random, 12)) {
    case 0:
    case 1:
    case 2:
    case 3:
    case 4:
      return call(*desk, "agenda.go", one);
    case 5:
      return call(*desk, "activity.open", one);
    case 6:
      return call(*desk, "activity.close", one);
    case 7:
      return with_reveal ? call(*desk, "activity.peek", one) : void();
    case 8:
      return with_reveal ? call(*desk, "activity.reveal", one) : void();
    case 9:
      return call(*desk, "activity.hide", one);
    case 10:
      return call(*desk, "activity.again", one);
    default:
      return call(*desk, below(random, 2) == 0 ? "timer.start" : "timer.extend",
                  {{"activity", activity(random)}, {"minutes", 1 + below(random, 9)}});
  }
}

void RandomHistory::moderate(Random& random) {
  const bool on = below(random, 2) == 0;
  switch (below(random, 9)) {
    case 0:
      return call(*desk, "text.hide", {{"record", "aim/" + record(random, "aim")}, {"on", on}});
    case 1:
      return call(*desk, "text.hide", {{"record", "idea/" + record(random, "idea")}, {"on", on}});
    case 2:
      return call(*desk, "text.hide",
                  {{"record", "introduction/" + record(random, "introduction")}, {"on", on}});
    case 3:
      return call(*desk, "text.hide",
                  {{"record", "words/act6"}, {"word", pick(random, words)}, {"on", on}});
    case 4:
      return call(*desk, "person.remove", {{"person", record(random, "person")}});
    case 5:
    case 6:
      return call(*desk, "person.restore", {{"person", record(random, "person")}});
    case 7:
      return call(*desk, "idea.move",
                  {{"idea", record(random, "idea")}, {"column", pick(random, columns)}});
    default:
      if (!with_clear || below(random, 20) != 0) return;
      return call(*desk, "workshop.clear", {{"people", below(random, 3) == 0}});
  }
}

void RandomHistory::arrange(Random& random) {
  const bool on = below(random, 3) == 0;
  switch (below(random, 11)) {
    case 0:
      return call(*desk, "aim.merge",
                  {{"activity", activity_of(random, "aims")},
                   {"aims", Json::array({record(random, "aim"), record(random, "aim")})},
                   {"text", pick(random, texts)}});
    case 1:
      return call(*desk, "aim.unmerge", {{"aim", record(random, "aim")}});
    case 2:
    case 3:
      return call(*desk, "breakout.split",
                  {{"activity", "act5"}, {"groups", 1 + below(random, 3)}});
    case 4:
      return call(*desk, "group.move",
                  {{"person", record(random, "person")}, {"group", record(random, "group")}});
    case 5:
      return call(*desk, "group.edit",
                  {{"group", record(random, "group")}, {"task", pick(random, texts)}});
    case 6:
      return call(*desk, "agenda.move",
                  {{"activity", activity(random)}, {"before", activity(random)}});
    case 7:
      return call(*desk, "agenda.edit",
                  {{"activity", activity(random)}, {"title", pick(random, texts)}});
    case 8:
      return call(*desk, "workshop.lock", {{"on", on}});
    case 9:
      return call(*desk, "screen.blank", {{"on", on}});
    default:
      return call(*desk, "person.edit",
                  {{"person", record(random, "person")}, {"sector", pick(random, sectors)}});
  }
}

void RandomHistory::connection_step(Random& random) {
  if (!with_cuts) return;
  auto all = everybody();
  const auto& one = all[below(random, static_cast<std::uint32_t>(all.size()))];
  if (one == desk) return;
  if (one->is_connected() && !one->closed) {
    steps_.emplace_back("cut");
    return one->cut();
  }
  steps_.emplace_back("attach");
  one->attach(below(random, 4) > 0);
  if (one->closed) one->cut();
}

// Who comes, who is let in, and who is not.
void RandomHistory::door_step(Random& random) {
  switch (below(random, 8)) {
    case 0:
      return call(*desk, "waiting.switch", {{"on", below(random, 3) > 0}});
    case 1:
    case 2:
    case 3:
      return newcomer(random);
    case 4:
    case 5:
      return call(*desk, "waiting.admit", {{"people", some_who_wait(random)}});
    case 6:
      return call(*desk, "waiting.refuse", {{"people", some_who_wait(random)}});
    default: {
      HubClient& phone = *phones_[below(random, static_cast<std::uint32_t>(phones_.size()))];
      if (below(random, 2) == 0) return call(phone, "person.leave", Json::object());
      return call(phone, "list.page", {{"of", "aim"}, {"limit", 5}});
    }
  }
}

void RandomHistory::newcomer(Random& random) {
  constexpr std::size_t phones_max = 20;
  if (phones_.size() >= phones_max) return;
  const std::string name = "Newcomer " + std::to_string(phones_.size());
  const auto one = world_.client(name);
  steps_.push_back("join " + name);
  const Json answer = one->call("join", {{"code", world_.code},
                                         {"name", name},
                                         {"sector", pick(random, sectors)},
                                         {"consent", true}});
  if (!answer.contains("result")) return;
  one->token = answer["result"].value("token", "");
  one->person = answer["result"].value("person", "");
  phones_.push_back(one);
}

Json RandomHistory::some_who_wait(Random& random) const {
  Json people = Json::array();
  for (const auto& [key, record] : desk->view) {
    if (key.starts_with("waiting/") && below(random, 3) > 0) people.push_back(key.substr(8));
  }
  if (people.empty()) people.push_back("p" + std::to_string(1 + below(random, 12)));
  return people;
}

void RandomHistory::wrong_step(Random& random) {
  HubClient& phone = *phones_[below(random, static_cast<std::uint32_t>(phones_.size()))];
  switch (below(random, 8)) {
    case 0:
      return call(phone, "agenda.go", {{"activity", "act2"}});
    case 1:
      return call(phone, "score.cast", {{"activity", "act3"}, {"scores", {{"x", 11}}}});
    case 2:
      return call(phone, "score.cast", {{"activity", "act3"}, {"scores", {{"x", 7.5}}}});
    case 3:
      return call(phone, "score.cast", {{"activity", "act3"}, {"scores", {{"nothing", 7}}}});
    case 4:
      return call(phone, "aim.post", {{"activity", "act2"}, {"text", "   "}});
    case 5:
      return call(phone, "idea.post", {{"activity", "act99"}, {"text", "x"}});
    case 6:
      return call(phone, "no.such.method", Json::object());
    default:
      return call(*screen, "workshop.lock", {{"on", true}});
  }
}

std::vector<std::string> differences_from_fresh(HubWorld& world, const RandomHistory& history) {
  std::vector<std::string> differences;
  const auto compare = [&](const HubClient& held, const std::map<std::string, Json>& fresh) {
    if (held.view == fresh) return;
    differences.push_back(Json::diff(Json(held.view), Json(fresh)).dump(1));
  };
  std::vector<std::shared_ptr<HubClient>> here;
  for (const auto& one : history.everybody()) {
    if (one->closed) one->cut();  // as a socket goes once it has been closed
    if (!one->is_connected()) continue;
    here.push_back(one);
    // Rule JN5: attaching brings back who has left, so let that happen before looking.
    if (one->has("me") && one->at("me").contains("left")) one->attach(true);
  }
  world.advance(100);
  for (const auto& one : here) {
    const auto fresh = world.fresh(*one);
    world.advance(100);
    compare(*one, fresh->view);
    fresh->cut();
  }
  world.advance(100);
  std::vector<std::map<std::string, Json>> before;
  before.reserve(here.size());
  for (const auto& one : here) before.push_back(one->view);
  world.restart();
  for (const auto& one : here) one->attach(false);
  world.advance(200);
  for (std::size_t i = 0; i < here.size(); ++i) compare(*here[i], before[i]);
  return differences;
}

}  // namespace cg::test
