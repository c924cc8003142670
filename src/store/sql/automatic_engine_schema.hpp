#pragma once

namespace storyflow::store::sql {

/// The step to version 6 of SQLite and to version 4 of PostgreSQL, in SQL that both read: settings that were
/// never changed choose the engine automatically, as those of a new database do.
inline constexpr const char* automatic_engine_schema = R"sql(

UPDATE settings SET tts_engine = 'auto' WHERE tts_engine = 'kokoro' AND updated_at = created_at;

)sql";

}  // namespace storyflow::store::sql
