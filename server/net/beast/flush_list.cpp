#include "net/beast/flush_list.hpp"

#include <bit>
#include <iterator>
#include <limits>
#include <utility>

#include "net/beast/outbox.hpp"

namespace cg::net {
namespace {

constexpr std::size_t slice_max = 500;  // about 3 ms of sending

void fetch_early(const Outbox& outbox) {
  constexpr std::size_t cache_line = 64;  // bytes
  const auto* const begin = reinterpret_cast<const char*>(&outbox);
  for (std::size_t at = 0; at < sizeof outbox; at += cache_line) __builtin_prefetch(begin + at);
}

}  // namespace

std::optional<unsigned> Broadcasts::place_of(const wire::SharedFrame& frame) {
  constexpr std::size_t places = std::numeric_limits<Places>::digits;
  if (frames_.empty() || frames_.back() != frame) {
    // The first who is given a frame keeps it. So what goes to one alone takes no place.
    if (std::exchange(given_last_, frame.get()) != frame.get()) return std::nullopt;
    if (frames_.size() == places) return std::nullopt;
    frames_.push_back(frame);
  }
  return static_cast<unsigned>(frames_.size() - 1);
}

std::string_view Broadcasts::gathered(Places places) {
  if (std::has_single_bit(places)) {
    return at(static_cast<unsigned>(std::countr_zero(places)))->bytes();
  }
  if (std::exchange(gathered_for_, places) != places) {
    gathered_.clear();
    for (Places left = places; left != 0; left &= left - 1) {
      gathered_ += at(static_cast<unsigned>(std::countr_zero(left)))->bytes();
    }
  }
  return gathered_;
}

void Broadcasts::clear() {
  frames_.clear();
  gathered_for_ = 0;
}

void FlushList::add(Outbox& outbox) {
  Flushed& one = outbox;
  if (one.is_linked()) {
    if (!is_in_crowd(one)) return;
    remove(outbox);
  }
  one.turn_ = turn_;
  waiting_.push_back(one);
}

void FlushList::remove(Outbox& outbox) {
  Flushed& one = outbox;
  if (!one.is_linked()) return;
  List& list = is_in_crowd(one) ? crowd_ : waiting_;
  list.erase(List::s_iterator_to(one));
}

// An outbox takes itself from its list when it is flushed. A send pushes most else out of the
// processor's caches, so the outbox after this one is fetched meanwhile.
void FlushList::flush_first_of(List& list) {
  const auto next = std::next(list.begin());
  if (next != list.end()) fetch_early(static_cast<const Outbox&>(*next));
  static_cast<Outbox&>(list.front()).flush();
}

void FlushList::flush() {
  ++turn_;
  if (waiting_.size() > slice_max) {
    crowd_.splice(crowd_.end(), waiting_);
    crowd_before_ = turn_;
  }
  while (!waiting_.empty()) flush_first_of(waiting_);
  for (std::size_t i = 0; i < slice_max && !crowd_.empty(); ++i) flush_first_of(crowd_);
  if (crowd_.empty()) broadcasts_.clear();
}

}  // namespace cg::net
