#include "hub/loaded_workshop.hpp"

#include <optional>

#include "domain/decide.hpp"
#include "store/checkpoint.hpp"
#include "store/stored_events.hpp"

namespace cg::hub {
namespace {

// The state as of the last checkpoint that this server can read, or of before the first event.
store::Stored<domain::Workshop> starting_point(store::EventReader& reader,
                                               std::string_view workshop) {
  const auto checkpoint = reader.checkpoint(workshop);
  if (!checkpoint) return std::unexpected(checkpoint.error());
  if (!*checkpoint || (*checkpoint)->format != store::checkpoint_format()) return {};
  auto state = store::decode_checkpoint((*checkpoint)->body);
  const bool is_right = state && state->seq == (*checkpoint)->seq && state->id == workshop;
  return is_right ? *std::move(state) : domain::Workshop();
}

store::Stored<void> put_texts(store::EventReader& reader, domain::Workshop& state,
                              std::string_view workshop) {
  auto texts = reader.texts(workshop);
  if (!texts) return std::unexpected(texts.error());
  state.texts.reserve(texts->size());
  for (store::StoredText& text : *texts) {
    domain::put_text(state, {{text.id}, {std::move(text.value), {text.owner}}});
  }
  return {};
}

store::Stored<void> replay(store::EventReader& reader, domain::Workshop& state,
                           std::string_view workshop) {
  std::optional<store::StorageError> damage;
  const auto head = reader.read(workshop, state.seq + 1, [&](store::StoredEvent stored) {
    auto event = store::decode(stored.body);
    if (!event || stored.seq != state.seq + 1) {
      damage = store::StorageError{"event " + std::to_string(stored.seq) + " cannot be read: " +
                                   (event ? "not the next one" : event.error().what)};
      return false;
    }
    domain::apply(state, domain::StampedEvent{{stored.seq, stored.at_ms}, *std::move(event)});
    return true;
  });
  if (!head) return std::unexpected(head.error());
  if (damage) return std::unexpected(*damage);
  // One file holds both, and the checkpoint is written after its events.
  if (state.seq != *head) return std::unexpected(store::StorageError{"events are missing"});
  return {};
}

store::Stored<LoadedWorkshop> load(store::EventReader& reader, std::string_view workshop,
                                   const std::vector<std::string>& scopes) {
  auto state = starting_point(reader, workshop);
  if (!state) return std::unexpected(state.error());
  LoadedWorkshop loaded{*std::move(state), {}, 0};
  loaded.checkpoint_seq = loaded.state.seq;
  const auto texts = put_texts(reader, loaded.state, workshop);
  if (!texts) return std::unexpected(texts.error());
  const auto events = replay(reader, loaded.state, workshop);
  if (!events) return std::unexpected(events.error());
  std::vector<std::string> wanted = scopes;
  wanted.emplace_back(join_scope);
  for (const std::string& scope : wanted) {
    if (loaded.answers.knows(scope)) continue;
    const auto answers = reader.answers(workshop, scope);
    if (!answers) return std::unexpected(answers.error());
    loaded.answers.learn(scope, *answers);
  }
  return loaded;
}

}  // namespace

store::Stored<LoadedWorkshop> load_workshop(store::EventReader& reader, std::string_view workshop,
                                            const std::vector<std::string>& scopes) {
  store::Stored<LoadedWorkshop> loaded = std::unexpected(store::StorageError{});
  const auto read = reader.snapshot([&] { loaded = load(reader, workshop, scopes); });
  if (!read) return std::unexpected(read.error());
  return loaded;
}

}  // namespace cg::hub
