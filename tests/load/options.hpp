// What the load client was told on its command line.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace cg::load {

struct Options {
  std::filesystem::path programs;       // folder of commonground and of the programs beside it
  std::filesystem::path pages;          // the built pages
  std::filesystem::path templates;      // of agendas
  std::filesystem::path scratch;        // for databases; emptied as needed
  std::filesystem::path curves;         // folder of the curves' tables and pictures
  std::string server = "commonground";  // the program that is put under load
  std::vector<std::string> server_arguments;  // further ones for `commonground serve`
  std::vector<std::string> peers;             // NAME=COMMAND: other fan-out servers to compare with
  bool quick = false;
  bool keep_data = false;

  // The size that the bounds are for, or the smaller one of a quick run.
  template <class Number>
  [[nodiscard]] Number size(Number full, Number small) const {
    return quick ? small : full;
  }
};

}  // namespace cg::load
