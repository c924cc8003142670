#pragma once

namespace storyflow::store::sql {

/// A step of both databases, in SQL that both read: projects that were removed and can still be restored
/// (docs/decisions/0040). A table of its own, because the column would have another type in each database.
inline constexpr const char* removed_projects_schema = R"sql(

CREATE TABLE removed_projects (
    project_id TEXT PRIMARY KEY REFERENCES projects (id) ON DELETE CASCADE,
    removed_at BIGINT NOT NULL
);

)sql";

}  // namespace storyflow::store::sql
