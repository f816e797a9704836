// The server under load: `commonground serve` as a process of its own, on any free port.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "load/options.hpp"
#include "load/process.hpp"

namespace cg::load {

// A workshop and the keys to it.
struct Workshop {
  std::string id;
  std::string code;
  std::string lead;
  std::string screen;
};

// Commits of the journal so far, all workshops together.
struct Commits {
  double transactions = 0;
  double seconds = 0;
};
// What the disk did meanwhile, in words: it is shared with whatever else the machine does.
[[nodiscard]] std::string in_words(const Commits& before, const Commits& after);

class ServerProcess {
 public:
  // Starts with an empty data folder of that name under the scratch folder, or, with `keep`, with
  // what is in it. Throws std::runtime_error if the server does not start.
  ServerProcess(const Options& options, const std::string& name, bool keep = false);

  // Ends the process and starts it again on the same data. The port changes. `politely`: SIGTERM
  // (which must end it well), else SIGKILL.
  void restart(bool politely = true);

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] const Process& process() const { return *process_; }
  [[nodiscard]] Process& process() { return *process_; }
  [[nodiscard]] const std::filesystem::path& data() const { return data_; }
  // How long it took from being started until it listened.
  [[nodiscard]] Microseconds start_took() const { return start_took_; }

  // `body` as of POST /api/workshops.
  [[nodiscard]] Workshop create(const std::string& body) const;
  // One that is there already.
  [[nodiscard]] Workshop find(std::string_view id) const;
  // The value of a line of /metrics; 0 if there is none.
  [[nodiscard]] double metric(const std::string& name) const;
  [[nodiscard]] Commits commits() const;

 private:
  void start();

  const Options& options_;
  std::filesystem::path data_;
  std::unique_ptr<Process> process_;
  std::uint16_t port_ = 0;
  std::string organiser_key_;
  Microseconds start_took_ = 0;
};

}  // namespace cg::load
