// Erased bytes that SQLite's `secure_delete` leaves behind, and their end.
//
// secure_delete zeroes a row when it is deleted. But when a page is split or joined, rows move to
// another page and their old bytes stay in the unused middle of the first one; nothing zeroes those
// when the row is deleted later. (Measured with 3.40: up to 1 in 100 erased texts was still in the
// file.) So after erasing, with the WAL truncated, the unused middle of every page of the text
// table is overwritten in the file itself. SQLite never reads that part of a page.
#pragma once

#include "store/sqlite_connection.hpp"

namespace cg::store {

// Call on the only writing connection, outside of a transaction, right after a checkpoint that
// truncated the WAL. `every_page`: also write pages that look clean (after a sync that failed, what
// is read may not be what the disk holds). Durable when it returns; throws SqliteError.
void scrub_text_pages(Connection& connection, bool every_page);

}  // namespace cg::store
