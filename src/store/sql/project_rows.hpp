#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "store/sql/transaction.hpp"
#include "story/stores.hpp"

/// Rows of `projects`, within the caller's transaction.
///
/// A transaction that changes a project or anything in it (segments, their narrations, pronunciations) locks
/// the project's row first. So the changes of one project are serialised and never deadlock.
namespace storyflow::store::sql {

void insert_project(Transaction& transaction, const story::Project& project);
/// Writes the columns that `story::edit` may change.
void write_project_edit(Transaction& transaction, const story::Project& project);
/// Fills in the title keys of projects that were stored before the column existed.
void fill_title_keys(Transaction& transaction);
[[nodiscard]] std::optional<story::ProjectSummary> find_project(Transaction& transaction,
                                                                std::string_view id);
[[nodiscard]] story::ProjectPage list_projects(Transaction& transaction, const story::ProjectQuery& wanted,
                                               std::int64_t offset, std::int64_t limit);

/// Locks the project's row. Returns false when the project is unknown, or removed.
bool lock_project(Transaction& transaction, std::string_view id);
/// Whether the project was removed and can be restored. To be asked in a statement of its own, after the
/// project was locked: only then it sees what the transaction saw that held the lock before.
[[nodiscard]] bool is_removed(Transaction& transaction, std::string_view id);
/// Locks the row of the segment's project. Returns false when the segment is unknown.
bool lock_project_of(Transaction& transaction, std::string_view segment_id);

/// Increases `updated_at`, even when the clock stands still or went back. Returns false when the project is
/// unknown.
bool touch_project(Transaction& transaction, std::string_view id);

}  // namespace storyflow::store::sql
