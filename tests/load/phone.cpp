#include "load/phone.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <utility>

#include "load/json_cursor.hpp"

namespace cg::load {
namespace {

constexpr std::uint64_t entry_number = 0;  // of join and attach; commands count from 1
constexpr std::size_t digits_of_number = 12;
constexpr std::string_view view_start = R"({"jsonrpc":"2.0","method":"view")";

// Rule CM1: 22 to 64 characters. The serial and the number make it unique in a run.
std::string id_of(std::uint32_t serial, std::uint64_t number) {
  std::array<char, 32> text{};
  const int length = std::snprintf(text.data(), text.size(), "load%09u-%012llu", serial,
                                   static_cast<unsigned long long>(number));
  return {text.data(), static_cast<std::size_t>(length)};
}

std::uint64_t number_of(std::string_view id) {
  std::uint64_t number = 0;
  if (id.size() < digits_of_number) return number;
  const std::string_view digits = id.substr(id.size() - digits_of_number);
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

std::string_view unquoted(std::string_view raw) {
  return raw.size() < 2 ? std::string_view{} : raw.substr(1, raw.size() - 2);
}

}  // namespace

Phone::Phone(PhoneSurroundings& surroundings, std::uint32_t serial, PhoneEvents& events_)
    : events(&events_),
      surroundings_(surroundings),
      socket_(surroundings.loop, *this),
      serial_(serial) {}

void Phone::fault(std::string_view what) {
  std::string text = "phone " + std::to_string(serial_);
  if (!person_.empty()) text += " (" + person_ + ")";
  surroundings_.faults.add(text + ": " + std::string(what));
}

void Phone::join(std::string params) {
  join_params_ = std::move(params);
  connect();
}

void Phone::attach(std::string workshop, std::string token) {
  workshop_ = std::move(workshop);
  token_ = std::move(token);
  connect();
}

void Phone::come_back(bool resume) {
  if (!socket_.is_idle()) cut();
  resumes_ = resume && !view_.epoch().empty();
  connect();
}

void Phone::connect() {
  attached_ = false;
  has_view_ = false;
  view_.begin_connection(resumes_);
  socket_.connect(surroundings_.address);
}

void Phone::cut() {
  socket_.cut();
  attached_ = false;
  sent_.clear();
}

void Phone::transmit(std::uint64_t number, std::string_view method, std::string_view params) {
  std::string text = R"({"jsonrpc":"2.0","id":")" + id_of(serial_, number) + R"(","method":")";
  text.append(method);
  text += R"(","params":)";
  text.append(params);
  text += "}";
  socket_.send(text);
}

std::uint64_t Phone::send(std::string_view method, std::string_view params, Microseconds due,
                          int tag) {
  send_again(++last_number_, method, params, due, tag);
  return last_number_;
}

void Phone::send_again(std::uint64_t number, std::string_view method, std::string_view params,
                       Microseconds due, int tag) {
  if (!attached_) return fault("the scenario sent a command without being attached");
  sent_.push_back({number, due, tag});
  transmit(number, method, params);
}

void Phone::on_open() {
  if (token_.empty()) return transmit(entry_number, "join", join_params_);
  std::string params = R"({"workshop":")" + workshop_ + R"(","token":")" + token_ + '"';
  if (resumes_) {
    params += R"(,"epoch":")" + view_.epoch() + R"(","since":)" + std::to_string(view_.position());
  }
  transmit(entry_number, "attach", params + "}");
}

void Phone::on_text(std::string_view text) {
  ++frame_count_;
  try {
    if (text.starts_with(view_start)) return handle_view(text);
    handle_answer(text);
  } catch (const JsonFault& wrong) {
    fault("a frame that is not as the protocol says: " + std::string(wrong.what()));
  }
}

void Phone::handle_view(std::string_view text) {
  if (!attached_) return fault("a view before the answer to join or attach");
  const ViewFrame& frame = surroundings_.frames.read(text);
  if (const std::string wrong = view_.apply(frame); !wrong.empty()) fault(wrong);
  if (reports_records) {
    for (const ViewFrame::Put& one : frame.put) events->on_record(*this, one.key, one.record);
  }
  if (std::exchange(has_view_, true)) return;
  first_view_bytes_ = text.size();
  events->on_first_view(*this);
}

void Phone::handle_answer(std::string_view text) {
  JsonCursor cursor(text);
  cursor.enter_object();
  std::string_view name;
  std::string_view id;
  Answer answer;
  while (cursor.next_member(name)) {
    const std::string_view value = cursor.read_raw();
    if (name == "id") id = unquoted(value);
    if (name == "result") {
      answer.accepted = true;
      answer.result = value;
    } else if (name == "error") {
      answer.reason = unquoted(member_of(member_of(value, "data"), "reason"));
    }
  }
  const std::uint64_t number = number_of(id);
  if (number == entry_number) return handle_entry(answer);
  const auto at = std::ranges::find(sent_, number, &Sent::number);
  if (at == sent_.end()) return fault("an answer to what was not asked: " + std::string(id));
  const Sent sent = *at;
  sent_.erase(at);
  events->on_answer(*this, sent, answer);
}

void Phone::handle_entry(const Answer& answer) {
  if (!answer.accepted) return events->on_refused(*this, answer.reason);
  attached_ = true;
  if (!token_.empty()) return;
  workshop_ = unquoted(member_of(answer.result, "workshop"));
  person_ = unquoted(member_of(answer.result, "person"));
  token_ = unquoted(member_of(answer.result, "token"));
  std::string().swap(join_params_);
}

void Phone::on_end(unsigned code, std::string_view why) {
  attached_ = false;
  sent_.clear();
  if (!may_be_ended) {
    fault("the connection ended with " + std::to_string(code) + " " + std::string(why));
  }
  events->on_end(*this, code);
}

}  // namespace cg::load
