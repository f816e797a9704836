// If the program itself ends (an assertion of the server's, a sanitizer), it says in which world.
#pragma once

#include <cstdint>

namespace cg::simulation {

// From now on; for the whole process. Call from one thread.
void prepare_last_words(std::uint64_t seed);

}  // namespace cg::simulation
