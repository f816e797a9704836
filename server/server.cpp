#include "server.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include "domain/limits.hpp"
#include "hub/overload.hpp"
#include "hub/rooms.hpp"
#include "log_line.hpp"
#include "net/api.hpp"
#include "net/origin.hpp"
#include "net/web_application.hpp"
#include "readiness.hpp"
#include "secret_file.hpp"
#include "store/journal_thread.hpp"
#include "store/sqlite_log.hpp"

namespace cg {
namespace {

constexpr int closing_grace_ms = 3'000;
constexpr int commit_wait_ms = 5;
constexpr std::int64_t load_look_every_ms = 100;
constexpr hub::Load load_bounds{
    .connections = 15'500, .queued_bytes = 128 * 1024 * 1024, .commit_lag_ms = 2'000};

std::int64_t now_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::int64_t steady_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

void set_up_log(const std::string& level) {
  auto log = spdlog::stderr_logger_mt("commonground");
  log->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z level=%l %v");
  log->set_level(spdlog::level::from_str(level));
  spdlog::set_default_logger(std::move(log));
}

// Every phone is a descriptor; the usual soft limit of 1,024 is for programs with few.
void raise_descriptor_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == limit.rlim_max) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

// Where people reach the server when no public URL was set.
std::string url_of(const std::string& address, std::uint16_t port) {
  const bool is_any = address == "0.0.0.0" || address == "::";
  const bool is_v6 = address.find(':') != std::string::npos;
  const std::string host = is_any ? "127.0.0.1" : is_v6 ? "[" + address + "]" : address;
  return "http://" + host + ":" + std::to_string(port);
}

// The transport needs its application before it exists, and the rooms need the port that the
// transport found: this stands between them until the server is whole.
class LateApplication final : public net::Application {
 public:
  net::Application* target = nullptr;
  void on_request(net::HttpRequest request, Respond respond) override {
    target->on_request(std::move(request), std::move(respond));
  }
  std::unique_ptr<net::HttpResponse> refuse_upgrade(const net::HttpRequest& request) override {
    return target->refuse_upgrade(request);
  }
  std::unique_ptr<net::SocketHandler> on_socket(net::Socket& socket,
                                                const net::HttpRequest& request) override {
    return target->on_socket(socket, request);
  }
  void on_turn_end() override { target->on_turn_end(); }
  void on_failure(std::string_view what) noexcept override { target->on_failure(what); }
};

class Server {
 public:
  explicit Server(const Settings& settings);
  void run();

 private:
  void wake_in_time();
  void look_at_journal();
  void note_commits(const store::JournalCounts& counts);
  [[nodiscard]] bool is_ready();
  void look_at_load(const store::JournalCounts& counts);
  void stop();
  void stop_when_settled();
  [[nodiscard]] hub::Surroundings surroundings();
  [[nodiscard]] net::WebOptions web_options();
  void bound_connections(net::TransportOptions& options) const;
  [[nodiscard]] net::Gauges gauges();
  [[nodiscard]] std::unique_ptr<store::JournalThread> start_journal();

