#pragma once

#include <pqxx/pqxx>

#include <string>

#include "base/error.hpp"
#include "store/postgres/database_url.hpp"

namespace storyflow::store::postgres {

/// Translates a failure of PostgreSQL for users: not reachable, full, read-only, refused, … The message names
/// the database but contains no user and no password.
[[nodiscard]] base::Error database_error(const pqxx::failure& failure, const DatabaseUrl& url);

/// The same for a session that could not be opened: libpq gives no SQLSTATE then, only a message.
[[nodiscard]] base::Error connection_error(const pqxx::failure& failure, const DatabaseUrl& url);

/// The SQLSTATE; empty if there is none.
[[nodiscard]] std::string sqlstate_of(const pqxx::failure& failure);

}  // namespace storyflow::store::postgres
