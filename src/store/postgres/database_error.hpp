#pragma once

#include <pqxx/pqxx>

#include <string>

#include "base/error.hpp"
#include "store/postgres/database_url.hpp"

namespace storyflow::store::postgres {

/// What a failure of PostgreSQL means to the user: gone, full, read-only, refused, … Says where the database
/// is, never how to enter it.
[[nodiscard]] base::Error database_error(const pqxx::failure& failure, const DatabaseUrl& url);

/// The same for a session that could not be opened: libpq says why in words only.
[[nodiscard]] base::Error connection_error(const pqxx::failure& failure, const DatabaseUrl& url);

/// The SQLSTATE, empty when unknown.
[[nodiscard]] std::string sqlstate_of(const pqxx::failure& failure);

}  // namespace storyflow::store::postgres
