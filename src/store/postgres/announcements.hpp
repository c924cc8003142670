#pragma once

#include <string_view>

#include "store/postgres/transaction.hpp"

/// What the processes that share a database tell each other: sent with the commit of the caller's
/// transaction, each once, and only to those who listen (`PostgresSignals`).
namespace storyflow::store::postgres {

inline constexpr const char* task_channel = "storyflow_task";  ///< the payload is the id of a task
inline constexpr const char* work_channel = "storyflow_work";

/// Something about the task changed.
void announce_task(Transaction& transaction, std::string_view task_id);
/// There may be something to claim.
void announce_work(Transaction& transaction);

}  // namespace storyflow::store::postgres
