#pragma once

namespace storyflow::store::sql {

/// The step to version 9 of SQLite and to version 7 of PostgreSQL, in SQL that both read: a task says what
/// kind of work it is, and has the order for it.
inline constexpr const char* task_work_schema = R"sql(

ALTER TABLE tasks ADD COLUMN kind TEXT NOT NULL DEFAULT 'narration';
ALTER TABLE tasks ADD COLUMN work_order TEXT NOT NULL DEFAULT '';  -- in the words of the kind's processor

)sql";

}  // namespace storyflow::store::sql
