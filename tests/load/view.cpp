#include "load/view.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "load/json_cursor.hpp"

namespace cg::load {
namespace {

std::uint64_t hash_of(std::string_view bytes) {
  return std::hash<std::string_view>{}(bytes);
}

// Spreads what is summed up, so that two differences do not cancel each other.
std::uint64_t mix(std::uint64_t one, std::uint64_t other) {
  std::uint64_t mixed = one ^ (other + 0x9E3779B97F4A7C15ULL + (one << 6) + (one >> 2));
  mixed ^= mixed >> 33;
  mixed *= 0xFF51AFD7ED558CCDULL;
  mixed ^= mixed >> 33;
  return mixed;
}

void read_put(JsonCursor& cursor, ViewFrame& frame) {
  cursor.enter_object();
  std::string_view key;
  while (cursor.next_member(key)) {
    const std::string_view record = cursor.read_raw();
    frame.put.push_back({key, record, hash_of(key), hash_of(record)});
  }
}

void read_remove(JsonCursor& cursor, ViewFrame& frame) {
  cursor.enter_array();
  while (cursor.next_element()) frame.remove.push_back(hash_of(cursor.read_string()));
}

void read_params(JsonCursor& cursor, ViewFrame& frame) {
  cursor.enter_object();
  std::string_view name;
  while (cursor.next_member(name)) {
    if (name == "epoch") {
      frame.epoch = cursor.read_string();
    } else if (name == "seq") {
      frame.seq = cursor.read_number();
    } else if (name == "full") {
      frame.full = cursor.read_bool();
    } else if (name == "put") {
      read_put(cursor, frame);
    } else if (name == "remove") {
      read_remove(cursor, frame);
    } else {
      cursor.skip();
    }
  }
}

void read_notification(ViewFrame& frame) {
  JsonCursor cursor(frame.text);
  cursor.enter_object();
  std::string_view name;
  while (cursor.next_member(name)) {
    if (name == "params") {
      read_params(cursor, frame);
    } else {
      cursor.skip();
    }
  }
}

}  // namespace

const ViewFrame& ViewFrames::read(std::string_view text) {
  for (const ViewFrame& one : kept_) {
    if (one.text == text) return one;
  }
  ViewFrame& frame = kept_[next_];
  next_ = (next_ + 1) % kept_.size();
  frame.text.assign(text);
  frame.full = false;
  frame.put.clear();
  frame.remove.clear();
  read_notification(frame);
  return frame;
}

void View::begin_connection(bool resumes) {
  awaits_first_ = true;
  resumes_ = resumes;
  if (!resumes) position_ = 0;
}

std::string View::apply(const ViewFrame& frame) {
  const bool is_first = std::exchange(awaits_first_, false);
  if (is_first && !resumes_ && !frame.full) return "the first view is not full (VW3)";
  if (!frame.full && frame.epoch != epoch_) return "a delta of another epoch (VW3)";
  if (frame.full) {
    records_.clear();
    epoch_ = frame.epoch;
    if (is_first) position_ = 0;
  }
  if (frame.seq < position_) {
    return "the position went back from " + std::to_string(position_) + " to " +
           std::to_string(frame.seq) + " (VW2)";
  }
  position_ = frame.seq;
  for (const std::uint64_t key : frame.remove) remove(key);
  if (frame.full) records_.reserve(frame.put.size());
  for (const ViewFrame::Put& one : frame.put) put(one);
  return {};
}

void View::put(const ViewFrame::Put& put) {
  const auto at = std::ranges::find(records_, put.key_hash, &Record::key_hash);
  if (at != records_.end()) {
    at->record_hash = put.record_hash;
  } else {
    records_.push_back({put.key_hash, put.record_hash});
  }
}

void View::remove(std::uint64_t key_hash) {
  const auto at = std::ranges::find(records_, key_hash, &Record::key_hash);
  if (at == records_.end()) return;  // it came and went between two frames
  *at = records_.back();
  records_.pop_back();
}

bool View::holds(std::string_view key) const {
  return std::ranges::find(records_, hash_of(key), &Record::key_hash) != records_.end();
}

std::uint64_t View::digest() const {
  std::uint64_t sum = 0;
  for (const Record& one : records_) sum += mix(one.key_hash, one.record_hash);
  return sum;
}

}  // namespace cg::load
