#pragma once

#include <string>
#include <string_view>

namespace storyflow::store::sqlite {

/// A statement as SQLite reads it: `$n` becomes `?n`, because SQLite would number `$n` by first appearance,
/// and locking clauses (`FOR UPDATE …`) are taken off, because one transaction writes at a time. String
/// literals of a statement hold neither.
[[nodiscard]] std::string statement_text(std::string_view sql);

}  // namespace storyflow::store::sqlite
