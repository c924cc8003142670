#pragma once

#include <optional>
#include <string_view>

#include "store/sql/transaction.hpp"
#include "story/media_change.hpp"

namespace storyflow::store::sql {

/// Removes a project for good, with all that belongs to it, within the caller's transaction; the returned
/// changes remove its files. std::nullopt if there is none, removed already or not.
std::optional<story::MediaChanges> remove_project(Transaction& transaction, std::string_view id);

}  // namespace storyflow::store::sql
