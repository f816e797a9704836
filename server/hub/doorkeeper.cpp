#include "hub/doorkeeper.hpp"

#include <algorithm>

namespace cg::hub {
namespace {

constexpr std::size_t subjects_sweep_min = 4096;

bool is_phone(const Subject& subject) {
  return subject.role == Subject::Role::person;
}

const Rate& rate_of_connection(const Subject* subject) {
  if (subject == nullptr) return pace::stranger;
  return is_phone(*subject) ? pace::phone : pace::desk;
}

}  // namespace

std::int64_t Doorkeeper::early_by_ms(ConnectionPace& connection, std::string_view workshop,
                                     const Subject* subject, std::int64_t now_ms) {
  const Rate& rate = rate_of_connection(subject);
  std::int64_t early_ms = connection.messages.wait_ms(rate, now_ms);
  if (subject != nullptr) {
    const Rate& shared_rate = is_phone(*subject) ? pace::person : pace::key;
    Allowance& shared = of_subject(workshop, *subject, now_ms);
    early_ms = std::max(early_ms, shared.wait_ms(shared_rate, now_ms));
    if (early_ms == 0) shared.take(shared_rate, now_ms);
  }
  if (early_ms == 0) connection.messages.take(rate, now_ms);
  return early_ms;
}

bool Doorkeeper::is_flooding(ConnectionPace& connection, std::int64_t now_ms) {
  ++too_fast_count_;
  if (connection.refusals.wait_ms(pace::refusals, now_ms) > 0) return true;
  connection.refusals.take(pace::refusals, now_ms);
  return false;
}

Allowance& Doorkeeper::of_subject(std::string_view workshop, const Subject& subject,
                                  std::int64_t now_ms) {
  if (by_subject_.size() >= sweep_at_) {
    std::erase_if(by_subject_, [&](const auto& entry) { return entry.second.is_full(now_ms); });
    sweep_at_ = std::max(subjects_sweep_min, 2 * by_subject_.size());
  }
  std::string key(workshop);
  key.push_back('\n');
  key += to_text(subject);
  return by_subject_[std::move(key)];
}

}  // namespace cg::hub
