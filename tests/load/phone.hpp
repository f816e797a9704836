// One simulated client of the wire contract: a phone, a desk, a screen. It joins or attaches, sends
// commands, applies the views it is sent, and reports what no server may do to `Faults`.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "load/faults.hpp"
#include "load/view.hpp"
#include "load/web_socket.hpp"

namespace cg::load {

class Phone;

// A command on its way.
struct Sent {
  std::uint64_t number = 0;  // the last part of its id
  Microseconds due = 0;      // when it was to be sent, whenever it was
  int tag = 0;               // the scenario's own
};

struct Answer {
  bool accepted = false;
  std::string_view reason;  // why not
  std::string_view result;  // the whole of it, raw
};

// What a scenario wants to know. All optional.
class PhoneEvents {
 public:
  PhoneEvents() = default;
  PhoneEvents(const PhoneEvents&) = delete;
  PhoneEvents& operator=(const PhoneEvents&) = delete;
  virtual ~PhoneEvents() = default;
  virtual void on_first_view(Phone&) {}  // of a connection
  virtual void on_answer(Phone&, const Sent&, const Answer&) {}
  // Each record that a frame puts; only of a phone that `reports_records`.
  virtual void on_record(Phone&, std::string_view, std::string_view) {}
  virtual void on_refused(Phone&, std::string_view) {}  // join or attach
  virtual void on_end(Phone&, unsigned) {}              // the server ended the connection
};

// What the phones of one run share. Outlives them.
struct PhoneSurroundings {
  Loop& loop;
  Faults& faults;
  ViewFrames& frames;
  Address address;
};

class Phone final : private WebSocket::Listener {
 public:
  // `serial` is part of the ids of its commands: no two phones of a run have the same.
  Phone(PhoneSurroundings& surroundings, std::uint32_t serial, PhoneEvents& events);

  // Connects and joins with `params` (raw JSON), or attaches with the workshop's `token`.
  void join(std::string params);
  void attach(std::string workshop, std::string token);
  // Connects again with the token it has; with `resume` it says what it holds.
  void come_back(bool resume);
  void cut();

  // Sends a command; the number under which its answer comes. Only when attached.
  std::uint64_t send(std::string_view method, std::string_view params, Microseconds due,
                     int tag = 0);
  // The same command again, under the same id.
  void send_again(std::uint64_t number, std::string_view method, std::string_view params,
                  Microseconds due, int tag = 0);

  PhoneEvents* events;
  bool reports_records = false;
  // The server may end the connection without that being a fault.
  bool may_be_ended = false;

  [[nodiscard]] bool is_attached() const { return attached_; }
  [[nodiscard]] bool has_view() const { return has_view_; }
  [[nodiscard]] const View& view() const { return view_; }
  [[nodiscard]] std::uint32_t serial() const { return serial_; }
  [[nodiscard]] const std::string& person() const { return person_; }
  [[nodiscard]] const std::string& workshop() const { return workshop_; }
  [[nodiscard]] const std::string& token() const { return token_; }
  [[nodiscard]] std::size_t waiting() const { return sent_.size(); }
  [[nodiscard]] std::uint64_t bytes_received() const { return socket_.bytes_received(); }
  [[nodiscard]] std::uint64_t first_view_bytes() const { return first_view_bytes_; }
  [[nodiscard]] std::uint64_t frame_count() const { return frame_count_; }

 private:
  void on_open() override;
  void on_text(std::string_view text) override;
  void on_end(unsigned code, std::string_view why) override;
  void connect();
  void handle_view(std::string_view text);
  void handle_answer(std::string_view text);
  void handle_entry(const Answer& answer);
  void transmit(std::uint64_t number, std::string_view method, std::string_view params);
  void fault(std::string_view what);

  PhoneSurroundings& surroundings_;
  WebSocket socket_;
  const std::uint32_t serial_;
  std::string join_params_;  // until it has joined
  std::string workshop_, token_, person_;
  bool resumes_ = false;
  bool attached_ = false;
  bool has_view_ = false;
  View view_;
  std::deque<Sent> sent_;  // in the order of sending
  std::uint64_t last_number_ = 0;
  std::uint64_t first_view_bytes_ = 0;
  std::uint64_t frame_count_ = 0;
};

}  // namespace cg::load
