#include "settings.hpp"

#include <toml++/toml.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>

#include "net/client_address.hpp"

namespace cg {
namespace {

// One setting as text, before it is checked: the names follow from the flag.
struct Entry {
  std::string name;  // "public-url": flag --public-url, file key public_url
  std::string help;
  std::string value;  // the default, until something else is found
  // A switch needs no value; a list may be given several times, and is joined by commas.
  enum class Form { one, a_switch, list } form = Form::one;
  CLI::Option* flag = nullptr;
  std::string source = "the default";

  [[nodiscard]] std::string file_key() const { return replaced('_', false); }
  [[nodiscard]] std::string environment() const { return "COMMONGROUND_" + replaced('_', true); }

 private:
  [[nodiscard]] std::string replaced(char dash, bool upper) const {
    std::string text = name;
    for (char& c : text) {
      if (c == '-') c = dash;
      if (upper && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return text;
  }
};

class Wrong : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

std::array<Entry, 9> all_entries() {
  const Settings defaults;
  return {{{"listen", "Address and port to listen on",
            defaults.address + ":" + std::to_string(defaults.port)},
           {"public-url",
            "What QR codes and links show, and the origin pages must have; default: "
            "as listened on",
            ""},
           {"data", "Folder of the database and the server's secret", defaults.data_folder},
           {"pages", "Folder of the built pages", defaults.pages_folder},
           {"templates", "Folder of the agendas to start from", defaults.templates_folder},
           {"log-level", "debug, info, warn or error", defaults.log_level},
           {"insecure-lan",
            "Allow plain HTTP beyond this machine: others on the network can then read names, "
            "texts and keys",
            "false", Entry::Form::a_switch},
           {"trusted-proxy",
            "Address or network of a proxy whose X-Forwarded-For is believed; may be repeated", "",
            Entry::Form::list},
           {"connections-per-address", "How many pages one address may have open at a time",
            std::to_string(defaults.connections_per_address)}}};
}

// A text, a number, true or false, or a list of texts.
std::optional<std::string> text_of(const toml::node& node) {
  if (const auto text = node.value_exact<std::string>()) return text;
  if (const auto number = node.value_exact<std::int64_t>()) return std::to_string(*number);
  if (const auto on = node.value_exact<bool>()) return *on ? "true" : "false";
  const toml::array* const list = node.as_array();
  if (list == nullptr) return std::nullopt;
  std::string joined;
  for (const toml::node& one : *list) {
    const auto text = one.value_exact<std::string>();
    if (!text) return std::nullopt;
    joined += (joined.empty() ? "" : ",") + *text;
  }
  return joined;
}

template <class Entries>
void read_file(const std::string& file, Entries& entries) {
  toml::table table;
  try {
    table = toml::parse_file(file);
  } catch (const toml::parse_error& error) {
    std::ostringstream text;
    text << file << ": " << error.description();
    if (error.source().begin.line > 0) text << " (line " << error.source().begin.line << ")";
    throw Wrong(text.str());
  }
  for (const auto& [key, value] : table) {
    const auto entry = std::ranges::find_if(
        entries, [&](const Entry& one) { return one.file_key() == key.str(); });
    if (entry == entries.end())
      throw Wrong(file + ": there is no setting " + std::string(key.str()));
    const auto text = text_of(value);
    if (!text) throw Wrong(file + ": " + std::string(key.str()) + " is not of the kind expected");
    entry->value = *text;
    entry->source = file;
  }
}

std::pair<std::string, std::uint16_t> split_listen(const Entry& entry) {
  const std::string& text = entry.value;
  const auto colon = text.rfind(':');
  unsigned port = 0;
  const char* const end = text.data() + text.size();
  const bool is_number = colon != std::string::npos && colon + 1 < text.size() &&
                         std::from_chars(text.data() + colon + 1, end, port).ptr == end &&
                         port <= 65535;
  std::string address = text.substr(0, colon == std::string::npos ? 0 : colon);
  if (address.starts_with('[') && address.ends_with(']')) {
    address = address.substr(1, address.size() - 2);
  }
  if (!is_number || address.empty()) {
    throw Wrong("listen must be ADDRESS:PORT, such as 0.0.0.0:8080, not \"" + text + "\" (from " +
                entry.source + ")");
  }
  return {address, static_cast<std::uint16_t>(port)};
}

std::string check_url(const Entry& entry) {
  std::string url = entry.value;
  if (url.empty()) return url;
  while (url.ends_with('/')) url.pop_back();
  const auto scheme_end = url.find("://");
  const bool is_web = url.starts_with("http://") || url.starts_with("https://");
  if (!is_web || url.size() <= scheme_end + 3 ||
      url.find('/', scheme_end + 3) != std::string::npos) {
    throw Wrong("public-url must be like https://workshops.example.org, not \"" + entry.value +
                "\" (from " + entry.source + ")");
  }
  return url;
}

std::string check_level(const Entry& entry) {
  static const std::set<std::string> levels{"debug", "info", "warn", "error"};
  if (levels.contains(entry.value)) return entry.value;
  throw Wrong("log-level must be debug, info, warn or error, not \"" + entry.value + "\" (from " +
              entry.source + ")");
}

bool check_switch(const Entry& entry) {
  for (const std::string_view yes : {"true", "1", "yes", "on", ""}) {
    if (entry.value == yes) return true;
  }
  for (const std::string_view no : {"false", "0", "no", "off"}) {
    if (entry.value == no) return false;
  }
  throw Wrong(entry.name + " must be true or false, not \"" + entry.value + "\" (from " +
              entry.source + ")");
}

std::vector<std::string> check_proxies(const Entry& entry) {
  std::vector<std::string> proxies;
  std::istringstream list(entry.value);
  for (std::string one; std::getline(list, one, ',');) {
    std::erase(one, ' ');
    if (one.empty()) continue;
    if (!net::TrustedProxies::of({one})) {
      throw Wrong(
          "trusted-proxy must be an address or a network, such as 10.0.0.5 or 10.0.0.0/8, "
          "not \"" +
          one + "\" (from " + entry.source + ")");
    }
    proxies.push_back(std::move(one));
  }
  return proxies;
}

std::size_t check_count(const Entry& entry, std::size_t least, std::size_t most) {
  std::size_t count = 0;
  const char* const end = entry.value.data() + entry.value.size();
  const auto read = std::from_chars(entry.value.data(), end, count);
  if (read.ec == std::errc() && read.ptr == end && count >= least && count <= most) return count;
  throw Wrong(entry.name + " must be a number from " + std::to_string(least) + " to " +
              std::to_string(most) + ", not \"" + entry.value + "\" (from " + entry.source + ")");
}

// Over plain HTTP everybody on the way reads names, texts and keys: that is only done on purpose.
void check_exposure(Settings& settings) {
  const auto address = net::parse_ip(settings.address);
  const bool beyond = !address || !net::is_loopback(*address);
  settings.insecure_lan = settings.insecure_lan && beyond;
  if (!beyond || settings.insecure_lan || settings.public_url.starts_with("https://")) return;
  throw Wrong("listening on " + settings.address +
              " over plain HTTP lets others on the network read names, texts and keys. Add "
              "--insecure-lan if this is your own network, or --public-url https://... if a proxy "
              "with TLS stands in front");
}

template <class Entries>
Settings checked(const Entries& entries) {
  Settings settings;
  std::tie(settings.address, settings.port) = split_listen(entries[0]);
  settings.public_url = check_url(entries[1]);
  settings.data_folder = entries[2].value;
  settings.pages_folder = entries[3].value;
  settings.templates_folder = entries[4].value;
  settings.log_level = check_level(entries[5]);
  settings.insecure_lan = check_switch(entries[6]);
  settings.trusted_proxies = check_proxies(entries[7]);
  settings.connections_per_address = check_count(entries[8], 1, 1'000'000);
  check_exposure(settings);
  if (const char* key = std::getenv("COMMONGROUND_ORGANISER_KEY"); key != nullptr && *key != 0) {
    settings.organiser_key = key;
    if (settings.organiser_key.size() < 22) {
      throw Wrong(
          "COMMONGROUND_ORGANISER_KEY is too short: give it 22 characters or more, for "
          "instance from: head -c 16 /dev/urandom | base64");
    }
    if (settings.organiser_key.starts_with('-')) {
      throw Wrong(
          "COMMONGROUND_ORGANISER_KEY must not begin with '-': commands would take it for a "
          "flag");
    }
  }
  return settings;
}

}  // namespace

std::expected<Settings, NotRun> read_settings(int count, const char* const* arguments) {
  auto entries = all_entries();
  CLI::App app{"Common Ground: a server for live workshops", "commonground"};
  app.require_subcommand(1);
  CLI::App* serve = app.add_subcommand("serve", "Run the server");
  std::string config;
  serve->add_option("--config", config, "TOML file with settings [env: COMMONGROUND_CONFIG]")
      ->envname("COMMONGROUND_CONFIG");
  for (Entry& entry : entries) {
    entry.flag = serve->add_option(
        "--" + entry.name, entry.value,
        entry.help + " [env: " + entry.environment() + "; file: " + entry.file_key() + "]");
    if (entry.form == Entry::Form::a_switch) entry.flag->expected(0, 1);
    if (entry.form == Entry::Form::list) {
      entry.flag->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::Join)->delimiter(',');
    }
    const bool shows_default = !entry.value.empty() && entry.form != Entry::Form::a_switch;
    if (shows_default) entry.flag->capture_default_str();
  }
  serve->footer(
      "Flags come before the environment, the environment before the file. The organiser's key is "
      "made on the first start; COMMONGROUND_ORGANISER_KEY sets another.");
  try {
    app.parse(count, arguments);
    auto found = entries;
    for (Entry& entry : found) entry.source = "--" + entry.name;
    for (Entry& entry : entries) entry.value = {};
    auto defaults = all_entries();
    if (!config.empty()) read_file(config, defaults);
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (const CLI::Option& flag = *found[i].flag; flag.count() > 0) {
        const bool stands_alone = flag.results().empty() || flag.results().front().empty();
        if (found[i].form == Entry::Form::a_switch && stands_alone) found[i].value = "true";
        continue;
      }
      const char* const set = std::getenv(found[i].environment().c_str());
      found[i].value = set != nullptr ? set : defaults[i].value;
      found[i].source = set != nullptr ? found[i].environment() : defaults[i].source;
    }
    return checked(found);
  } catch (const Wrong& wrong) {
    return std::unexpected(NotRun{2, std::string("commonground: ") + wrong.what() + "\n"});
  } catch (const CLI::ParseError& error) {
    std::ostringstream out;
    std::ostringstream err;
    const int status = app.exit(error, out, err);
    if (status == 0) return std::unexpected(NotRun{0, out.str()});
    return std::unexpected(NotRun{
        2, std::string("commonground: ") + error.what() + " (see commonground serve --help)\n"});
  }
}

}  // namespace cg
