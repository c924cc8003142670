#pragma once

#include <optional>

#include "store/sql/transaction.hpp"
#include "story/settings.hpp"

/// The row of the settings, within the caller's transaction.
namespace storyflow::store::sql {

[[nodiscard]] std::optional<story::Settings> find_settings(Transaction& transaction);
/// Inserts the row on first use. A concurrent transaction that does the same waits, and finds it.
void insert_default_settings(Transaction& transaction);
/// The settings, which no other transaction changes until this one ends. Inserts them on first use.
[[nodiscard]] story::Settings lock_settings(Transaction& transaction);
void write_settings(Transaction& transaction, const story::Settings& settings);
/// Moves `updated_at` on: to now, and in any case later than before.
void touch_settings(Transaction& transaction, story::Settings& settings);

}  // namespace storyflow::store::sql
