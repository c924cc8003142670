#pragma once

#include "store/sql/transaction.hpp"

/// Signals between processes that share a database: sent when the caller's transaction commits, each once,
/// and only to connections that listen (`postgres::Signals`). A change of a task sends its signal with
/// `RETURNING pg_notify($n, id)`, which saves a statement.
namespace storyflow::store::sql {

inline constexpr const char* task_channel = "storyflow_task";  ///< the payload is the id of a task
inline constexpr const char* work_channel = "storyflow_work";

/// Signals that there may be an item to claim.
void announce_work(Transaction& transaction);

}  // namespace storyflow::store::sql
