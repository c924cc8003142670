#pragma once

#include <string>

#include "store/sql/migrations.hpp"
#include "store/sql/transaction.hpp"

namespace storyflow::store::postgres {

/// The version of the tables that this program writes.
[[nodiscard]] int latest_version();

/// Throws `base::Error{conflict}` for a newer or another program's database, and as `sql::require_usable`
/// does. Changes nothing.
void require_usable_database(sql::Transaction& transaction, const std::string& place, sql::OlderTables older);

/// Brings an empty or older database to the latest version; of several processes that start together one does
/// it and the others wait. Throws `base::Error{conflict}` and changes nothing when the schema `storyflow` was
/// written by a newer StoryFlow or by another program, or when the database does not keep text as UTF-8.
/// `place` names the database in messages.
void migrate(sql::Transaction& transaction, const std::string& place);

}  // namespace storyflow::store::postgres
