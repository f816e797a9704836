#include "load/history_program.hpp"

#include <filesystem>
#include <stdexcept>

#include "load/process.hpp"

namespace cg::load {
namespace {

constexpr Microseconds patience = 900 * second;

}  // namespace

Workshop make_history(const Options& options, const std::string& name, const HistorySize& size) {
  const std::filesystem::path folder = options.scratch / name;
  std::filesystem::remove_all(folder);
  Process program(
      {(options.programs / "make_history").string(), folder.string(), std::to_string(size.people),
       std::to_string(size.aims), std::to_string(size.ideas), std::to_string(size.events)},
      (options.scratch / "make_history.log").string());
  const auto made = program.read_line(patience);
  if (!made || !program.wait(patience)) throw std::runtime_error("the history was not made");
  const auto space = made->find(' ');
  return {.id = made->substr(0, space), .code = made->substr(space + 1)};
}

}  // namespace cg::load
