#pragma once

#include <optional>

#include "store/sql/lane.hpp"
#include "store/sql/transaction.hpp"

/// See `sql::Dialect`.
namespace storyflow::store::postgres {

[[nodiscard]] std::optional<sql::NextItem> find_next_item(sql::Transaction& transaction);
[[nodiscard]] bool has_claimable_item(sql::Transaction& transaction);

}  // namespace storyflow::store::postgres
