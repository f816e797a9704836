// The load client: plays the scenarios of scenarios/ against a server that it starts, and prints
// what was measured against its bound. Fails (exit 1) when an effect was lost or doubled, an order
// broken or a view wrong; never because of a time.
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "load/descriptors.hpp"
#include "load/scenarios.hpp"

namespace {

using namespace cg::load;

constexpr std::string_view usage =
    "usage: load [OPTION...] [SCENARIO...]\n"
    "  --list               the scenarios\n"
    "  --quick              smaller and shorter: shows that it works, not what it can do\n"
    "  --json FILE          appends the rows, one JSON object a line\n"
    "  --programs FOLDER    of commonground and of the programs beside it (build/release/bin)\n"
    "  --pages FOLDER       the built pages (client-web/dist)\n"
    "  --templates FOLDER   agendas (protocol/templates)\n"
    "  --scratch FOLDER     for databases (build/bench/scratch)\n"
    "  --curves FOLDER      for the curves' tables and pictures (build/bench)\n"
    "  --server-arg TEXT    a further argument for `commonground serve`; may be repeated\n"
    "  --peer NAME=COMMAND  another fan-out server to compare with; may be repeated\n";

struct Arguments {
  Options options{.programs = "build/release/bin",
                  .pages = "client-web/dist",
                  .templates = "protocol/templates",
                  .scratch = "build/bench/scratch",
                  .curves = "build/bench"};
  std::string json;
  std::vector<std::string> scenarios;
  bool list = false;
};

Arguments read_arguments(const std::vector<std::string>& words) {
  Arguments arguments;
  Options& options = arguments.options;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    const auto value = [&] {
      if (++i == words.size()) throw std::invalid_argument(word + " needs a value");
      return words[i];
    };
    if (word == "--list") {
      arguments.list = true;
    } else if (word == "--quick") {
      options.quick = true;
    } else if (word == "--json") {
      arguments.json = value();
    } else if (word == "--programs") {
      options.programs = value();
    } else if (word == "--pages") {
      options.pages = value();
    } else if (word == "--templates") {
      options.templates = value();
    } else if (word == "--scratch") {
      options.scratch = value();
    } else if (word == "--curves") {
      options.curves = value();
    } else if (word == "--server-arg") {
      options.server_arguments.push_back(value());
    } else if (word == "--peer") {
      options.peers.push_back(value());
    } else if (word.starts_with('-')) {
      throw std::invalid_argument("there is no option " + word);
    } else {
      arguments.scenarios.push_back(word);
    }
  }
  return arguments;
}

std::vector<Scenario> chosen(const Arguments& arguments) {
  std::vector<Scenario> chosen;
  for (const Scenario& one : all_scenarios()) {
    const bool named =
        std::ranges::find(arguments.scenarios, one.name) != arguments.scenarios.end();
    if (named || (arguments.scenarios.empty() && !one.only_by_name)) chosen.push_back(one);
  }
  if (chosen.size() < arguments.scenarios.size()) {
    throw std::invalid_argument("there is no such scenario; try --list");
  }
  return chosen;
}

// A scenario that cannot go on is a fault of its own; the others still run.
void play(const Scenario& scenario, Run& run) {
  try {
    scenario.run(run);
  } catch (const std::exception& failure) {
    run.faults.add(std::string(scenario.name) + ": " + failure.what());
  }
}

int run_all(const Arguments& arguments) {
  std::filesystem::create_directories(arguments.options.scratch);
  Report report;
  Faults faults;
  Run run{arguments.options, report, faults};
  Report::print_heading();
  for (const Scenario& scenario : chosen(arguments)) play(scenario, run);
  if (!arguments.json.empty()) report.append_to(arguments.json);
  for (const std::string& what : faults.first()) std::printf("FAULT %s\n", what.c_str());
  if (faults.count() > 0) std::printf("%zu faults: this server loses or doubles\n", faults.count());
  return faults.count() == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  std::signal(SIGPIPE, SIG_IGN);
  raise_descriptor_limit();
  try {
    const Arguments arguments = read_arguments({words + 1, words + count});
    if (!arguments.list) return run_all(arguments);
    for (const Scenario& one : all_scenarios()) {
      std::printf("%-16s %s\n", one.name.data(), one.about.data());
    }
    return 0;
  } catch (const std::invalid_argument& wrong) {
    std::fprintf(stderr, "load: %s\n%s", wrong.what(), usage.data());
    return 2;
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "load: %s\n", failure.what());
    return 1;
  }
}
