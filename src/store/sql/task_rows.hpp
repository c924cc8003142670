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

/// Rows of `tasks`, and of their items as clients see them, within a transaction of the caller.
namespace storyflow::store::sql {

/// Stores a task with these items, in their order; without any it is COMPLETED at once.
void insert_task(Transaction& transaction, const tasks::NewTask& task,
                 const std::vector<tasks::NewItem>& items, base::Timestamp now);

/// A transaction that changes tasks locks them first, in the order of their ids.
void lock_tasks(Transaction& transaction, const std::set<std::string>& ids);
/// False when the task is unknown.
bool lock_task(Transaction& transaction, std::string_view id);

/// The status without its lists.
[[nodiscard]] std::optional<tasks::TaskStatus> find_head(Transaction& transaction, std::string_view task_id);
/// The items that are DONE or FAILED behind the first `known` ones, in the order of their ends.
[[nodiscard]] std::vector<tasks::FinishedItem> list_finished(Transaction& transaction,
                                                             std::string_view task_id, std::size_t known);
/// The full status of a task that exists.
[[nodiscard]] tasks::TaskStatus task_status(Transaction& transaction, std::string_view task_id);
[[nodiscard]] std::vector<tasks::ItemStatus> list_items(Transaction& transaction, std::string_view task_id,
                                                        std::int64_t offset, std::int64_t limit);

/// In the order of submission; those that changed at or after `since`.
[[nodiscard]] std::vector<std::string> list_task_ids(Transaction& transaction,
                                                     std::optional<base::Timestamp> since);

/// Something about the task changed.
void raise_version(Transaction& transaction, std::string_view task_id, base::Timestamp now);

/// Gives the task its end state when none of its items is left.
void end_if_nothing_left(Transaction& transaction, std::string_view task_id, base::Timestamp now);

}  // namespace storyflow::store::sql
