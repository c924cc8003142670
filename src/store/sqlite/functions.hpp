#pragma once

#include <sqlite3.h>

namespace storyflow::store::sqlite {

/// Adds the functions that PostgreSQL has and SQLite 3.40 lacks to a connection: `strpos`, `greatest`,
/// `octet_length`, and `pg_notify`, which does nothing because no other process listens. Throws
/// `SQLite::Exception`.
void add_functions(sqlite3* connection);

}  // namespace storyflow::store::sqlite
