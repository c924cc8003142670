#include "store/sqlite/statement_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace storyflow::store::sqlite {

namespace {

constexpr std::array<std::string_view, 4> locking_clauses{"FOR UPDATE", "FOR NO KEY UPDATE", "FOR SHARE",
                                                          "FOR KEY SHARE"};

bool begins_locking_clause(std::string_view rest) {
    return std::ranges::any_of(locking_clauses,
                               [&](std::string_view clause) { return rest.starts_with(clause); });
}

}  // namespace

std::string statement_text(std::string_view sql) {
    std::string text;
    text.reserve(sql.size());
    while (!sql.empty()) {
        if (begins_locking_clause(sql)) {
            // The locking clause is always the last clause of its SELECT.
            sql.remove_prefix(std::min(sql.find(')'), sql.size()));
            continue;
        }
        text += sql.front() == '$' ? '?' : sql.front();
        sql.remove_prefix(1);
    }
    return text;
}

}  // namespace storyflow::store::sqlite
