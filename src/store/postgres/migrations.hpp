#pragma once

#include <string>

#include "store/sql/migrations.hpp"
#include "store/sql/transaction.hpp"

namespace storyflow::store::postgres {

/// The version of the tables that this program writes.
[[nodiscard]] int latest_version();

/// Throws `base::Error{conflict}` for a database of a newer StoryFlow or another program, and like
/// `sql::require_usable`. Changes nothing.
void require_usable_database(sql::Transaction& transaction, const std::string& place, sql::OlderTables older);

/// Brings an empty or older database to the latest version; of several processes that start together one does
/// it and the others wait. Throws `base::Error{conflict}` and changes nothing when the schema `storyflow` was
/// written by a newer StoryFlow or by another program, or when the database's encoding is not UTF-8. `place`
/// names the database in messages.
void migrate(sql::Transaction& transaction, const std::string& place);

}  // namespace storyflow::store::postgres
