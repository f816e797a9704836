// The server's secret, from which every token and key is derived. Whoever has this file can make
// any of them; it is not in the database.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>

namespace cg {

using Secret = std::array<unsigned char, 32>;

// Reads the secret, or makes it (mode 0600, durable) when there is none. Throws std::runtime_error
// with one clear line.
[[nodiscard]] Secret read_or_make_secret(const std::filesystem::path& file);

// 64 bits fit for secrets. Safe from any thread.
[[nodiscard]] std::uint64_t random_bits();

}  // namespace cg
