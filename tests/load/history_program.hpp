// The program that fills a data folder with a long history (programs/make_history.cpp).
#pragma once

#include <cstddef>
#include <string>

#include "load/options.hpp"
#include "load/server_process.hpp"

namespace cg::load {

struct HistorySize {
  std::size_t people = 0;
  std::size_t aims = 0;
  std::size_t ideas = 0;
  std::size_t events = 0;  // at least; filled up with scores
};

// Makes a workshop in the data folder of that name under the scratch folder, which is emptied
// first. Its keys are not known yet: they come with the server's secret. Throws std::runtime_error
// if that fails.
[[nodiscard]] Workshop make_history(const Options& options, const std::string& name,
                                    const HistorySize& size);

}  // namespace cg::load
