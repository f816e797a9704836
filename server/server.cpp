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
#include "net/api.hpp"
#include "net/origin.hpp"
#include "net/web_application.hpp"
#include "secret_file.hpp"
#include "store/journal_thread.hpp"
#include "store/sqlite_log.hpp"

namespace cg {
namespace {

constexpr int closing_grace_ms = 3'000;
constexpr int commit_wait_ms = 5;
constexpr int log_bytes_of_reason = 400;
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
  log->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
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

// One line per event whatever `text` holds.
std::string one_line(std::string_view text) {
  std::string line(text.substr(0, log_bytes_of_reason));
  std::ranges::replace_if(line, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return line;
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
  void look_at_load();
  void stop();
  void stop_when_settled();
  [[nodiscard]] hub::Surroundings surroundings();
  [[nodiscard]] net::WebOptions web_options();
  [[nodiscard]] net::Gauges gauges();
  [[nodiscard]] std::unique_ptr<store::JournalThread> start_journal();

  const Settings settings_;
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
  std::string url_;
  std::int64_t wake_at_ms_ = 0;  // the timer that is set, 0: none
  hub::Overload overload_{load_bounds};
  std::int64_t load_looked_at_ms_ = 0;
};

Server::Server(const Settings& settings)
    : settings_(settings),
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
  transport_ = net::Transport::listen(options, application_);
  url_ = settings.public_url.empty() ? url_of(settings.address, transport_->port())
                                     : settings.public_url;
  journal_ = start_journal();
  rooms_ = std::make_unique<hub::Rooms>(surroundings());
  rooms_->on_unreadable = [](std::string_view workshop, std::string_view what) {
    spdlog::error("workshop {} cannot be read: {}", workshop, one_line(what));
  };
  auto reader = journal_->open_reader();
  if (!reader) throw std::runtime_error("cannot read the database: " + reader.error().what);
  if (const auto read = rooms_->load_index(**reader); !read) {
    throw std::runtime_error("cannot read the database: " + read.error().what);
  }
  net::ApiEvents events;
  events.created = [](std::string_view id) { spdlog::info("workshop {} made", id); };
  events.deleted = [](std::string_view id) { spdlog::info("workshop {} deleted", id); };
  api_ = std::make_unique<net::Api>(*rooms_, templates_, std::move(events));
  web_ = std::make_unique<net::WebApplication>(*rooms_, pages_, *api_, web_options());
  application_.target = web_.get();
  transport_->on_signal([this] { stop(); });
}

std::unique_ptr<store::JournalThread> Server::start_journal() {
  store::JournalOptions options;
  options.on_health = [this](const store::Health& health) {
    if (health.accepting) {
      spdlog::info("storage takes commands{}{}", health.detail.empty() ? "" : ": ",
                   one_line(health.detail));
    } else {
      spdlog::error("storage unavailable: {}", one_line(health.detail));
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
  return {*journal_,
          *keyring_,
          url_,
          now_ms,
          steady_ms,
          random_bits,
          [this](std::function<void()> task) { transport_->post(std::move(task)); },
          [this] { return overload_.now(); }};
}

net::WebOptions Server::web_options() {
  net::WebOptions options;
  options.public_origin = net::origin_of_url(settings_.public_url);
  options.is_ready = [this] { return journal_->health().accepting; };
  options.gauges = [this] { return gauges(); };
  options.on_failure = [](std::string_view what) { spdlog::error("failure: {}", one_line(what)); };
  options.after_turn = [this] {
    look_at_load();
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
  gauges.queued_bytes = transport_->queued_bytes();
  gauges.overloaded = overload_.now();
  gauges.storage_ok = journal_->health().accepting;
  return gauges;
}

// Views are told at their tick: the loop must not sleep longer than until then.
void Server::wake_in_time() {
  const auto wanted = rooms_->next_turn_ms();
  if (!wanted || (wake_at_ms_ != 0 && wake_at_ms_ <= *wanted)) return;
  wake_at_ms_ = *wanted;
  const auto delay_ms = std::clamp<std::int64_t>(*wanted - steady_ms(), 1, 60'000);
  transport_->after(static_cast<int>(delay_ms), [this] { wake_at_ms_ = 0; });
}

void Server::look_at_load() {
  const std::int64_t now = steady_ms();
  if (now - load_looked_at_ms_ < load_look_every_ms) return;
  load_looked_at_ms_ = now;
  const bool before = overload_.now();
  const hub::Load load{transport_->connection_count(), transport_->queued_bytes(),
                       journal_->counts().lag.count()};
  if (overload_.look(load) == before) return;
  spdlog::warn("{}: {} connections, {} bytes queued, commits {} ms behind",
               before ? "load is bearable again" : "overloaded, nobody new is let in",
               load.connections, load.queued_bytes, load.commit_lag_ms);
}

void Server::stop() {
  spdlog::info("stopping: committing what is queued");
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
  spdlog::info("listening on {}:{}", settings_.address, transport_->port());
  std::printf(
      "\nCommon Ground is running. Open this address to start a workshop:\n\n  "
      "%s/#organiser=%s\n\n",
      url_.c_str(), keyring_->organiser_key().c_str());
  std::fflush(stdout);
  transport_->run();
  journal_->stop();
  spdlog::info("stopped");
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
