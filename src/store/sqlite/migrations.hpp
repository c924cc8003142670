#pragma once

#include <filesystem>

#include "base/clock.hpp"
#include "store/sql/migrations.hpp"
#include "store/sqlite/connection.hpp"

namespace storyflow::store::sqlite {

/// The version of the tables that this program writes.
[[nodiscard]] int latest_version();

/// Throws `base::Error{conflict}` when the file belongs to another program or was written by a newer
/// StoryFlow. Changes nothing.
void require_own_database(Connection& connection, const std::filesystem::path& file,
                          const base::Clock& clock);

/// Throws like `require_own_database` and like `sql::require_usable`. Changes nothing.
void require_usable_database(Connection& connection, const std::filesystem::path& file,
                             sql::OlderTables older, const base::Clock& clock);

/// Brings an empty or older database to the latest version in one transaction. Throws like
/// `require_own_database`.
void migrate(Connection& connection, const std::filesystem::path& file, const base::Clock& clock);

}  // namespace storyflow::store::sqlite
