#include <cstdio>
#include <exception>

#include "server.hpp"
#include "settings.hpp"

int main(int count, char** arguments) {
  const auto settings = cg::read_settings(count, arguments);
  if (!settings) {
    const auto& not_run = settings.error();
    std::fputs(not_run.text.c_str(), not_run.status == 0 ? stdout : stderr);
    return not_run.status;
  }
  try {
    return cg::serve(*settings);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "commonground: %s\n", error.what());
    return 1;
  }
}
