#pragma once

#include <optional>

#include "store/sql/lane.hpp"
#include "store/sql/transaction.hpp"

namespace storyflow::store::sqlite {

/// See `sql::Dialect::find_next_item`.
[[nodiscard]] std::optional<sql::NextItem> find_next_item(sql::Transaction& transaction);

}  // namespace storyflow::store::sqlite
