// The whole server, wired: storage, journal, rooms, pages, transport.
#pragma once

#include "settings.hpp"

namespace cg {

// Runs until SIGTERM or SIGINT. Returns the exit status; throws std::runtime_error with one clear
// line when it cannot start.
int serve(const Settings& settings);

}  // namespace cg
