#pragma once

namespace storyflow::store::sqlite {

/// The tables of version 1. Times are microseconds since the Unix epoch, UTC; paths are media-relative.
inline constexpr const char* schema_1 = R"sql(

CREATE TABLE projects (
    id                TEXT PRIMARY KEY,
    title             TEXT NOT NULL,
    created_at        INTEGER NOT NULL,
    updated_at        INTEGER NOT NULL CHECK (updated_at >= created_at),
    status            TEXT NOT NULL CHECK (status IN ('DRAFT', 'PROCESSING', 'COMPLETED', 'FAILED')),
    resolution_width  INTEGER NOT NULL,
    resolution_height INTEGER NOT NULL,
    framerate         INTEGER NOT NULL,
    output_path       TEXT
) STRICT;

CREATE INDEX projects_newest_first ON projects (created_at DESC, id);

CREATE TABLE segments (
    id                  TEXT PRIMARY KEY,
    project_id          TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    sequence_index      INTEGER NOT NULL,
    text_content        TEXT NOT NULL,
    image_prompt        TEXT NOT NULL,
    image_file          TEXT,
    audio_file          TEXT,
    audio_duration      REAL,
    audio_engine        TEXT,
    audio_voice         TEXT,
    audio_speed         REAL,
    audio_text_revision INTEGER,
    is_locked           INTEGER NOT NULL DEFAULT 0 CHECK (is_locked IN (0, 1)),
    text_revision       INTEGER NOT NULL DEFAULT 1,
    lock_revision       INTEGER NOT NULL DEFAULT 0,
    UNIQUE (project_id, sequence_index),
    CHECK ((audio_file IS NULL) = (audio_duration IS NULL))
) STRICT;

-- AUTOINCREMENT: a number names one change for ever, also after the change was carried out and deleted.
CREATE TABLE media_changes (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    action TEXT NOT NULL CHECK (action IN ('publish_file', 'remove_file', 'remove_tree')),
    target TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX media_changes_by_target ON media_changes (target);

CREATE TABLE settings (
    id                    INTEGER PRIMARY KEY CHECK (id = 1),
    default_voice_id      TEXT NOT NULL,
    tts_speed             REAL NOT NULL,
    tts_engine            TEXT NOT NULL,
    subtitle_font_family  TEXT NOT NULL,
    subtitle_font_size    INTEGER NOT NULL,
    subtitle_font_color   TEXT NOT NULL,
    subtitle_position     TEXT NOT NULL,
    subtitle_font         TEXT NOT NULL,
    subtitle_color        TEXT NOT NULL,
    render_width          INTEGER NOT NULL,
    render_height         INTEGER NOT NULL,
    render_fps            INTEGER NOT NULL,
    ken_burns_zoom        REAL NOT NULL,
    transition_duration   REAL NOT NULL,
    zoom_intensity        REAL NOT NULL,
    inter_segment_silence REAL NOT NULL,
    subtitles_enabled     INTEGER NOT NULL,
    custom_font_file      TEXT,
    logo_enabled          INTEGER NOT NULL,
    active_logo           TEXT,
    logo_scale            REAL NOT NULL,
    logo_position         TEXT NOT NULL,
    logo_opacity          REAL NOT NULL,
    logo_margin           INTEGER NOT NULL,
    created_at            INTEGER NOT NULL,
    updated_at            INTEGER NOT NULL
) STRICT;

CREATE TABLE tasks (
    number             INTEGER PRIMARY KEY,  -- order of submission
    id                 TEXT NOT NULL UNIQUE,
    project_id         TEXT NOT NULL,
    priority           INTEGER NOT NULL,
    state              TEXT NOT NULL
                       CHECK (state IN ('PENDING', 'PROCESSING', 'COMPLETED', 'FAILED', 'CANCELLED')),
    cancel_requested   INTEGER NOT NULL DEFAULT 0,
    engine             TEXT NOT NULL,
    voice              TEXT NOT NULL,
    speed              REAL NOT NULL,
    total              INTEGER NOT NULL,
    waiting            INTEGER NOT NULL CHECK (waiting >= 0),
    running            INTEGER NOT NULL DEFAULT 0 CHECK (running >= 0),
    succeeded          INTEGER NOT NULL DEFAULT 0,
    failed             INTEGER NOT NULL DEFAULT 0,
    current_segment_id TEXT,
    created_at         INTEGER NOT NULL,
    started_at         INTEGER,
    completed_at       INTEGER
) STRICT;

CREATE INDEX tasks_by_end ON tasks (completed_at) WHERE completed_at IS NOT NULL;

-- No reference to segments: a task outlives the segments it was about.
CREATE TABLE task_items (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,  -- order in the queue
    task_id         TEXT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    position        INTEGER NOT NULL,
    segment_id      TEXT NOT NULL,
    project_id      TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    priority        INTEGER NOT NULL,
    attempt         INTEGER NOT NULL DEFAULT 0,
    overridden_lock INTEGER,
    finish_order    INTEGER,  -- within the task
    audio_url       TEXT,
    duration        REAL,
    error           TEXT
) STRICT;

CREATE UNIQUE INDEX one_active_item_per_segment ON task_items (segment_id)
    WHERE state IN ('QUEUED', 'RUNNING');
CREATE INDEX queued_items ON task_items (priority, id) WHERE state = 'QUEUED';
CREATE UNIQUE INDEX items_by_task ON task_items (task_id, position);

-- One row: how many items are queued, kept here because counting them would grow with the queue.
CREATE TABLE queue (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    waiting INTEGER NOT NULL CHECK (waiting >= 0)
) STRICT;

INSERT INTO queue (id, waiting) VALUES (1, 0);

)sql";

}  // namespace storyflow::store::sqlite
