#pragma once

#include <string_view>

#include "store/sql/transaction.hpp"
#include "story/project_size.hpp"

/// The size of a project, within the caller's transaction.
namespace storyflow::store::sql {

/// Returns zeros for an unknown project.
[[nodiscard]] story::ProjectSize size_of_project(Transaction& transaction, std::string_view id);

/// `story::require_room` for the project's current size. The caller holds a lock that keeps other
/// transactions from adding to it.
void require_room(Transaction& transaction, std::string_view project_id, const story::ProjectSize& growth);

}  // namespace storyflow::store::sql
