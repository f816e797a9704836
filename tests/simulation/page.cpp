#include "simulation/page.hpp"

#include <algorithm>

#include "hub/keyring.hpp"

namespace cg::simulation {
namespace {

constexpr std::int64_t again_after_ms = 1'000;

Viewer::Kind kind_of(const std::string& role) {
  if (role == "screen") return Viewer::Kind::screen;
  if (role == "observer") return Viewer::Kind::observer;
  return role.empty() ? Viewer::Kind::room : Viewer::Kind::desk;
}

std::string request(const std::string& id, const std::string& method, const Json& params) {
  return Json{{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", params}}.dump();
}

// Refusals after which a page tries again by itself.
bool is_for_the_moment(const std::string& reason) {
  return reason == "storage_unavailable" || reason == "overloaded" || reason == "too_fast" ||
         reason == "joining_locked";
}

}  // namespace

Page::Page(PageSurroundings& around, std::string name, std::string role)
    : around_(around), name_(std::move(name)), role_(std::move(role)), viewer_{kind_of(role_)} {}

Page::Page(PageSurroundings& around, std::string name, std::string organisation, std::string sector)
    : around_(around),
      name_(std::move(name)),
      organisation_(std::move(organisation)),
      sector_(std::move(sector)) {}

std::unique_ptr<Page> Page::twin() const {
  auto page = std::make_unique<Page>(around_, name_ + "'", role_);
  page->viewer_ = viewer_;
  page->token_ = token_;
  page->generation_ = generation_;
  page->sector_ = sector_;
  return page;
}

const Json* Page::find(const std::string& key) const {
  const auto at = view_.find(key);
  return at == view_.end() ? nullptr : at->second.get();
}

std::string Page::told() const {
  static const char* const states[] = {"outside", "entering", "inside", "refused"};
  std::string text = name_ + " is " + states[static_cast<std::size_t>(state_)];
  for (const Waiting& one : outbox_) text += "; waits for " + one.text;
  return text;
}

// ---- Coming and going --------------------------------------------------------------------------

void Page::connect(bool resumes) {
  cut(false, around_.steady_ms);
  link_ = around_.network.open(*this, viewer_, around_.dice);
  if (!link_) return;
  state_ = State::entering;
  if (is_joining()) {
    if (outbox_.empty()) {
      Json params{{"code", around_.code}, {"name", name_}, {"sector", sector_}, {"consent", true}};
      if (!organisation_.empty()) params["organisation"] = organisation_;
      keep("join", params);
    }
    return send_all();
  }
  const std::string token = is_phone() ? token_ : around_.key(role_, generation_);
  Json params{{"workshop", around_.workshop}, {"token", token}};
  if (resumes && !epoch_.empty()) {
    params["epoch"] = epoch_;
    params["since"] = position_;
  }
  link_->generation = generation_;
  attach_id_ = "attach-" + std::to_string(around_.dice.below(1'000'000));
  link_->put_up(request(attach_id_, "attach", params));
  if (around_.dice.happens(30)) send_all();  // without waiting for the answer
}

void Page::cut(bool lost, std::int64_t until_ms) {
  if (const auto link = std::exchange(link_, nullptr)) link->let_go(lost, until_ms);
  if (state_ != State::refused) state_ = State::outside;
}

void Page::forget() {
  cut(false, around_.steady_ms);
  if (is_joining())
    return;  // its command may have made a person: a page that is closed then is lost
  outbox_.clear();
  last_answered_.clear();
  view_.clear();
  epoch_.clear();
  position_ = 0;
}

void Page::forget_joining() {
  forget();
  if (!join_) return;
  token_.clear();
  outbox_ = {*join_};
}

void Page::lost() {
  link_ = nullptr;
  if (state_ != State::refused) state_ = State::outside;
}

void Page::closed(std::uint16_t code) {
  if (code == hub::close_code::removed) state_ = State::refused;
}

void Page::stall(std::int64_t until_ms) {
  if (link_) link_->stall(until_ms);
}

// ---- Sending -----------------------------------------------------------------------------------

void Page::keep(const std::string& method, const Json& params) {
  const auto high = around_.dice.bits();
  const std::string id = hub::id_of_bits(high, around_.dice.bits());
  around_.oracle.sent(id, {method, params, viewer_.person});
  outbox_.push_back({id, method, request(id, method, params)});
}

void Page::call(const std::string& method, Json params) {
  if (is_joining()) return;
  keep(method, params);
  if (link_ && state_ == State::inside) link_->put_up(outbox_.back().text);
}

void Page::send_raw(std::string text) {
  if (link_) link_->put_up(std::move(text));
}

void Page::send_all() {
  for (Waiting& one : outbox_) {
    one.again_at_ms = 0;
    link_->put_up(one.text);
  }
}

void Page::send_again() {
  if (!link_ || state_ != State::inside) return;
  if (!last_answered_.empty()) link_->put_up(last_answered_);
  send_all();
}

void Page::tick() {
  if (!link_ || (state_ != State::inside && !is_joining())) return;
  for (Waiting& one : outbox_) {
    if (one.again_at_ms == 0 || one.again_at_ms > around_.steady_ms) continue;
    one.again_at_ms = 0;
    link_->put_up(one.text);
  }
}

// ---- Being told --------------------------------------------------------------------------------

void Page::receive(const Message& message) {
  if (message.is_view) return apply(message);
  const Json& id = message.body.at("id");
  if (id.is_string()) answered(id.get<std::string>(), message.body);
}

void Page::answered(const std::string& id, const Json& message) {
  if (id == attach_id_) return entered(message);
  const auto at = std::ranges::find(outbox_, id, &Waiting::id);
  const bool accepted = message.contains("result");
  if (accepted && message["result"].contains("seq")) {
    around_.oracle.acknowledged(id, message["result"]);
  }
  if (at == outbox_.end()) return;  // a second answer
  if (!accepted) return refused(at, message["error"]);
  if (at->method == "join") {
    const Json& result = message["result"];
    token_ = result.at("token").get<std::string>();
    viewer_.person = result.at("person").get<std::string>();
    state_ = State::inside;
    join_ = *at;
  }
  last_answered_ = at->method == "join" ? "" : at->text;
  outbox_.erase(at);
}

void Page::refused(std::deque<Waiting>::iterator at, const Json& error) {
  const auto reason = error.at("data").at("reason").get<std::string>();
  if (reason == "removed" && at->method == "join") {
    state_ = State::refused;
    outbox_.erase(at);
  } else if (is_for_the_moment(reason) || at->method == "join") {
    at->again_at_ms =
        around_.steady_ms +
        std::max(again_after_ms, error["data"].value("retry_after_ms", std::int64_t{0}));
  } else {
    outbox_.erase(at);
  }
}

void Page::entered(const Json& message) {
  attach_id_.clear();
  if (message.contains("result")) {
    state_ = State::inside;
    return send_all();
  }
  const auto reason = message["error"].at("data").at("reason").get<std::string>();
  if (reason == "removed" || (reason == "bad_token" && is_phone())) state_ = State::refused;
  if (reason != "bad_token" || is_phone()) return;
  if (generation_ >= around_.last_generation(viewer_.kind)) {
    around_.oracle.found("entry: no key of " + role_ + " opens the workshop any more");
  }
  ++generation_;  // somebody hands out the next link
}

void Page::apply(const Message& message) {
  const Json& params = message.body.at("params");
  const auto epoch = params.at("epoch").get<std::string>();
  const auto seq = params.at("seq").get<std::uint64_t>();
  if (params.value("full", false)) {
    view_.clear();
    position_ = 0;
  } else if (epoch != epoch_) {
    around_.oracle.found("view: a change to one that the page does not hold");
  } else if (position_ == 0 && seq > 0) {
    around_.oracle.found("door: somebody was let in without a full view");
  }
  if (seq < position_) around_.oracle.found("view: the position goes back");
  epoch_ = epoch;
  position_ = seq;
  for (const Json& key : params.at("remove")) {
    const auto removed = key.get<std::string>();
    if (message.put.contains(removed)) around_.oracle.found("view: put and removed at once");
    view_.erase(removed);
  }
  for (const auto& [key, record] : message.put) view_[key] = record;
  if (is_phone()) judge_group(message);
}

// Rule: what a group has written is its own until it is shared.
void Page::judge_group(const Message& message) {
  for (const auto& [key, record] : message.put) {
    if (!key.starts_with("idea/") || !record->contains("group")) continue;
    const auto activity = record->at("activity").get<std::string>();
    const Json* const mine = find("mine/group/" + activity);
    if (mine != nullptr && mine->at("id") == record->at("group")) continue;
    // As of the same moment, however late it is.
    const Json* const of = find("activity/" + activity);
    if (of == nullptr || of->at("revealed") != true) {
      around_.oracle.found("view: " + key + " of another group on a phone");
    }
  }
}

}  // namespace cg::simulation
