// The outboxes with something to send at the end of this turn of the loop, how much waits in all
// that there are, and the frames that many of them were given. Private to server/net/beast.
// Loop's thread only.
#pragma once

#include <boost/intrusive/list.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wire/frame.hpp"

namespace cg::net {

class Outbox;

// Frames that several outboxes were given in this turn, each held once for all of them. An outbox
// that owes some of them knows which by the bits of a word, instead of holding each: a burst to a
// thousand then takes no allocation, and those that owe the same are sent the same piece of memory.
class Broadcasts {
 public:
  using Places = std::uint64_t;  // bit n: the frame at place n, in the order of giving

  // The place of a frame that an outbox is given now. Nothing when it has none: it goes to a single
  // outbox as far as is known, or the places are used up.
  [[nodiscard]] std::optional<unsigned> place_of(const wire::SharedFrame& frame);
  [[nodiscard]] const wire::SharedFrame& at(unsigned place) const { return frames_[place]; }
  // The frames at `places`, one after the other; valid until the next call.
  [[nodiscard]] std::string_view gathered(Places places);
  // When no outbox owes any.
  void clear();

 private:
  std::vector<wire::SharedFrame> frames_;
  // Only compared with: if another frame has come to the same place, it is given a place early.
  const wire::Frame* given_last_ = nullptr;
  Places gathered_for_ = 0;
  std::string gathered_;  // kept for the next outbox, which most often owes the same
};

// What an outbox is to the list.
class Flushed : public boost::intrusive::list_base_hook<> {
 private:
  friend class FlushList;
  std::uint64_t turn_ = 0;  // in which it was listed
};

// Ten thousand sends take the kernel a tenth of a second. So that nobody's answer waits for that
// long, a crowd is told in slices, one a turn; what comes in between for a few goes ahead.
class FlushList {
 public:
  explicit FlushList(std::size_t bytes_max) : bytes_max_(bytes_max) {}

  // Lists an outbox, which is to be removed before it ends. One of the crowd goes ahead.
  void add(Outbox& outbox);
  void remove(Outbox& outbox);
  void flush();
  // Whether some of a crowd are still to be told: the loop must not sleep before.
  [[nodiscard]] bool has_more() const { return !crowd_.empty(); }

  [[nodiscard]] Broadcasts& broadcasts() { return broadcasts_; }

  void count(std::size_t more, std::size_t less) { bytes_ += more - less; }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  [[nodiscard]] bool is_too_much() const { return bytes_ > bytes_max_; }

 private:
  using List = boost::intrusive::list<Flushed>;
  static void flush_first_of(List& list);
  [[nodiscard]] bool is_in_crowd(const Flushed& one) const { return one.turn_ < crowd_before_; }

  List waiting_;
  List crowd_;
  std::uint64_t turn_ = 1;
  std::uint64_t crowd_before_ = 0;  // those listed in earlier turns are in the crowd
  std::size_t bytes_max_;
  std::size_t bytes_ = 0;  // in all outboxes
  Broadcasts broadcasts_;
};

}  // namespace cg::net
