#pragma once

#include <string_view>

#include "store/sql/transaction.hpp"

/// Advisory locks, held until the end of the transaction, for things that are not rows. Each kind has its own
/// number, so that kinds never block each other.
namespace storyflow::store::postgres {

/// For transactions that change the tables.
void lock_migrations(sql::Transaction& transaction);
/// For transactions that queue new work. No other transaction can queue work meanwhile, so a segment found
/// free stays free, and the queue stays within its limit.
void lock_intake(sql::Transaction& transaction);
/// For transactions that hand out an item that was running when a process died: only one such item may run at
/// a time.
void lock_suspects(sql::Transaction& transaction);
/// For transactions that change files in this folder of the media.
void lock_folder(sql::Transaction& transaction, std::string_view folder);

}  // namespace storyflow::store::postgres
