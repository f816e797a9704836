// How commands become durable: decided together, handed to the journal, then acknowledged.
#include <algorithm>
#include <utility>

#include "hub/room.hpp"
#include "store/checkpoint.hpp"
#include "store/stored_events.hpp"
#include "wire/records.hpp"

namespace cg::hub {
namespace {

constexpr std::size_t batch_commands_max = 2000;

}  // namespace

void Room::start_batch() {
  batch_.emplace();
  batch_->append.expected_seq = decided_.seq;
  while (!waiting_.empty() && batch_->items.size() < batch_commands_max) {
    Submission submission = std::move(waiting_.front());
    waiting_.pop_front();
    auto outcome = decide(submission);
    batch_->items.push_back({std::move(submission), std::move(outcome)});
  }
  if (batch_->is_empty()) return settle(store::Outcome::committed);
  batch_->append.workshop = decided_.id;
  surroundings_.journal.submit(std::move(batch_->append),
                               [self = weak_from_this()](store::Outcome outcome) {
                                 if (const auto room = self.lock()) room->settle(outcome);
                               });
}

std::variant<Answer, wire::Refusal> Room::decide(const Submission& submission) {
  const bool remembered = !submission.id.empty();
  if (remembered) {
    if (const Answer* before = answers_.find(submission.scope, submission.id)) {
      // Rules CM2 and CM3.
      if (before->digest == submission.digest) return *before;
      return wire::Refusal{"id_reused", "id"};
    }
  }
  const domain::Context context{surroundings_.now_ms(), surroundings_.random_bits()};
  auto decision = domain::decide(decided_, submission.actor, submission.command, context);
  if (!decision) return wire::refusal_of(decision.error());
  domain::apply(decided_, *decision);
  add_to_append(*decision);
  Answer answer{submission.digest, decided_.seq, decision->created_field, decision->created_id};
  batch_->decisions.push_back(*std::move(decision));
  if (remembered) {
    batch_->append.answers.push_back(
        {submission.scope, submission.id, submission.digest, encode_answer(answer)});
    answers_.add(submission.scope, submission.id, answer);
    batch_->remembered.emplace_back(submission.scope, submission.id);
    if (submission.scope == join_scope) answers_.learn(answer.created_id, {});  // a new person
  }
  return answer;
}

void Room::add_to_append(const domain::Decision& decision) {
  store::Append& append = batch_->append;
  for (const domain::StampedEvent& event : decision.events) {
    append.events.push_back({event.stamp.seq, event.stamp.at_ms, store::encode(event.event)});
  }
  for (const domain::TextPut& put : decision.put) {
    append.put.push_back({put.id.value, put.text.owner.value, put.text.value});
  }
  for (const domain::TextId id : decision.erase) {
    // A text that came in this very batch is never written at all.
    const auto unwritten = std::erase_if(
        append.put, [&](const store::StoredText& text) { return text.id == id.value; });
    if (unwritten == 0) append.erase.push_back(id.value);
  }
}

void Room::settle(store::Outcome outcome) {
  const Batch batch = *std::exchange(batch_, std::nullopt);
  rouse();
  if (outcome == store::Outcome::committed) return acknowledge(batch);
  take_back(batch);
  if (outcome != store::Outcome::refused) {
    // Something else may be in the log than we think: what it has is what counts.
    rebuilding_ = true;
    rebuild();
  }
  for (const Batch::Item& item : batch.items) {
    if (item.submission.refused) item.submission.refused({"storage_unavailable", {}});
  }
}

void Room::acknowledge(const Batch& batch) {
  bool somebody_removed = false;
  bool somebody_admitted = false;
  bool links_renewed = false;
  for (const domain::Decision& decision : batch.decisions) {
    domain::apply(shown_, decision);
    revision_ += decision.events.size();
  }
  for (const domain::Decision& decision : batch.decisions) {
    for (const domain::StampedEvent& event : decision.events) {
      mark(event);
      somebody_removed = somebody_removed ||
                         std::holds_alternative<domain::PersonRemoved>(event.event) ||
                         std::holds_alternative<domain::PersonTurnedAway>(event.event) ||
                         std::holds_alternative<domain::PersonWithdrew>(event.event) ||
                         std::holds_alternative<domain::WorkshopCleared>(event.event);
      // Restored, too: whom this very batch had turned away.
      somebody_admitted = somebody_admitted ||
                          std::holds_alternative<domain::PersonAdmitted>(event.event) ||
                          std::holds_alternative<domain::PersonRestored>(event.event);
      links_renewed = links_renewed || std::holds_alternative<domain::LinksRenewed>(event.event);
    }
  }
  if (somebody_admitted) let_in_admitted();
  for (const Batch::Item& item : batch.items) {
    if (const auto* answer = std::get_if<Answer>(&item.outcome)) {
      if (item.submission.accepted) item.submission.accepted(*answer);
    } else if (item.submission.refused) {
      item.submission.refused(std::get<wire::Refusal>(item.outcome));
    }
  }
  tell_touched_people();
  if (somebody_removed) send_away_removed();
  if (links_renewed) send_away_renewed();
}

// The storage is in trouble, so the cost of copying the state is nothing.
void Room::take_back(const Batch& batch) {
  decided_ = shown_;
  for (const auto& [scope, id] : batch.remembered) answers_.remove(scope, id);
}

void Room::mark(const domain::StampedEvent& event) {
  const wire::Touched touched = wire::touched_by(shown_, event.event);
  const auto touch = [&](SharedView& view) {
    for (const wire::Part& part : touched.parts) view.touch(part);
    if (touched.entry) view.touch_entry(*touched.entry);
    if (touched.all_content) view.touch_all(wire::Part::Kind::content);
    if (touched.all_people) view.touch_all(wire::Part::Kind::person);
    if (touched.all_activities) view.touch_all(wire::Part::Kind::activity);
  };
  for (Crowd& crowd : crowds_) touch(crowd.view);
  for (auto& [id, group] : groups_) touch(group.view);
  for (const domain::PersonId person : touched.people) {
    if (phones_of_.contains(person)) touched_people_.push_back(person);
  }
  everyone_touched_ = everyone_touched_ || touched.all_people;
  steered_ = steered_ || touched.steers;
}

void Room::rebuild() {
  const auto load = [self = weak_from_this(), id = shown_.id, post = surroundings_.post,
                     scopes = answers_.known_scopes()](store::EventLog& log) {
    auto loaded = std::make_shared<store::Stored<LoadedWorkshop>>(load_workshop(log, id, scopes));
    post([self, loaded] {
      if (const auto room = self.lock()) room->rebuilt(std::move(*loaded));
    });
  };
  rebuild_wanted_ = !surroundings_.journal.submit_task(load);
}

// All that are wanted at once: after a restart everybody comes back in the same second.
void Room::read_answers() {
  if (reading_answers_ || rebuilding_) return;
  std::vector<std::string> scopes;
  for (const auto& [scope, waiting] : answers_wanted_) scopes.push_back(scope);
  const auto read = [self = weak_from_this(), id = shown_.id, post = surroundings_.post,
                     scopes = std::move(scopes)](store::EventLog& log) {
    AnswersByScope found;
    for (const std::string& scope : scopes) {
      if (auto answers = log.answers(id, scope)) found.emplace_back(scope, *std::move(answers));
    }
    post([self, found = std::move(found)] {
      if (const auto room = self.lock()) room->answers_read(found);
    });
  };
  reading_answers_ = surroundings_.journal.submit_task(read);
}

void Room::answers_read(const AnswersByScope& read) {
  reading_answers_ = false;
  rouse();
  for (const auto& [scope, answers] : read) {
    answers_.learn(scope, answers);
    auto waiting = answers_wanted_.extract(scope);
    if (waiting.empty()) continue;
    for (Submission& submission : waiting.mapped()) submit(std::move(submission));
  }
}

// A cache, so what becomes of it is nobody's concern here.
void Room::keep_checkpoint() {
  if (shown_.seq - checkpoint_seq_ < surroundings_.checkpoint_every) return;
  store::StoredCheckpoint checkpoint{shown_.seq, store::checkpoint_format(),
                                     store::encode_checkpoint(shown_)};
  const bool taken = surroundings_.journal.submit_task(
      [id = shown_.id, checkpoint = std::move(checkpoint)](store::EventLog& log) {
        static_cast<void>(log.put_checkpoint(id, checkpoint));
      });
  if (taken) checkpoint_seq_ = shown_.seq;
}

void Room::rebuilt(store::Stored<LoadedWorkshop> loaded) {
  rouse();
  if (!loaded) {
    rebuild_wanted_ = true;
    return;
  }
  shown_ = std::move(loaded->state);
  decided_ = shown_;
  answers_.replace_with(std::move(loaded->answers));
  rebuilding_ = false;
  ++revision_;
  for (Crowd& crowd : crowds_) crowd.view.touch_everything();
  for (auto& [id, group] : groups_) group.view.touch_everything();
  everyone_touched_ = true;
  let_in_admitted();
  tell_touched_people();
  send_away_removed();
  send_away_renewed();
}

}  // namespace cg::hub
