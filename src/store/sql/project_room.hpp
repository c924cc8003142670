#pragma once

#include <string_view>

#include "store/sql/transaction.hpp"
#include "story/project_size.hpp"

/// How large a project is, within a transaction of the caller.
namespace storyflow::store::sql {

/// Zero for an unknown project.
[[nodiscard]] story::ProjectSize size_of_project(Transaction& transaction, std::string_view id);

/// `story::require_room` for the project as it is now. The caller holds what keeps others from adding to it.
void require_room(Transaction& transaction, std::string_view project_id, const story::ProjectSize& growth);

}  // namespace storyflow::store::sql
