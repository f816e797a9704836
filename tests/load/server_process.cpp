#include "load/server_process.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "load/http.hpp"

namespace cg::load {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

constexpr Microseconds start_patience = 300 * second;  // checking a large database takes a while
constexpr std::string_view key_word = "/#organiser=";

Workshop workshop_of(const Json& entry) {
  const Json& keys = entry.at("keys");
  return {entry.at("id"), entry.at("code"), keys.at("lead"), keys.at("screen")};
}

}  // namespace

std::string in_words(const Commits& before, const Commits& after) {
  const double count = std::max(1.0, after.transactions - before.transactions);
  char text[80];
  std::snprintf(text, sizeof text, "%.0f commits of %.1f ms on average", count,
                (after.seconds - before.seconds) * 1000 / count);
  return text;
}

ServerProcess::ServerProcess(const Options& options, const std::string& name, bool keep)
    : options_(options), data_(options.scratch / name) {
  if (!keep) fs::remove_all(data_);
  fs::create_directories(data_);
  start();
}

void ServerProcess::start() {
  std::vector<std::string> arguments{(options_.programs / options_.server).string(),
                                     "serve",
                                     "--listen",
                                     "127.0.0.1:0",
                                     "--data",
                                     data_.string(),
                                     "--pages",
                                     options_.pages.string(),
                                     "--templates",
                                     options_.templates.string(),
                                     "--log-level",
                                     "warn"};
  arguments.insert(arguments.end(), options_.server_arguments.begin(),
                   options_.server_arguments.end());
  const Microseconds begun = now_us();
  process_ = std::make_unique<Process>(arguments, (options_.scratch / "server.log").string());
  while (const auto line = process_->read_line(start_patience)) {
    const auto key = line->find(key_word);
    if (key == std::string::npos) continue;
    const auto colon = line->rfind(':', key);
    port_ = static_cast<std::uint16_t>(std::atoi(line->c_str() + colon + 1));
    organiser_key_ = line->substr(key + key_word.size());
    start_took_ = now_us() - begun;
    return;
  }
  throw std::runtime_error("the server does not start: see " +
                           (options_.scratch / "server.log").string());
}

void ServerProcess::restart(bool politely) {
  if (politely && !process_->stop(60 * second)) {
    throw std::runtime_error("the server does not stop when asked");
  }
  process_.reset();
  start();
}

Workshop ServerProcess::create(const std::string& body) const {
  const HttpAnswer answer = http(
      port_, {.method = "POST", .path = "/api/workshops", .bearer = organiser_key_, .body = body});
  if (answer.status != 201) throw std::runtime_error("no workshop was made: " + answer.body);
  return workshop_of(Json::parse(answer.body));
}

Workshop ServerProcess::find(std::string_view id) const {
  const HttpAnswer answer = http(port_, {.path = "/api/workshops", .bearer = organiser_key_});
  const Json all = Json::parse(answer.body);
  for (const Json& entry : all.at("workshops")) {
    if (entry.at("id") == id) return workshop_of(entry);
  }
  throw std::runtime_error("the server does not list the workshop");
}

double ServerProcess::metric(const std::string& name) const {
  std::istringstream lines(http(port_, {.path = "/metrics"}).body);
  std::string line;
  while (std::getline(lines, line)) {
    if (line.starts_with(name + " ")) return std::atof(line.c_str() + name.size() + 1);
  }
  return 0;
}

Commits ServerProcess::commits() const {
  return {metric("commonground_journal_transactions_total"),
          metric("commonground_journal_seconds_total")};
}

}  // namespace cg::load
