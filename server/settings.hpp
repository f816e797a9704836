// The program's settings: from flags, else the environment, else a TOML file, else the default.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <vector>

namespace cg {

struct Settings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  std::string public_url;  // without a trailing slash; empty: as listened on
  std::string data_folder = "./data";
  std::string pages_folder = "client-web/dist";
  std::string templates_folder = "protocol/templates";
  std::string log_level = "info";
  // Plain HTTP beyond this machine: names, texts and keys can be read on the way.
  bool insecure_lan = false;
  std::vector<std::string> trusted_proxies;  // addresses or networks: "10.0.0.5", "10.0.0.0/8"
  std::size_t connections_per_address = 2000;
  std::int64_t tick_ms = 50;  // hub::Surroundings::tick_ms; no flag: for measuring against
  std::string organiser_key;  // from the environment alone; empty: derived from the server's secret
};

// What the command line comes to. `text` is what to print when nothing is to be run: help (status
// 0), or one clear line about what is wrong (status 2).
struct NotRun {
  int status = 0;
  std::string text;
};
[[nodiscard]] std::expected<Settings, NotRun> read_settings(int count,
                                                            const char* const* arguments);

}  // namespace cg
