#include "net/beast/outbox.hpp"

#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <bit>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <cerrno>
#include <memory>
#include <span>
#include <utility>

namespace cg::net {
namespace {

constexpr std::size_t pieces_per_send_max = 64;  // IOV_MAX is 1024; beyond 64 nothing is gained
constexpr std::size_t slow_share = 16;
constexpr std::size_t gathered_bytes_max = 64 * 1024;  // beyond it copying costs more than it saves
constexpr char close_frame_first_byte = static_cast<char>(0x88);

// Non-blocking, and a peer that has gone is an error here and not a signal.
constexpr int send_flags = MSG_NOSIGNAL | MSG_DONTWAIT;

ssize_t send_some(int descriptor, std::string_view bytes) {
  ssize_t sent = -1;
  do {
    sent = ::send(descriptor, bytes.data(), bytes.size(), send_flags);
  } while (sent < 0 && errno == EINTR);
  return sent;
}

ssize_t send_some(int descriptor, std::span<const std::string_view> pieces) {
  std::array<iovec, pieces_per_send_max> window;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    // sendmsg does not write to what it sends; iovec just has no const.
    window[i] = {.iov_base = const_cast<char*>(pieces[i].data()), .iov_len = pieces[i].size()};
  }
  msghdr message{};
  message.msg_iov = window.data();
  message.msg_iovlen = pieces.size();
  ssize_t sent = -1;
  do {
    sent = ::sendmsg(descriptor, &message, send_flags);
  } while (sent < 0 && errno == EINTR);
  return sent;
}

}  // namespace

bool Outbox::push(const wire::SharedFrame& frame) {
  if (sealed_ || broken_) return true;
  if (!owe(frame)) queue({.owner = frame, .bytes = frame->bytes(), .kind = Kind::data});
  if (is_within_bounds()) return true;
  flush();
  return is_within_bounds();
}

// Where everybody is slow together, less is kept for each.
bool Outbox::is_within_bounds() const {
  if (queued_bytes_ > bytes_max_) return false;
  return !flush_list_.is_too_much() || queued_bytes_ <= bytes_max_ / slow_share;
}

void Outbox::set_queued_bytes(std::size_t bytes) {
  flush_list_.count(bytes, queued_bytes_);
  queued_bytes_ = bytes;
}

void Outbox::push_close(std::string bytes) {
  if (broken_ || std::exchange(sealed_, true)) return;
  queue(std::move(bytes), Kind::close);
}

void Outbox::write(std::string bytes, WriteHandler handler) {
  write_handler_ = std::move(handler);
  if (broken_) return complete_write(asio::error::broken_pipe, 0);
  if (sealed_) return queue(std::string(), Kind::beasts);
  sealed_ = bytes.starts_with(close_frame_first_byte);
  queue(std::move(bytes), Kind::beasts);
}

void Outbox::queue(std::string bytes, Kind kind) {
  auto owner = std::make_shared<const std::string>(std::move(bytes));
  const std::string_view view = *owner;
  queue({.owner = std::move(owner), .bytes = view, .kind = kind});
}

void Outbox::queue(Piece piece) {
  keep_what_is_owed();
  set_queued_bytes(queued_bytes_ + piece.bytes.size());
  pieces_.push_back(std::move(piece));
  if (!waiting_) flush_list_.add(*this);
}

// Whether the frame is one that many are given, and is owed from now on.
bool Outbox::owe(const wire::SharedFrame& frame) {
  if (waiting_) return false;  // that may take longer than the turn
  const auto place = flush_list_.broadcasts().place_of(frame);
  if (!place || (owed_ >> *place) != 0) return false;  // the same once more is not one bit
  owed_ |= Broadcasts::Places{1} << *place;
  set_queued_bytes(queued_bytes_ + frame->bytes().size());
  flush_list_.add(*this);
  return true;
}

// As pieces, which may stay here longer than the turn.
void Outbox::keep_what_is_owed() {
  if (owed_ == 0) return;
  pieces_.reserve(pieces_.size() + static_cast<std::size_t>(std::popcount(owed_)));
  for (; owed_ != 0; owed_ &= owed_ - 1) {
    const auto place = static_cast<unsigned>(std::countr_zero(owed_));
    const wire::SharedFrame& frame = flush_list_.broadcasts().at(place);
    pieces_.push_back({.owner = frame, .bytes = frame->bytes(), .kind = Kind::data});
  }
}

Outbox::Sent Outbox::outcome_of(ssize_t sent, std::size_t offered) {
  if (sent >= 0) return {.offered = offered, .taken = static_cast<std::size_t>(sent), .error = 0};
  const bool has_no_room = errno == EAGAIN;  // EWOULDBLOCK is the same here
  return {.offered = offered, .taken = 0, .error = has_no_room ? 0 : errno};
}

