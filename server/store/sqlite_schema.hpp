// The database file: how it is made, and how it is told from a file that is not ours, is damaged,
// or was written by a newer version. A file that is refused is left exactly as it was.
//
//   workshop(number, id, created_ms)             one row per workshop
//   event(workshop, seq, at_ms, body)            1, 2, 3 ...; the head is the largest seq
//   text(workshop, id, owner, value)             every name and free text
//   answer(workshop, scope, id, digest, result)  what an accepted command got
//   checkpoint(workshop, seq, format, body)      the state as of an event; since version 2
//
// Errors: std::runtime_error, one line for the operator.
#pragma once

#include <filesystem>
#include <string>

#include "store/sqlite_connection.hpp"

namespace cg::store {

// Makes an empty database under its final name, complete or not at all.
void create_database(const std::filesystem::path& file, const std::string& vfs);

// Looks at the file's first bytes without SQLite, which might "repair" a stranger's file. Only
// while this process has no connection to it (closing a descriptor drops SQLite's locks).
void check_file_header(const std::filesystem::path& file);

// Through SQLite: version and soundness. `thorough` reads every page.
void check_database(Connection& connection, const std::filesystem::path& file, bool thorough);

// Makes a sound database of an older version into one of this version.
void upgrade_database(Connection& connection);

}  // namespace cg::store
