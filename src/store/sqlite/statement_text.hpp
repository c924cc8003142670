#pragma once

#include <string>
#include <string_view>

namespace storyflow::store::sqlite {

/// Translates a statement for SQLite: `$n` becomes `?n`, because SQLite would number `$n` by first
/// appearance, and locking clauses (`FOR UPDATE …`) are removed, because one transaction writes at a time.
/// String literals must contain neither.
[[nodiscard]] std::string statement_text(std::string_view sql);

}  // namespace storyflow::store::sqlite
