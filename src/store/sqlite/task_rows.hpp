#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "store/sqlite/connection.hpp"
#include "tasks/task_store.hpp"

/// Rows of `tasks`, within a transaction of the caller.
namespace storyflow::store {

/// Stores a task that has `waiting` items; without any it is COMPLETED at once.
void insert_task(Connection& connection, const tasks::NewTask& task, std::int64_t waiting,
                 base::Timestamp now);

/// The full status of a task that exists.
[[nodiscard]] tasks::TaskStatus task_status(Connection& connection, std::string_view task_id);
/// Of every task, oldest first.
[[nodiscard]] std::vector<tasks::TaskStatus> all_task_statuses(Connection& connection);

[[nodiscard]] std::optional<tasks::TaskState> find_task_state(Connection& connection,
                                                              std::string_view task_id);

/// Gives the task its end state when none of its items is left.
void end_if_nothing_left(Connection& connection, std::string_view task_id, base::Timestamp now);

}  // namespace storyflow::store
