#include "simulation/network.hpp"

#include <algorithm>

#include "simulation/page.hpp"

namespace cg::simulation {
namespace {

bool is_own(const std::string& key) {
  return is_told_at_the_door(key) || key.starts_with("mine/");
}

std::string id_of(const Json& message) {
  const Json& id = message.at("id");
  return id.is_string() ? id.get<std::string>() : std::string();
}

}  // namespace

Link::Link(Network& network, Page& page, Viewer viewer, std::int64_t latency_ms)
    : network_(network), page_(&page), viewer_(std::move(viewer)), latency_ms_(latency_ms) {}

Link::~Link() {
  if (visitor_) visitor_->gone();
}

void Link::put_up(std::string text) {
  const std::int64_t due_ms = network_.steady_ms_ + latency_ms_;
  up_.emplace_back(due_ms, std::move(text));
}

void Link::let_go(bool lost, std::int64_t until_ms) {
  page_ = nullptr;
  gone_at_ms_ = until_ms;
  down_.clear();
  if (lost) up_.clear();
}

void Link::finish() {
  if (const auto visitor = std::exchange(visitor_, nullptr)) visitor->gone();
  up_.clear();
  down_.clear();
  if (Page* const page = std::exchange(page_, nullptr)) page->lost();
}

// ---- The server's end --------------------------------------------------------------------------

void Link::send(const wire::SharedFrame& frame) {
  if (closing_) return;  // it would not be sent any more
  const auto message = network_.read(frame);
  judge(*message, frame);
  if (page_ != nullptr) down_.push_back({network_.steady_ms_ + latency_ms_, message, 0});
}

void Link::close(std::uint16_t code, std::string_view) {
  if (std::exchange(closing_, true)) return;
  network_.oracle_.closes(code);
  down_.push_back({network_.steady_ms_ + latency_ms_, nullptr, code});
}

void Link::judge(const Message& message, const wire::SharedFrame& frame) {
  Oracle& oracle = network_.oracle_;
  if (message.body.contains("id")) {
    judge_entry(message.body);
    oracle.answers(id_of(message.body), message.body);
    for (const auto& [key, record] : message.put) oracle.tells(viewer_, key, *record);
    return;
  }
  const bool is_outside = judge_door(message);
  const bool was_judged =
      !is_outside && network_.last_frame_ == frame && !network_.judged_.insert(viewer_.kind).second;
  for (const auto& [key, record] : message.put) {
    if (!was_judged || is_own(key)) oracle.tells(viewer_, key, *record);
  }
}

// Protocol rule WR4. Whether somebody is told who waits to be let in.
bool Link::judge_door(const Message& message) {
  if (viewer_.person.empty() || !message.is_view) return false;
  Oracle& oracle = network_.oracle_;
  const bool must_wait = oracle.must_wait(viewer_.person);
  const bool may_wait =
      oracle.may_be([&](const Model& model) { return model.waits(viewer_.person); });
  const bool is_at_0 = message.body.at("params").at("seq") == 0;
  if (must_wait && !is_at_0) oracle.found("door: a position inside for somebody who waits");
  if (!may_wait && is_at_0) oracle.found("door: the position 0 for somebody who is in");
  return must_wait;
}

// Who comes in, and with what: by joining (perhaps not for the first time) or by attaching.
void Link::judge_entry(const Json& message) {
  Oracle& oracle = network_.oracle_;
  const bool accepted = message.contains("result");
  const bool joins = accepted && message["result"].contains("token");
  if (joins) viewer_.person = message["result"].at("person").get<std::string>();
  if (!joins && !id_of(message).starts_with("attach")) return;
  const std::string reason =
      accepted ? "" : message["error"].at("data").at("reason").get<std::string>();
  if (viewer_.person.empty()) {
    if (accepted && !network_.is_valid_key(viewer_.kind, generation)) {
      oracle.found("entry: a key opens the workshop that was renewed");
    }
    return;
  }
  if (accepted) entered_at_ms_ = network_.steady_ms_;
  const auto may_enter = [&](const Model& m) { return m.may_enter(viewer_.person); };
  const bool may_be_in = oracle.may_be(may_enter);
  const bool may_be_out = oracle.may_be(std::not_fn(may_enter));
  if (accepted && !may_be_in) oracle.found("entry: of somebody who was removed");
  if (reason == "removed" && !may_be_out) oracle.found("entry: refused to somebody who is in");
  const bool may_be_unknown = oracle.may_be([&](const Model& m) {
    return !m.people.contains(viewer_.person) && !m.waits(viewer_.person);
  });
  if (reason == "bad_token" && !may_be_unknown) oracle.found("entry: a person's token is refused");
}

// ---- On the way --------------------------------------------------------------------------------

bool Link::deliver_up(std::int64_t steady_ms) {
  if (steady_ms < stalled_until_ms_) return false;
  if (!up_.empty() && up_.front().first <= steady_ms && visitor_) {
    const std::string text = std::move(up_.front().second);
    up_.pop_front();
    const auto visitor = visitor_;
    visitor->on_message(text);
    return true;
  }
  if (page_ == nullptr && up_.empty() && steady_ms >= gone_at_ms_ && visitor_) {
    finish();
    return true;
  }
  return false;
}

bool Link::deliver_down(std::int64_t steady_ms) {
  if (down_.empty() || steady_ms < stalled_until_ms_ || down_.front().due_ms > steady_ms) {
    return false;
  }
  const Down down = std::move(down_.front());
  down_.pop_front();
  if (down.message) {
    if (page_ != nullptr) page_->receive(*down.message);
    return true;
  }
  if (page_ != nullptr) page_->closed(down.close);
  finish();
  return true;
}

std::shared_ptr<Link> Network::open(Page& page, const Viewer& viewer, Dice& dice) {
  if (!arrive) return nullptr;
  const auto latency_ms =
      latency_ms_max == 0 ? 0 : static_cast<std::int64_t>(dice.below(std::size_t(latency_ms_max)));
  auto link = std::make_shared<Link>(*this, page, viewer, latency_ms);
  link->visitor_ = arrive(*link);
  links_.push_back(link);
  return link;
}

bool Network::deliver() {
  bool any = false;
  const auto links = links_;  // pages may open more meanwhile
  for (const auto& link : links) any = link->deliver_up(steady_ms_) || any;
  for (const auto& link : links) any = link->deliver_down(steady_ms_) || any;
  std::erase_if(links_, [](const auto& link) { return !link->visitor_ && link->down_.empty(); });
  return any;
}

void Network::server_died(bool lost) {
  arrive = nullptr;
  const auto links = std::exchange(links_, {});
  for (const auto& link : links) {
    if (const auto visitor = std::exchange(link->visitor_, nullptr)) visitor->gone();
  }
  for (const auto& link : links) {
    while (!lost && link->page_ != nullptr && !link->down_.empty()) {
      link->deliver_down(INT64_MAX);
    }
    link->finish();
  }
}

void Network::calm_down() {
  latency_ms_max = 0;
  for (const auto& link : links_) link->stall(0);
}

bool Network::has_inside(const std::string& person, std::int64_t since_ms) const {
  return std::ranges::any_of(links_, [&](const auto& link) {
    return link->visitor_ && link->viewer_.person == person && link->entered_at_ms_ <= since_ms;
  });
}

bool Network::is_empty() const {
  return std::ranges::all_of(links_, [](const auto& link) { return link->is_quiet(); });
}

std::shared_ptr<const Message> Network::read(const wire::SharedFrame& frame) {
  if (frame == last_frame_) return last_message_;
  auto message = std::make_shared<Message>();
  message->body = Json::parse(frame->payload());
  message->is_view = message->body.contains("method");
  for (const char* part : {"params", "result"}) {
    if (!message->body.contains(part) || !message->body[part].contains("put")) continue;
    for (auto& [key, record] : message->body[part]["put"].items()) {
      message->put.emplace(key, std::make_shared<const Json>(std::move(record)));
    }
    message->body[part].erase("put");
  }
  last_frame_ = frame;
  last_message_ = message;
  judged_.clear();
  return message;
}

}  // namespace cg::simulation
