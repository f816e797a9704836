#include "simulation/last_words.hpp"

#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <initializer_list>

namespace cg::simulation {
namespace {

// Read by the handler of a signal, so they are made beforehand.
char last_words[80] = {};
volatile std::sig_atomic_t last_words_length = 0;

void say_last_words(int signal) {
  const auto length = static_cast<std::size_t>(last_words_length);
  if (write(STDERR_FILENO, last_words, length) < 0) last_words_length = 0;  // nobody listens
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

}  // namespace

void prepare_last_words(std::uint64_t seed) {
  last_words_length =
      std::snprintf(last_words, sizeof last_words, "the server ended in the world of seed %llu\n",
                    static_cast<unsigned long long>(seed));
  for (const int signal : {SIGABRT, SIGSEGV}) std::signal(signal, say_last_words);
}

}  // namespace cg::simulation
