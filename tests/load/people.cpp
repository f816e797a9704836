#include "load/people.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>

#include "load/json_cursor.hpp"

namespace cg::load {
namespace {

// Rule PR3: figures of fewer people are withheld.
constexpr std::size_t shown_people_min = 3;

std::string unquoted(std::string_view raw) {
  return raw.size() < 2 ? std::string() : std::string(raw.substr(1, raw.size() - 2));
}

}  // namespace

void Joining::schedule(const Stage& stage, std::size_t count, Microseconds begin,
                       Microseconds interval) {
  for (std::size_t i = 0; i < count; ++i) {
    const Microseconds due = begin + static_cast<Microseconds>(i) * interval;
    Phone& phone = world_.add_phone(*this);
    due_[&phone] = due;
    world_.loop.at(due,
                   [&phone, &stage] { phone.join(join_params(stage.workshop, phone.serial())); });
  }
  scheduled_ += count;
}

void Joining::on_first_view(Phone& phone) {
  ++entered_;
  latencies.add(now_us() - due_.at(&phone));
  first_view_bytes.add(static_cast<Microseconds>(phone.first_view_bytes()));
}

void Joining::on_refused(Phone& phone, std::string_view reason) {
  ++refused_;
  world_.faults.add("a join was refused: " + std::string(reason));
  phone.cut();
}

void Joining::on_end(Phone& phone, unsigned) {
  if (!phone.has_view()) ++refused_;
}

void let_join(World& world, const Stage& stage, std::size_t count, std::size_t at_once) {
  Joining joining(world);
  std::size_t begun = 0;
  world.wait_until(
      [&] {
        while (begun < count && begun - joining.entered() - joining.refused() < at_once) {
          joining.schedule(stage, 1, now_us(), 0);
          ++begun;
        }
        return begun == count && joining.is_done();
      },
      300 * second, "not everybody has joined");
  static PhoneEvents nobody;
  for (Phone& phone : world.phones) {
    if (phone.events == &joining) phone.events = &nobody;
  }
}

int Ballots::random_ballot(std::mt19937& random) {
  return static_cast<int>(random() % (scores * scores * scores));
}

std::string Ballots::cast_params(int ballot) {
  return R"({"activity":")" + std::string(scores_activity) + R"(","scores":{"trust":)" +
         std::to_string(ballot % scores) + R"(,"speed":)" +
         std::to_string(ballot / scores % scores) + R"(,"voice":)" +
         std::to_string(ballot / scores / scores) + "}}";
}

void Ballots::check(World& world, Stage& stage) const {
  const std::string activity(scores_activity);
  const std::string key = "scores/" + activity;
  world.steer(stage, "activity.reveal", R"({"activity":")" + activity + R"("})");
  const bool shown =
      world.wait_until([&] { return stage.at_desk.record(key).find("items") != std::string::npos; },
                       30 * second, "the desk is not shown the results");
  if (!shown) return;
  std::array<std::array<unsigned, scores>, items> wanted{};
  for (const auto& [phone, ballot] : last_) {
    for (int item = 0, rest = ballot; item < items; ++item, rest /= scores) {
      ++wanted.at(static_cast<std::size_t>(item)).at(static_cast<std::size_t>(rest % scores));
    }
  }
  const auto record = nlohmann::json::parse(stage.at_desk.record(key));
  world.faults.require(record.at("voted") == last_.size(),
                       std::to_string(last_.size()) +
                           " people were told that they voted, the desk has " +
                           record.at("voted").dump());
  if (last_.size() < shown_people_min) return;
  for (std::size_t item = 0; item < items; ++item) {
    const std::vector<unsigned> found = record.at("items").at(item).at("histogram");
    world.faults.require(std::ranges::equal(found, wanted.at(item)),
                         "the histogram of item " + std::to_string(item + 1) +
                             " is not that of the acknowledged scores");
  }
}

void Voting::vote_at(Phone& phone, Ballots& ballots, Microseconds due) {
  ++scheduled_;
  ballots_[&phone] = &ballots;
  phone.events = this;
  const int ballot = Ballots::random_ballot(random_);
  world_.loop.at(due, [&phone, ballot, due] {
    phone.send("score.cast", Ballots::cast_params(ballot), due, ballot);
  });
}

void Voting::on_answer(Phone& phone, const Sent& sent, const Answer& answer) {
  ++answered_;
  last_answer_at_ = now_us();
  if (!answer.accepted) {
    ++refused_;
    if (on_refusal) return on_refusal(phone, answer.reason);
    return world_.faults.add("a vote was refused: " + std::string(answer.reason));
  }
  latencies.add(last_answer_at_ - sent.due);
  ballots_.at(&phone)->acknowledged(phone, sent.tag);
}

void Ideas::post_at(Phone& phone, Microseconds due) {
  ++scheduled_;
  phone.events = this;
  world_.loop.at(due, [this, &phone, due] {
    phone.send("idea.post",
               R"({"activity":")" + std::string(board_activity) +
                   R"(","column":"begin","attribution":"name","text":"We could meet once a month, )"
                   R"(in turn with each of us, and look at what came of it: idea )" +
                   std::to_string(answered_) + R"("})",
               due);
  });
}

void Ideas::on_answer(Phone& phone, const Sent& sent, const Answer& answer) {
  ++answered_;
  if (!answer.accepted) {
    return world_.faults.add("an idea was refused: " + std::string(answer.reason));
  }
  const std::string idea = unquoted(member_of(answer.result, "idea"));
  latencies.add(now_us() - sent.due);
  acknowledged_at_.push_back(now_us());
  if (!ids_.insert(phone.workshop() + "/" + idea).second) {
    world_.faults.add("two ideas were given the same id " + idea);
  }
}

void IdeaCounts::note(std::string_view key, std::string_view record) {
  if (key != "progress/" + std::string(board_activity)) return;
  const std::string ideas(member_of(record, "ideas"));
  const auto count = static_cast<std::size_t>(std::atoll(ideas.c_str()));
  if (count > told_at_.size()) told_at_.resize(count, now_us());
}

Samples Ideas::lags(const IdeaCounts& counts, std::string_view who) const {
  Samples lags;
  if (counts.count() < acknowledged_at_.size()) {
    world_.faults.add(std::string(who) + " was told of " + std::to_string(counts.count()) + " of " +
                      std::to_string(acknowledged_at_.size()) + " ideas");
    return lags;
  }
  for (std::size_t i = 0; i < acknowledged_at_.size(); ++i) {
    lags.add(std::max<Microseconds>(0, counts.told_at(i + 1) - acknowledged_at_[i]));
  }
  return lags;
}

}  // namespace cg::load
