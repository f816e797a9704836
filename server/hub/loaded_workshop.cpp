#include "hub/loaded_workshop.hpp"

#include <nlohmann/json.hpp>
#include <optional>

#include "domain/decide.hpp"
#include "store/stored_events.hpp"

namespace cg::hub {
namespace {

std::optional<Answer> decode_answer(const store::StoredAnswer& stored) {
  const auto json = nlohmann::json::parse(stored.result, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  Answer answer{stored.digest, json.value("seq", std::uint64_t{0}), {}, {}};
  for (const auto& [name, value] : json.items()) {
    if (name == "seq" || !value.is_string()) continue;
    answer.created_field = name;
    answer.created_id = value.get<std::string>();
  }
  return answer;
}

store::Stored<domain::Workshop> replay(store::EventReader& reader, std::string_view workshop) {
  domain::Workshop state;
  auto texts = reader.texts(workshop);
  if (!texts) return std::unexpected(texts.error());
  for (store::StoredText& text : *texts) {
    domain::put_text(state, {{text.id}, {std::move(text.value), {text.owner}}});
  }
  std::optional<store::StorageError> damage;
  const auto head = reader.read(workshop, 1, [&](store::StoredEvent stored) {
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
  return state;
}

}  // namespace

store::Stored<LoadedWorkshop> load_workshop(store::EventReader& reader, std::string_view workshop) {
  store::Stored<LoadedWorkshop> loaded = std::unexpected(store::StorageError{});
  const auto read = reader.snapshot([&] {
    auto state = replay(reader, workshop);
    if (!state) {
      loaded = std::unexpected(state.error());
      return;
    }
    auto answers = reader.answers(workshop);
    if (!answers) {
      loaded = std::unexpected(answers.error());
      return;
    }
    loaded = LoadedWorkshop{*std::move(state), {}};
    for (const store::StoredAnswer& stored : *answers) {
      if (auto answer = decode_answer(stored)) {
        loaded->answers.emplace(answer_key(stored.scope, stored.id), *std::move(answer));
      }
    }
  });
  if (!read) return std::unexpected(read.error());
  return loaded;
}

std::string answer_key(std::string_view scope, std::string_view id) {
  return std::string(scope) + "\n" + std::string(id);
}

std::string encode_answer(const Answer& answer) {
  nlohmann::json json{{"seq", answer.seq}};
  if (!answer.created_field.empty()) json[answer.created_field] = answer.created_id;
  return json.dump();
}

}  // namespace cg::hub
