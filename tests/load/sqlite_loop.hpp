// The floor of durable acknowledgements: a bare loop that commits rows to SQLite, with the same
// guarantees (WAL, synchronous=FULL) and nothing else to do.
#pragma once

#include <cstddef>
#include <filesystem>

#include "load/clock.hpp"

namespace cg::load {

// Commits transactions of `rows` commands each for `duration`; commands a second. A command is one
// event of 90 bytes and one remembered answer of 60, in tables keyed as the server's are.
[[nodiscard]] double sqlite_commands_per_second(const std::filesystem::path& folder,
                                                std::size_t rows, Microseconds duration);

}  // namespace cg::load
