#include "hub/doorkeeper.hpp"

#include <algorithm>
#include <string>

namespace cg::hub {
namespace {

bool is_phone(const Subject& subject) {
  return subject.role == Subject::Role::person;
}

const Rate& rate_of_connection(const Subject* subject) {
  if (subject == nullptr) return pace::stranger;
  return is_phone(*subject) ? pace::phone : pace::desk;
}

std::string name_of(std::string_view workshop, const Subject& subject) {
  std::string name(workshop);
  name.push_back('\n');
  return name += to_text(subject);
}

}  // namespace

std::int64_t Doorkeeper::early_by_ms(ConnectionPace& connection, std::string_view workshop,
                                     const Subject* subject, std::int64_t now_ms) {
  const Rate& rate = rate_of_connection(subject);
  std::int64_t early_ms = connection.messages.wait_ms(rate, now_ms);
  if (subject != nullptr) {
    const Rate& shared_rate = is_phone(*subject) ? pace::person : pace::key;
    Allowance& shared = by_subject_.of(name_of(workshop, *subject), now_ms);
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

}  // namespace cg::hub
