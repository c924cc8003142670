#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "store/sql/transaction.hpp"
#include "story/stores.hpp"

/// Rows of `projects`, within a transaction of the caller.
///
/// A transaction that changes a project or anything in it (segments, their narrations, pronunciations) locks
/// its row first. So the changes of one project take turns, and never wait for each other in a circle.
namespace storyflow::store::sql {

void insert_project(Transaction& transaction, const story::Project& project);
/// What `story::edit` may have changed.
void write_project_edit(Transaction& transaction, const story::Project& project);
/// Of projects that were stored before there were any.
void fill_title_keys(Transaction& transaction);
[[nodiscard]] std::optional<story::ProjectSummary> find_project(Transaction& transaction,
                                                                std::string_view id);
[[nodiscard]] story::ProjectPage list_projects(Transaction& transaction, const story::ProjectQuery& wanted,
                                               std::int64_t offset, std::int64_t limit);

/// False when the project is unknown.
bool lock_project(Transaction& transaction, std::string_view id);
/// The project that holds the segment. False when the segment is unknown.
bool lock_project_of(Transaction& transaction, std::string_view segment_id);

/// Moves `updated_at` forward, also when the clock stands still or went back. False when the project is
/// unknown.
bool touch_project(Transaction& transaction, std::string_view id);

}  // namespace storyflow::store::sql
