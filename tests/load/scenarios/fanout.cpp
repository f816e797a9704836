// What one delivery of a 200-byte message to one of 1,000 connections costs, against the plainest
// program that does it: one message outstanding, and 32.
#include <algorithm>
#include <sstream>

#include "load/fanout_server.hpp"
#include "load/samples.hpp"
#include "load/scenarios.hpp"
#include "load/world.hpp"

namespace cg::load {
namespace {

constexpr std::size_t connections = 1'000;
constexpr std::size_t message_bytes = 200;

struct Pairs {
  std::vector<double> product;
  std::vector<double> floor;
  [[nodiscard]] double median_ratio() const {
    std::vector<double> ratios;
    for (std::size_t i = 0; i < floor.size(); ++i) ratios.push_back(product[i] / floor[i]);
    return median(ratios);
  }
};

// The two take turns, so that what else the machine does meets both.
Pairs compare(FanoutServer& product, FanoutServer& floor, std::size_t pairs, std::size_t rounds,
              std::size_t messages) {
  Pairs results;
  for (std::size_t i = 0; i < pairs; ++i) {
    results.floor.push_back(floor.cpu_per_delivery(rounds, messages, message_bytes));
    results.product.push_back(product.cpu_per_delivery(rounds, messages, message_bytes));
  }
  return results;
}

std::vector<std::string> words_of(const std::string& command) {
  std::istringstream text(command);
  std::vector<std::string> words;
  for (std::string word; text >> word;) words.push_back(word);
  return words;
}

struct Outstanding {
  std::size_t messages;
  std::size_t rounds;
  std::string what;
  double bound;
};

// NAME=COMMAND. One that does not run is told of and left out.
void compare_peer(Run& run, Loop& loop, const std::string& peer, const Outstanding& one,
                  double floor) {
  const auto equals = peer.find('=');
  const std::string name = peer.substr(0, equals);
  try {
    FanoutServer server(loop, run.faults, words_of(peer.substr(equals + 1)),
                        (run.options.scratch / "peers.log").string(), name == "socket.io");
    server.connect(connections);
    static_cast<void>(server.cpu_per_delivery(one.rounds / 4 + 1, one.messages, message_bytes));
    run.report.add({.scenario = "fanout",
                    .what = one.what + "npm " + name,
                    .measured = server.cpu_per_delivery(one.rounds, one.messages, message_bytes),
                    .unit = "us",
                    .floor = floor});
  } catch (const std::exception& failure) {
    std::printf("    npm %s was left out: %s\n", name.c_str(), failure.what());
  }
}

void measure(Run& run, const Outstanding& one) {
  Loop loop;
  const std::string log = (run.options.scratch / "fanout.log").string();
  double floor_cost = 0;
  {
    FanoutServer floor(loop, run.faults, {run.options.programs / "fanout_floor"}, log);
    FanoutServer product(loop, run.faults, {run.options.programs / "fanout_product"}, log);
    floor.connect(connections);
    product.connect(connections);
    static_cast<void>(compare(product, floor, 1, one.rounds / 4 + 1, one.messages));  // warm-up
    const std::size_t pairs = run.options.size<std::size_t>(15, 5);
    const Pairs pairs_measured = compare(product, floor, pairs, one.rounds, one.messages);
    floor_cost = median(pairs_measured.floor);
    run.report.add({.scenario = "fanout",
                    .what = one.what + "Common Ground",
                    .measured = floor_cost * pairs_measured.median_ratio(),
                    .unit = "us",
                    .floor = floor_cost,
                    .sense = Sense::at_most,
                    .bound = one.bound,
                    .note = "floor: a plain send loop; median ratio of " + std::to_string(pairs) +
                            " paired rounds"});
  }
  for (const std::string& peer : run.options.peers) compare_peer(run, loop, peer, one, floor_cost);
}

}  // namespace

void fanout(Run& run) {
  measure(run, {1, run.options.size<std::size_t>(100, 40), "CPU a delivery, 1 outstanding: ", 1.1});
  measure(run,
          {32, run.options.size<std::size_t>(50, 20), "CPU a delivery, 32 outstanding: ", 1.3});
}

}  // namespace cg::load
