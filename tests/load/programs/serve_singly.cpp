// The server as it is, but for one thing: each change is told to everybody as it comes, instead of
// what has changed at the tick. What the tick saves is measured against it. Not part of the
// product.
#include <cstdio>
#include <exception>

#include "server.hpp"
#include "settings.hpp"

int main(int count, char** arguments) {
  auto settings = cg::read_settings(count, arguments);
  if (!settings) {
    std::fputs(settings.error().text.c_str(), stderr);
    return settings.error().status;
  }
  try {
    settings->tick_ms = 0;
    return cg::serve(*settings);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "serve_singly: %s\n", failure.what());
    return 1;
  }
}
