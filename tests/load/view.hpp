// What one simulated client holds: each record as a hash of its key and one of its bytes, so that
// ten thousand views fit in memory and two of them are compared by one number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cg::load {

// A `view` notification, taken apart. Everything points into `text`.
struct ViewFrame {
  struct Put {
    std::string_view key;
    std::string_view record;
    std::uint64_t key_hash = 0;
    std::uint64_t record_hash = 0;
  };
  std::string text;
  std::uint64_t epoch_hash = 0;
  std::string_view epoch;
  std::uint64_t seq = 0;
  bool full = false;
  std::vector<Put> put;
  std::vector<std::uint64_t> remove;  // hashes of keys
};

// Takes frames apart. Thousands of phones get the same bytes one after the other, so the last few
// frames are kept; what a phone received is still compared byte by byte.
class ViewFrames {
 public:
  // Throws JsonFault. Valid until the next few calls.
  [[nodiscard]] const ViewFrame& read(std::string_view text);

 private:
  static constexpr std::size_t kept_max = 4;
  std::vector<ViewFrame> kept_ = std::vector<ViewFrame>(kept_max);
  std::size_t next_ = 0;
};

class View {
 public:
  // Applies a frame. An empty text, or what is wrong with it (rules VW1 to VW3).
  [[nodiscard]] std::string apply(const ViewFrame& frame);
  // A new connection: its position may start anywhere, its first frame is the answer to `resumes`.
  void begin_connection(bool resumes);

  [[nodiscard]] std::uint64_t position() const { return position_; }
  [[nodiscard]] const std::string& epoch() const { return epoch_; }
  [[nodiscard]] std::size_t record_count() const { return records_.size(); }
  [[nodiscard]] bool holds(std::string_view key) const;
  // The same for two views that hold the same records, in whatever order they came.
  [[nodiscard]] std::uint64_t digest() const;

 private:
  struct Record {
    std::uint64_t key_hash;
    std::uint64_t record_hash;
  };
  void put(const ViewFrame::Put& put);
  void remove(std::uint64_t key_hash);

  std::vector<Record> records_;
  std::string epoch_;
  std::uint64_t position_ = 0;
  bool awaits_first_ = true;
  bool resumes_ = false;
};

}  // namespace cg::load
