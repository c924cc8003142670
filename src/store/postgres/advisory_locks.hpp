#pragma once

#include <string_view>

#include "store/sql/transaction.hpp"

/// Locks on things that are no rows, held until the end of the transaction. Each kind has a number of its
/// own, so that none is ever in the way of another.
namespace storyflow::store::postgres {

/// Held by whoever changes the tables.
void lock_migrations(sql::Transaction& transaction);
/// Held by whoever queues new work: what it finds active, free or within the limit stays so.
void lock_intake(sql::Transaction& transaction);
/// Held by whoever hands out an item that was running when a process died: only one is out at a time.
void lock_suspects(sql::Transaction& transaction);
/// Held by whoever changes files in this folder of the media.
void lock_folder(sql::Transaction& transaction, std::string_view folder);

}  // namespace storyflow::store::postgres