void Outbox::flush() {
  flush_list_.remove(*this);
  if (waiting_) return;
  if (owed_ != 0 && pieces_.empty() && queued_bytes_ <= gathered_bytes_max) {
    const Sent sent = send_owed();
    if (sent.taken == queued_bytes_) return set_queued_bytes(0);  // and nothing else was queued
    if (!go_on_after(sent)) return;
  }
  keep_what_is_owed();
  while (first_ < pieces_.size()) {
    if (!go_on_after(send_pieces())) return;
  }
}

// All that is owed, as one piece: the kernel takes that faster than many small ones.
Outbox::Sent Outbox::send_owed() {
  const std::string_view bytes = flush_list_.broadcasts().gathered(owed_);
  const Sent sent = outcome_of(send_some(socket_.native_handle(), bytes), bytes.size());
  if (sent.taken == bytes.size()) {
    owed_ = 0;
  } else {
    keep_what_is_owed();
  }
  return sent;
}

// One call to the kernel for the pieces that are next.
Outbox::Sent Outbox::send_pieces() {
  std::array<std::string_view, pieces_per_send_max> window;
  std::size_t count = 0;
  std::size_t offered = 0;
  for (; count < window.size() && first_ + count < pieces_.size(); ++count) {
    std::string_view bytes = pieces_[first_ + count].bytes;
    if (count == 0) bytes.remove_prefix(sent_of_first_);
    window[count] = bytes;
    offered += bytes.size();
  }
  const int descriptor = socket_.native_handle();
  if (count == 1) return outcome_of(send_some(descriptor, window[0]), offered);
  return outcome_of(send_some(descriptor, std::span(window.data(), count)), offered);
}

// Whether there may be more to send now.
bool Outbox::go_on_after(const Sent& sent) {
  if (sent.error != 0) {
    fail(error_code(sent.error, boost::system::system_category()));
    return false;
  }
  consume(sent.taken);
  if (sent.taken == sent.offered) return true;
  wait_for_room();
  return false;
}

void Outbox::wait_for_room() {
  waiting_ = true;
  socket_.async_wait(TcpSocket::wait_write, [self = shared_from_this()](error_code failed) {
    self->waiting_ = false;
    if (failed) return self->fail(failed);
    self->flush();
  });
}

// What was owed and has left as a whole is in none of the pieces.
void Outbox::consume(std::size_t byte_count) {
  set_queued_bytes(queued_bytes_ - byte_count);
  sent_of_first_ += byte_count;
  while (first_ < pieces_.size() && sent_of_first_ >= pieces_[first_].bytes.size()) {
    const std::size_t size = pieces_[first_].bytes.size();
    sent_of_first_ -= size;
    if (pieces_[first_].kind == Kind::beasts) complete_write({}, size);
    pieces_[first_].owner.reset();
    ++first_;
  }
  if (first_ == pieces_.size()) return release();
  // The front is cut off when it is the larger half, so each piece is moved about once.
  if (first_ > pieces_.size() / 2) {
    pieces_.erase(pieces_.begin(), pieces_.begin() + static_cast<std::ptrdiff_t>(first_));
    first_ = 0;
  }
}

void Outbox::release() {
  flush_list_.remove(*this);
  owed_ = 0;
  pieces_.clear();
  if (pieces_.capacity() > 1) {  // after a burst: back to the place for one
    std::destroy_at(&pieces_);
    std::construct_at(&pieces_);
  }
  first_ = 0;
  sent_of_first_ = 0;
  set_queued_bytes(0);
}

void Outbox::drop_unsent_frames() {
  keep_what_is_owed();
  const std::size_t begun = first_ + (sent_of_first_ > 0 ? 1 : 0);
  const auto from = pieces_.begin() + static_cast<std::ptrdiff_t>(std::min(begun, pieces_.size()));
  const auto dropped = std::remove_if(from, pieces_.end(), [this](const Piece& piece) {
    if (piece.kind != Kind::data) return false;
    set_queued_bytes(queued_bytes_ - piece.bytes.size());
    return true;
  });
  pieces_.erase(dropped, pieces_.end());
  if (first_ == pieces_.size()) release();
}

void Outbox::complete_write(error_code outcome, std::size_t byte_count) {
  if (!write_handler_) return;
  asio::post(socket_.get_executor(), [handler = std::exchange(write_handler_, nullptr), outcome,
                                      byte_count]() mutable { handler(outcome, byte_count); });
}

void Outbox::fail(error_code why) {
  broken_ = true;
  release();
  complete_write(why, 0);
  // Whoever reads from the socket is told by its read's ending.
  error_code ignored;
  if (socket_.is_open()) socket_.shutdown(TcpSocket::shutdown_both, ignored);
}

void Outbox::close() {
  broken_ = true;
  release();
  complete_write(asio::error::operation_aborted, 0);
  error_code ignored;
  socket_.close(ignored);
}

}  // namespace cg::net
