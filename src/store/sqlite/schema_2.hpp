#pragma once

namespace storyflow::store::sqlite {

/// Changes of version 2: the words of narrations, and the pronunciations of projects.
inline constexpr const char* schema_2 = R"sql(

-- Sorted by their key, the words of one narration lie side by side. Narrations of version 1 have none.
CREATE TABLE narration_words (
    segment_id TEXT NOT NULL REFERENCES segments (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    text       TEXT NOT NULL,
    spoken     TEXT NOT NULL,
    start_time REAL NOT NULL,  -- seconds
    end_time   REAL NOT NULL,
    char_start INTEGER NOT NULL,  -- code points of the script
    char_end   INTEGER NOT NULL,
    PRIMARY KEY (segment_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE pronunciations (
    id         TEXT PRIMARY KEY,
    project_id TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    word       TEXT NOT NULL,
    word_key   TEXT NOT NULL,  -- the word with its case folded
    spoken_as  TEXT NOT NULL,
    UNIQUE (project_id, word_key)
) STRICT;

)sql";

}  // namespace storyflow::store::sqlite
