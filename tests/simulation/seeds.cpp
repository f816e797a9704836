#include "simulation/seeds.hpp"

#include <fstream>
#include <stdexcept>
#include <string>

namespace cg::simulation {

std::vector<std::uint64_t> pinned_seeds() {
  std::ifstream file(CG_SEEDS_FILE);
  if (!file) throw std::runtime_error(std::string("cannot read ") + CG_SEEDS_FILE);
  std::vector<std::uint64_t> seeds;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    seeds.push_back(std::stoull(line));
  }
  return seeds;
}

}  // namespace cg::simulation
