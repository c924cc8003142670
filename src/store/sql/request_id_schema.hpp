#pragma once

namespace storyflow::store::sql {

/// The step to version 5 of SQLite and to version 3 of PostgreSQL, in SQL that both read: tasks keep the id
/// of the request that started them, which the log names with each line about their work.
inline constexpr const char* request_id_schema = R"sql(

ALTER TABLE tasks ADD COLUMN request_id TEXT NOT NULL DEFAULT '';  -- empty: not known

)sql";

}  // namespace storyflow::store::sql
