#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "store/sql/transaction.hpp"
#include "story/logo.hpp"

/// The rows of logos, within the caller's transaction.
namespace storyflow::store::sql {

/// The newest first.
[[nodiscard]] std::vector<story::Logo> list_logos(Transaction& transaction);
[[nodiscard]] std::optional<story::Logo> find_logo(Transaction& transaction, std::string_view id);
[[nodiscard]] std::optional<story::Logo> find_logo_of_file(Transaction& transaction, std::string_view file);
/// The logo must have an `uploaded_at` of its own.
void insert_logo(Transaction& transaction, const story::Logo& logo);
/// Removes the row; if it is the active logo, the settings get none, and show none.
void delete_logo(Transaction& transaction, std::string_view id);

}  // namespace storyflow::store::sql
