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

namespace cg {
namespace {

// One setting as text, before it is checked: the names follow from the flag.
struct Entry {
  std::string name;  // "public-url": flag --public-url, file key public_url
  std::string help;
  std::string value;  // the default, until something else is found
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

std::array<Entry, 6> all_entries() {
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
           {"log-level", "debug, info, warn or error", defaults.log_level}}};
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
    const auto text = value.template value<std::string>();
    if (!text) throw Wrong(file + ": " + std::string(key.str()) + " must be a text in quotes");
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

template <class Entries>
Settings checked(const Entries& entries) {
  Settings settings;
  std::tie(settings.address, settings.port) = split_listen(entries[0]);
  settings.public_url = check_url(entries[1]);
  settings.data_folder = entries[2].value;
  settings.pages_folder = entries[3].value;
  settings.templates_folder = entries[4].value;
  settings.log_level = check_level(entries[5]);
  if (const char* key = std::getenv("COMMONGROUND_ORGANISER_KEY"); key != nullptr && *key != 0) {
    settings.organiser_key = key;
    if (settings.organiser_key.size() < 22) {
      throw Wrong(
          "COMMONGROUND_ORGANISER_KEY is too short: give it 22 characters or more, for "
          "instance from: head -c 16 /dev/urandom | base64");
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
    if (!entry.value.empty()) entry.flag->capture_default_str();
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
      if (found[i].flag->count() > 0) continue;
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
