#pragma once

namespace storyflow::store::sql {

/// The step to version 7 of SQLite and to version 5 of PostgreSQL, in SQL that both read: a segment may have
/// a voice of its own, and a narration tells the voice that is heard. The segment's own speed is added by
/// each database in its own type.
inline constexpr const char* segment_voice_schema = R"sql(

ALTER TABLE segments ADD COLUMN voice_id TEXT;            -- NULL: that of the story
ALTER TABLE segments ADD COLUMN audio_spoken_voice TEXT;  -- NULL: audio_voice itself

)sql";

}  // namespace storyflow::store::sql
