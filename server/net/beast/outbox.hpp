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
//   OB4 An empty outbox holds no memory but its own few bytes, and so does one that owes nothing
//       but what many others were given too.
//   OB5 A handler is never called from within push, write or flush.
//   OB6 After failing or closing, what waited is gone, and a write of Beast's completes with an
//       error.
#pragma once

#include <sys/types.h>

#include <boost/container/small_vector.hpp>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "net/beast/flush_list.hpp"
#include "net/beast/tcp.hpp"
#include "wire/frame.hpp"

namespace cg::net {

// Loop's thread only. Shared, because a wait for the socket may outlive the connection.
class Outbox : public Flushed, public std::enable_shared_from_this<Outbox> {
 public:
  using WriteHandler = std::move_only_function<void(error_code, std::size_t)>;

  // `flush_list` outlives the outbox.
  Outbox(TcpSocket socket, FlushList& flush_list, std::size_t bytes_max)
      : flush_list_(flush_list), bytes_max_(bytes_max), socket_(std::move(socket)) {}

  ~Outbox() { release(); }
  Outbox(const Outbox&) = delete;
  Outbox& operator=(const Outbox&) = delete;

  [[nodiscard]] TcpSocket& socket() { return socket_; }
  [[nodiscard]] std::size_t queued_bytes() const { return queued_bytes_; }

  // Queues the frame for the end of the turn; after closing, forgets it. False when the bound is
  // exceeded even after the kernel was given what it would take; the peer is too slow then.
  [[nodiscard]] bool push(const wire::SharedFrame& frame);
  // Queues the close frame `bytes` and seals the outbox.
  void push_close(std::string bytes);
  // For Beast: one write at a time, whole frames (or the handshake).
  void write(std::string bytes, WriteHandler handler);
  // Gives the kernel what it takes, and waits for room if something is left.
  void flush();
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

  // What came of a call to the kernel.
  struct Sent {
    std::size_t offered;
    std::size_t taken;
    int error;  // errno, unless that it has no room
  };

  [[nodiscard]] bool owe(const wire::SharedFrame& frame);
  void keep_what_is_owed();
  [[nodiscard]] static Sent outcome_of(ssize_t sent, std::size_t offered);
  [[nodiscard]] Sent send_owed();
  [[nodiscard]] Sent send_pieces();
  [[nodiscard]] bool go_on_after(const Sent& sent);
  void queue(Piece piece);
  void set_queued_bytes(std::size_t bytes);
  [[nodiscard]] bool is_within_bounds() const;
  void queue(std::string bytes, Kind kind);
  void wait_for_room();
  void consume(std::size_t byte_count);
  void release();
  void complete_write(error_code outcome, std::size_t byte_count);
  void fail(error_code why);

  // First what is looked at for each frame of a broadcast: it fits two lines of the cache.
  Broadcasts::Places owed_ = 0;  // only while listed; they follow the pieces
  std::size_t queued_bytes_ = 0;
  bool waiting_ = false;  // for room in the kernel's buffer
  bool sealed_ = false;   // a close frame is queued or has left
  bool broken_ = false;   // failed or closed
  FlushList& flush_list_;
  std::size_t bytes_max_;
  TcpSocket socket_;
  // One frame at a time is what a healthy phone is sent: that costs no allocation.
  boost::container::small_vector<Piece, 1> pieces_;
  std::size_t first_ = 0;  // in pieces_: those before it have left
  std::size_t sent_of_first_ = 0;
  WriteHandler write_handler_;
};

}  // namespace cg::net