  const Settings settings_;
  const net::TrustedProxies proxies_;
  net::StaticFiles pages_;
  net::Templates templates_;
  std::filesystem::path data_;
  std::unique_ptr<store::EventLog> log_;  // until the journal takes it
  std::unique_ptr<hub::Keyring> keyring_;
  LateApplication application_;
  std::unique_ptr<net::Transport> transport_;
  std::unique_ptr<store::JournalThread> journal_;
  std::unique_ptr<hub::Rooms> rooms_;
  std::unique_ptr<net::Api> api_;
  std::unique_ptr<net::WebApplication> web_;
  Readiness readiness_;
  std::string url_;
  std::int64_t wake_at_ms_ = 0;  // the timer that is set, 0: none
  hub::Overload overload_{load_bounds};
  std::int64_t load_looked_at_ms_ = 0;
};

Server::Server(const Settings& settings)
    : settings_(settings),
      proxies_(net::TrustedProxies::of(settings.trusted_proxies).value_or(net::TrustedProxies())),
      pages_(net::StaticFiles::load(settings.pages_folder)),
      templates_(net::Templates::load(settings.templates_folder)),
      data_(settings.data_folder) {
  log_ = std::make_unique<store::SqliteLog>(store::SqliteOptions{.folder = data_, .vfs = {}});
  keyring_ =
      std::make_unique<hub::Keyring>(read_or_make_secret(data_ / "secret"), settings.organiser_key);
  net::TransportOptions options;
  options.address = settings.address;
  options.port = settings.port;
  options.message_bytes_max = domain::limits::message_bytes_max;
  bound_connections(options);
  transport_ = net::Transport::listen(options, application_);
  url_ = settings.public_url.empty() ? url_of(settings.address, transport_->port())
                                     : settings.public_url;
  journal_ = start_journal();
  rooms_ = std::make_unique<hub::Rooms>(surroundings());
  rooms_->on_unreadable = [](std::string_view workshop, std::string_view what) {
    spdlog::error(log_line("workshop_unreadable", {{"workshop", workshop}, {"why", what}}));
  };
  auto reader = journal_->open_reader();
  if (!reader) throw std::runtime_error("cannot read the database: " + reader.error().what);
  if (const auto read = rooms_->load_index(**reader); !read) {
    throw std::runtime_error("cannot read the database: " + read.error().what);
  }
  net::ApiEvents events;
  const auto note = [](std::string_view event) {
    return [event](std::string_view id) { spdlog::info(log_line(event, {{"workshop", id}})); };
  };
  events.created = note("workshop_made");
  events.deleted = note("workshop_deleted");
  events.links_renewed = note("links_renewed");
  rooms_->doorkeeper().on_sent_away = [](std::string_view why) {
    spdlog::warn(log_line("sent_away", {{"why", why}}));
  };
  api_ = std::make_unique<net::Api>(*rooms_, templates_, std::move(events));
  web_ = std::make_unique<net::WebApplication>(*rooms_, pages_, *api_, web_options());
  application_.target = web_.get();
  transport_->on_signal([this] { stop(); });
}

// A phone has one WebSocket, and a few connections more while it loads the page. Proxies and this
// machine itself speak for many; behind a proxy each address is bounded at the upgrade.
void Server::bound_connections(net::TransportOptions& options) const {
  options.connections_per_peer_max = 4 * settings_.connections_per_address;
  options.is_unbounded = [this](const std::string& peer) {
    const auto address = net::parse_ip(peer);
    return !address || net::is_loopback(*address) || proxies_.contains(*address);
  };
}

std::unique_ptr<store::JournalThread> Server::start_journal() {
  store::JournalOptions options;
  options.on_health = [this](const store::Health& health) {
    if (health.accepting) {
      spdlog::info(log_line("storage_ok", {{"detail", health.detail}}));
    } else {
      spdlog::error(log_line("storage_unavailable", {{"detail", health.detail}}));
    }
    transport_->post([this, ok = health.accepting] {
      if (rooms_) rooms_->storage_changed(ok);
    });
  };
  return std::make_unique<store::JournalThread>(
      std::move(log_), [this](std::function<void()> task) { transport_->post(std::move(task)); },
      std::move(options));
}

hub::Surroundings Server::surroundings() {
  hub::Surroundings surroundings{
      *journal_,
      *keyring_,
      url_,
      now_ms,
      steady_ms,
      random_bits,
      [this](std::function<void()> task) { transport_->post(std::move(task)); },
      [this] { return overload_.now(); }};
  surroundings.tick_ms = settings_.tick_ms;
  surroundings.insecure_lan = settings_.insecure_lan;
  return surroundings;
}

net::WebOptions Server::web_options() {
  net::WebOptions options;
  options.public_origin = net::origin_of_url(settings_.public_url);
  options.listen_address = settings_.address;
  options.proxies = proxies_;
  options.sockets_per_address_max = settings_.connections_per_address;
  options.is_ready = [this] { return is_ready(); };
  options.gauges = [this] { return gauges(); };
  options.on_failure = [](std::string_view what) {
    spdlog::error(log_line("failure", {{"what", what}}));
  };
  options.on_served = [](const net::Served& served) {
    const auto level = served.status >= 500 ? spdlog::level::warn : spdlog::level::debug;
    spdlog::log(level, log_line("request", {{"request", served.id},
                                            {"method", served.method},
                                            {"route", served.route},
                                            {"status", served.status},
                                            {"ms", served.took_ms}}));
  };
  options.now_ms = steady_ms;
  options.request_prefix = hub::id_of_bits(random_bits(), 0).substr(0, 6) + "-";
  options.after_turn = [this] {
    look_at_journal();
    wake_in_time();
  };
  return options;
}

net::Gauges Server::gauges() {
  const store::JournalCounts counts = journal_->counts();
  net::Gauges gauges;
  gauges.connections = transport_->connection_count();
  gauges.visitors = rooms_->visitor_count();
  gauges.workshops = rooms_->ids().size();
  gauges.workshops_open = rooms_->open_count();
  gauges.journal_queued = counts.queued;
  gauges.journal_transactions = counts.transactions;
  gauges.journal_committed = counts.committed;
  gauges.journal_refused = counts.refused + counts.unknown;
  gauges.journal_seconds = static_cast<double>(counts.transaction_us) / 1e6;
  gauges.wrong_codes = rooms_->doorkeeper().codes.wrong_count();
  gauges.too_fast = rooms_->doorkeeper().too_fast_count();
  gauges.sent_away = rooms_->doorkeeper().closed_count();
  gauges.queued_bytes = transport_->queued_bytes();
  gauges.overloaded = overload_.now();
  gauges.storage_ok = journal_->health().accepting;
  return gauges;
}

// Once a turn: counting takes the journal's lock.
void Server::look_at_journal() {
  const store::JournalCounts counts = journal_->counts();
  note_commits(counts);
  look_at_load(counts);
}

void Server::note_commits(const store::JournalCounts& counts) {
  readiness_.note(counts.committed, counts.refused + counts.unknown, steady_ms());
}

bool Server::is_ready() {
  note_commits(journal_->counts());
  std::error_code failed;
  const std::uintmax_t room_bytes = std::filesystem::space(data_, failed).available;
  return readiness_.is_ready(journal_->health().accepting, failed ? 0 : room_bytes, steady_ms());
}

// Views are told at their tick: the loop must not sleep longer than until then.
void Server::wake_in_time() {
  const auto wanted = rooms_->next_turn_ms();
  if (!wanted || (wake_at_ms_ != 0 && wake_at_ms_ <= *wanted)) return;
  wake_at_ms_ = *wanted;
  const auto delay_ms = std::clamp<std::int64_t>(*wanted - steady_ms(), 1, 60'000);
  transport_->after(static_cast<int>(delay_ms), [this] { wake_at_ms_ = 0; });
}

void Server::look_at_load(const store::JournalCounts& counts) {
  const std::int64_t now = steady_ms();
  if (now - load_looked_at_ms_ < load_look_every_ms) return;
  load_looked_at_ms_ = now;
  const bool before = overload_.now();
  const hub::Load load{transport_->connection_count(), transport_->queued_bytes(),
                       counts.lag.count()};
  if (overload_.look(load) == before) return;
  spdlog::warn(
      log_line(before ? "overload_over" : "overloaded", {{"connections", load.connections},
                                                         {"queued_bytes", load.queued_bytes},
                                                         {"commit_lag_ms", load.commit_lag_ms}}));
}

void Server::stop() {
  spdlog::info(log_line("stopping"));
  stop_when_settled();
}

void Server::stop_when_settled() {
  if (rooms_->is_busy() && journal_->health().accepting) {
    transport_->after(commit_wait_ms, [this] { stop_when_settled(); });
    return;
  }
  transport_->stop(hub::close_code::restarting, "restarting", closing_grace_ms);
}

void Server::run() {
  spdlog::info(log_line("listening", {{"address", settings_.address},
                                      {"port", transport_->port()},
                                      {"insecure_lan", settings_.insecure_lan}}));
  if (settings_.public_url.starts_with("https://") && proxies_.empty()) {
    spdlog::warn(log_line("no_trusted_proxy",
                          {{"meaning", "all people behind the proxy count as one address"}}));
  }
  std::printf(
      "\nCommon Ground is running. Open this address to start a workshop:\n\n  "
      "%s/#organiser=%s\n\n",
      url_.c_str(), keyring_->organiser_key().c_str());
  std::fflush(stdout);
  transport_->run();
  journal_->stop();
  spdlog::info(log_line("stopped"));
}

}  // namespace

int serve(const Settings& settings) {
  set_up_log(settings.log_level);
  raise_descriptor_limit();
  Server server(settings);
  server.run();
  return 0;
}

}  // namespace cg
