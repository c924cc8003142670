#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "store/sql/transaction.hpp"
#include "tasks/task_store.hpp"

/// Rows of `tasks`, and of their items as clients see them, within the caller's transaction.
namespace storyflow::store::sql {

/// Stores a task with these items, in their order; a task without items is COMPLETED at once.
void insert_task(Transaction& transaction, const tasks::NewTask& task,
                 const std::vector<tasks::NewItem>& items, base::Timestamp now);

/// Locks the tasks in the order of their ids. A transaction that changes tasks calls it first.
void lock_tasks(Transaction& transaction, const std::set<std::string>& ids);
/// Locks the task. Returns false when it is unknown.
bool lock_task(Transaction& transaction, std::string_view id);

/// The status without the lists of its items.
[[nodiscard]] std::optional<tasks::TaskStatus> find_head(Transaction& transaction, std::string_view task_id);
/// The items that are DONE or FAILED, in the order in which they ended, without the first `known` ones.
[[nodiscard]] std::vector<tasks::FinishedItem> list_finished(Transaction& transaction,
                                                             std::string_view task_id, std::size_t known);
/// The full status of a task. Throws `base::Error{not_found}` when it is unknown.
[[nodiscard]] tasks::TaskStatus task_status(Transaction& transaction, std::string_view task_id);
[[nodiscard]] std::vector<tasks::ItemStatus> list_items(Transaction& transaction, std::string_view task_id,
                                                        std::int64_t offset, std::int64_t limit);

/// The ids in the order of submission; with `since` only tasks that changed at or after it.
[[nodiscard]] std::vector<std::string> list_task_ids(Transaction& transaction,
                                                     std::optional<base::Timestamp> since);

/// Increases the task's version and signals the change.
void raise_version(Transaction& transaction, std::string_view task_id, base::Timestamp now);

/// Gives the task its end state when it has no active items left.
void end_if_nothing_left(Transaction& transaction, std::string_view task_id, base::Timestamp now);

}  // namespace storyflow::store::sql
