#pragma once

namespace storyflow::store::sqlite {

/// Changes of version 4: a voice and a speed of projects, and columns for fast lists of projects. `title_key`
/// is the title with its case folded, which SQL cannot do: `migrate` fills it in.
inline constexpr const char* schema_4 = R"sql(

ALTER TABLE projects ADD COLUMN voice_id TEXT;  -- NULL: as in the settings
ALTER TABLE projects ADD COLUMN tts_speed REAL;  -- NULL: as in the settings
ALTER TABLE projects ADD COLUMN title_key TEXT NOT NULL DEFAULT '';

CREATE INDEX projects_by_title ON projects (title_key, id);
CREATE INDEX projects_by_update ON projects (updated_at, id);

-- Counting narrations and adding up how long they last reads this and nothing else.
CREATE INDEX narrations_by_project ON segments (project_id, audio_duration);

)sql";

}  // namespace storyflow::store::sqlite
