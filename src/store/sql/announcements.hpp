#pragma once

#include "store/sql/transaction.hpp"

/// What processes that share a database tell each other: sent with the commit of the caller's transaction,
/// each once, and only to those that listen (`postgres::Signals`). A change of a task announces itself with
/// `RETURNING pg_notify($n, id)`, which spares a statement.
namespace storyflow::store::sql {

inline constexpr const char* task_channel = "storyflow_task";  ///< the payload is the id of a task
inline constexpr const char* work_channel = "storyflow_work";

/// There may be something to claim.
void announce_work(Transaction& transaction);

}  // namespace storyflow::store::sql
