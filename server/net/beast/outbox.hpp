// The bytes on their way out of one WebSocket, and the socket they leave by. Private to
// server/net/beast.
//
// Two writers take turns here at frame boundaries: the connection with the application's shared
// frames and its close frame (push, push_close), and Beast with the frames that it writes itself,
// handshake, ping, pong and its own close (write). Beast never writes to the socket and we never
// write through Beast; that is what keeps both kinds of frame whole.
//
// Rules (the transport's tests cite them):
//   OB1 Everything leaves in the order it came in.
//   OB2 A write of Beast's completes only when its bytes are in the kernel, since Beast shuts the
//       socket down after its close frame.
//   OB3 After a close frame nothing follows. What Beast still writes completes in its turn, as if
//       it had left.
//   OB4 An empty outbox holds no memory but its own few bytes.
//   OB5 A handler is never called from within push, write or flush.
//   OB6 After failing or closing, what waited is gone, and a write of Beast's completes with an
//   error.
#pragma once

#include <boost/container/small_vector.hpp>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "net/beast/tcp.hpp"
#include "wire/frame.hpp"

namespace cg::net {

class Outbox;

// The outboxes with something to send at the end of this turn of the loop, and how much waits in
// all that there are.
//
// Ten thousand sends take the kernel a tenth of a second. So that nobody's answer waits for that
// long, a crowd is told in slices, one a turn; what comes in between for a few goes ahead.
class FlushList {
 public:
  explicit FlushList(std::size_t bytes_max) : bytes_max_(bytes_max) {}

  void add(std::shared_ptr<Outbox> outbox) { waiting_.push_back(std::move(outbox)); }
  void flush();
  // Whether some of a crowd are still to be told: the loop must not sleep before.
  [[nodiscard]] bool has_more() const { return !crowd_.empty(); }

  // The frames one after the other in one piece of memory. Kept for the next outbox, which most
  // often has the same ones; valid until the next call.
  [[nodiscard]] std::string_view gathered(std::span<const std::string_view> frames);

  void count(std::size_t more, std::size_t less) { bytes_ += more - less; }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  [[nodiscard]] bool is_too_much() const { return bytes_ > bytes_max_; }

 private:
  // Frames are told apart by where they are. That holds during one flush of all: no frame is made
  // meanwhile, so no other can have come to the same place.
  bool is_flushing_ = false;
  std::vector<std::string_view> gathered_frames_;
  std::string gathered_bytes_;
  std::size_t bytes_max_;
  std::size_t bytes_ = 0;  // in all outboxes
  std::vector<std::shared_ptr<Outbox>> waiting_;
  std::vector<std::shared_ptr<Outbox>> flushing_;  // kept for its storage
  std::deque<std::shared_ptr<Outbox>> crowd_;
};

// Loop's thread only. Shared, because a wait for the socket may outlive the connection.
class Outbox : public std::enable_shared_from_this<Outbox> {
 public:
  using WriteHandler = std::move_only_function<void(error_code, std::size_t)>;

  // `flush_list` outlives the outbox.
  Outbox(TcpSocket socket, FlushList& flush_list, std::size_t bytes_max)
      : socket_(std::move(socket)), flush_list_(flush_list), bytes_max_(bytes_max) {}

  ~Outbox() { set_queued_bytes(0); }
  Outbox(const Outbox&) = delete;
  Outbox& operator=(const Outbox&) = delete;

  [[nodiscard]] TcpSocket& socket() { return socket_; }
  [[nodiscard]] std::size_t queued_bytes() const { return queued_bytes_; }

  // Queues the frame for the end of the turn. False when the bound is exceeded even after the
  // kernel was given what it would take; the peer is too slow then.
  [[nodiscard]] bool push(const wire::SharedFrame& frame);
  // Queues the close frame `bytes` and seals the outbox.
  void push_close(std::string bytes);
  // For Beast: one write at a time, whole frames (or the handshake).
  void write(std::string bytes, WriteHandler handler);
  // Gives the kernel what it takes, and waits for room if something is left.
  void flush();
  // The flush list's: it will be a while; what is queued from now on goes ahead.
  void put_off() { in_crowd_ = true; }
  // Forgets the frames of push that have not begun to leave.
  void drop_unsent_frames();
  // Closes the socket at once.
  void close();

 private:
  // The application's frames may be dropped to make room, control frames never.
  enum class Kind : unsigned char { data, close, beasts };
  // Keeps alive what `bytes` points into: a shared frame, or a string of its own.
  struct Piece {
    std::shared_ptr<const void> owner;
    std::string_view bytes;
    Kind kind;
  };

  [[nodiscard]] ssize_t send_next(std::size_t& offered);
  void queue(Piece piece);
  void set_queued_bytes(std::size_t bytes);
  [[nodiscard]] bool is_within_bounds() const;
  void queue(std::string bytes, Kind kind);
  void flush_at_end_of_turn();
  void wait_for_room();
  void consume(std::size_t byte_count);
  void release();
  void complete_write(error_code outcome, std::size_t byte_count);
  void fail(error_code why);

  TcpSocket socket_;
  FlushList& flush_list_;
  std::size_t bytes_max_;
  // One frame at a time is what a healthy phone is sent: that costs no allocation.
  boost::container::small_vector<Piece, 1> pieces_;
  std::size_t first_ = 0;  // in pieces_: those before it have left
  std::size_t sent_of_first_ = 0;
  std::size_t queued_bytes_ = 0;
  WriteHandler write_handler_;
  bool listed_ = false;    // in the flush list
  bool in_crowd_ = false;  // and there among the crowd
  bool waiting_ = false;   // for room in the kernel's buffer
  bool sealed_ = false;    // a close frame is queued or has left
  bool broken_ = false;    // failed or closed
};

}  // namespace cg::net
