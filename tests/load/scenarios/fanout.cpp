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
  void add(const Pairs& more) {
    product.insert(product.end(), more.product.begin(), more.product.end());
    floor.insert(floor.end(), more.floor.begin(), more.floor.end());
  }
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
    const auto measure = [&](FanoutServer& server, std::vector<double>& costs) {
      costs.push_back(server.cpu_per_delivery(rounds, messages, message_bytes));
    };
    if (i % 2 == 0) measure(floor, results.floor);
    measure(product, results.product);
    if (i % 2 == 1) measure(floor, results.floor);
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
    FanoutServer server(
        loop, run.faults,
        {.command = words_of(peer.substr(equals + 1)), .speaks_socket_io = name == "socket.io"},
        (run.options.scratch / "peers.log").string());
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

// One launch of both programs after the other: what a delivery costs differs by a tenth between two
// launches of the same program (where its memory happens to lie), so that one would measure luck.
Pairs compare_launches(Run& run, Loop& loop, const Outstanding& one) {
  const std::string log = (run.options.scratch / "fanout.log").string();
  const std::size_t launches = run.options.size<std::size_t>(5, 1);
  const std::size_t pairs = run.options.size<std::size_t>(7, 5);
  Pairs all;
  for (std::size_t i = 0; i < launches; ++i) {
    FanoutServer floor(loop, run.faults, {.command = {run.options.programs / "fanout_floor"}}, log);
    FanoutServer product(
        loop, run.faults,
        {.command = {run.options.programs / "fanout_product"}, .is_asked_by_message = true}, log);
    floor.connect(connections);
    product.connect(connections);
    static_cast<void>(compare(product, floor, 1, one.rounds / 4 + 1, one.messages));  // warm-up
    all.add(compare(product, floor, pairs, one.rounds, one.messages));
  }
  return all;
}

void measure(Run& run, const Outstanding& one) {
  Loop loop;
  const Pairs pairs = compare_launches(run, loop, one);
  const double floor = median(pairs.floor);
  run.report.add({.scenario = "fanout",
                  .what = one.what + "Common Ground",
                  .measured = floor * pairs.median_ratio(),
                  .unit = "us",
                  .floor = floor,
                  .sense = Sense::at_most,
                  .bound = one.bound,
                  .note = "floor: a plain send loop; median ratio of " +
                          std::to_string(pairs.floor.size()) + " paired rounds"});
  for (const std::string& peer : run.options.peers) compare_peer(run, loop, peer, one, floor);
}

}  // namespace

void fanout(Run& run) {
  measure(run, {1, run.options.size<std::size_t>(60, 40), "CPU a delivery, 1 outstanding: ", 1.1});
  measure(run,
          {32, run.options.size<std::size_t>(30, 20), "CPU a delivery, 32 outstanding: ", 1.3});
}

}  // namespace cg::load
