#pragma once

namespace storyflow::store::sql {

/// The step to version 8 of SQLite and to version 6 of PostgreSQL, in SQL that both read: a segment may begin
/// a chapter or a scene, and a project has an author. Pauses are added by each database in its own type.
inline constexpr const char* chapter_schema = R"sql(

ALTER TABLE segments ADD COLUMN chapter_title TEXT;   -- NULL: no chapter begins here
ALTER TABLE segments ADD COLUMN chapter_level INTEGER NOT NULL DEFAULT 1;
ALTER TABLE segments ADD COLUMN scene_break INTEGER NOT NULL DEFAULT 0;
ALTER TABLE projects ADD COLUMN author TEXT NOT NULL DEFAULT '';

)sql";

}  // namespace storyflow::store::sql
