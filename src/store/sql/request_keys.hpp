#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/sql/transaction.hpp"
#include "tasks/task_store.hpp"

/// Rows of `request_keys`, within the caller's transaction. They are deleted with their tasks.
namespace storyflow::store::sql {

/// The task that was made for this request key. Throws `tasks::RequestKeyReused` when the key belongs to a
/// different request.
[[nodiscard]] std::optional<std::string> find_repeated(Transaction& transaction,
                                                       const std::optional<tasks::RequestKey>& request_key);

void remember_request(Transaction& transaction, const std::optional<tasks::RequestKey>& request_key,
                      std::string_view task_id);

}  // namespace storyflow::store::sql
