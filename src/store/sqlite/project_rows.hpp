#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/clock.hpp"
#include "store/sqlite/connection.hpp"
#include "story/stores.hpp"

/// Rows of `projects`, within a transaction of the caller.
namespace storyflow::store {

void insert_project(Connection& connection, const story::Project& project);
/// What `story::edit` may have changed.
void write_project_edit(Connection& connection, const story::Project& project);
/// Of projects that were stored before there were any.
void fill_title_keys(Connection& connection);
[[nodiscard]] std::optional<story::ProjectSummary> find_project(Connection& connection, std::string_view id);
[[nodiscard]] story::ProjectPage list_projects(Connection& connection, const story::ProjectQuery& wanted,
                                               std::int64_t offset, std::int64_t limit);

/// Moves `updated_at` forward, also when the clock stands still or went back. False when the project is
/// unknown.
bool touch_project(Connection& connection, std::string_view id, base::Timestamp now);

}  // namespace storyflow::store
