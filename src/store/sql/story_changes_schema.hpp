#pragma once

namespace storyflow::store::sql {

/// A step of both databases, in SQL that both read: changes of stories are remembered, so that they can be
/// undone (docs/decisions/0030), and a change of media may keep the file that it replaces.
///
/// `changed_segments` has the columns of `segments`, and must get each new one, too. `side`: 0 before the
/// change, 1 after it; a segment that was not there has no row.
inline constexpr const char* story_changes_schema = R"sql(

ALTER TABLE media_changes ADD COLUMN kept TEXT NOT NULL DEFAULT '';
ALTER TABLE media_changes ADD COLUMN source_stays INTEGER NOT NULL DEFAULT 0;
ALTER TABLE projects ADD COLUMN change_number INTEGER NOT NULL DEFAULT 0;  -- of the latest change

CREATE TABLE story_changes (
    project_id   TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    number       INTEGER NOT NULL,
    kind         TEXT NOT NULL,
    segment_id   TEXT NOT NULL,
    place        INTEGER NOT NULL,
    task_id      TEXT NOT NULL,  -- whose narrations it contains; else empty
    state        TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'passed')),
    changed_at   BIGINT NOT NULL,
    order_before TEXT NOT NULL DEFAULT '',  -- ids of all segments, separated by commas
    order_after  TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (project_id, number)
);

CREATE TABLE changed_segments AS
    SELECT 0 AS change_number, 0 AS side, '' AS kept_sound, 0 AS dictionary_revision, segments.*
    FROM segments
    WHERE 1 = 0;
CREATE UNIQUE INDEX changed_segments_by_change ON changed_segments (project_id, change_number, id, side);

CREATE TABLE changed_words AS
    SELECT '' AS project_id, 0 AS change_number, 0 AS side, narration_words.* FROM narration_words WHERE 1 = 0;
CREATE UNIQUE INDEX changed_words_by_change
    ON changed_words (project_id, change_number, segment_id, side, position);

CREATE TABLE changed_projects AS
    SELECT id AS project_id, 0 AS change_number, 0 AS side, title, author, voice_id, tts_speed
    FROM projects
    WHERE 1 = 0;
CREATE UNIQUE INDEX changed_projects_by_change ON changed_projects (project_id, change_number, side);

)sql";

}  // namespace storyflow::store::sql
