#pragma once

namespace storyflow::store::postgres {

/// The tables of version 1: the same content as in version 3 of the SQLite file. Times are microseconds since
/// the Unix epoch, UTC; paths are media-relative. Names and keys are compared bytewise, as in SQLite.
inline constexpr const char* schema_1 = R"sql(

CREATE TABLE projects (
    id                TEXT COLLATE "C" PRIMARY KEY,
    title             TEXT NOT NULL,
    created_at        BIGINT NOT NULL,
    updated_at        BIGINT NOT NULL CHECK (updated_at >= created_at),
    status            TEXT NOT NULL CHECK (status IN ('DRAFT', 'PROCESSING', 'COMPLETED', 'FAILED')),
    resolution_width  BIGINT NOT NULL,
    resolution_height BIGINT NOT NULL,
    framerate         BIGINT NOT NULL,
    output_path       TEXT
);

CREATE INDEX projects_newest_first ON projects (created_at DESC, id);

CREATE TABLE segments (
    id                  TEXT COLLATE "C" PRIMARY KEY,
    project_id          TEXT COLLATE "C" NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    sequence_index      BIGINT NOT NULL,
    text_content        TEXT NOT NULL,
    image_prompt        TEXT NOT NULL,
    image_file          TEXT,
    audio_file          TEXT,
    audio_duration      DOUBLE PRECISION,
    audio_engine        TEXT,
    audio_voice         TEXT,
    audio_speed         DOUBLE PRECISION,
    audio_text_revision BIGINT,
    audio_item          BIGINT,  -- the task item that published the narration
    narration_revision  BIGINT NOT NULL DEFAULT 0,
    is_locked           BOOLEAN NOT NULL DEFAULT false,
    text_revision       BIGINT NOT NULL DEFAULT 1,
    lock_revision       BIGINT NOT NULL DEFAULT 0,
    -- Checked at the end of a statement, so that one statement can give all segments new numbers.
    UNIQUE (project_id, sequence_index) DEFERRABLE INITIALLY IMMEDIATE,
    CHECK ((audio_file IS NULL) = (audio_duration IS NULL))
);

CREATE TABLE narration_words (
    segment_id TEXT COLLATE "C" NOT NULL REFERENCES segments (id) ON DELETE CASCADE,
    position   BIGINT NOT NULL,
    text       TEXT NOT NULL,
    spoken     TEXT NOT NULL,
    start_time DOUBLE PRECISION NOT NULL,  -- seconds
    end_time   DOUBLE PRECISION NOT NULL,
    char_start BIGINT NOT NULL,  -- code points of the script
    char_end   BIGINT NOT NULL,
    PRIMARY KEY (segment_id, position)
);

CREATE TABLE pronunciations (
    id         TEXT COLLATE "C" PRIMARY KEY,
    project_id TEXT COLLATE "C" NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    word       TEXT NOT NULL,
    word_key   TEXT COLLATE "C" NOT NULL,  -- the word with its case folded
    spoken_as  TEXT NOT NULL,
    UNIQUE (project_id, word_key)
);

-- A number names one change for ever, also after the change was carried out and deleted.
CREATE TABLE media_changes (
    id     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    action TEXT NOT NULL CHECK (action IN ('publish_file', 'remove_file', 'remove_tree')),
    target TEXT COLLATE "C" NOT NULL,
    source TEXT NOT NULL DEFAULT ''
);

CREATE INDEX media_changes_by_target ON media_changes (target);

CREATE TABLE settings (
    id                    INTEGER PRIMARY KEY CHECK (id = 1),
    default_voice_id      TEXT NOT NULL,
    tts_speed             DOUBLE PRECISION NOT NULL,
    tts_engine            TEXT NOT NULL,
    subtitle_font_family  TEXT NOT NULL,
    subtitle_font_size    BIGINT NOT NULL,
    subtitle_font_color   TEXT NOT NULL,
    subtitle_position     TEXT NOT NULL,
    subtitle_font         TEXT NOT NULL,
    subtitle_color        TEXT NOT NULL,
    render_width          BIGINT NOT NULL,
    render_height         BIGINT NOT NULL,
    render_fps            BIGINT NOT NULL,
    ken_burns_zoom        DOUBLE PRECISION NOT NULL,
    transition_duration   DOUBLE PRECISION NOT NULL,
    zoom_intensity        DOUBLE PRECISION NOT NULL,
    inter_segment_silence DOUBLE PRECISION NOT NULL,
    subtitles_enabled     BOOLEAN NOT NULL,
    custom_font_file      TEXT,
    logo_enabled          BOOLEAN NOT NULL,
    active_logo           TEXT,
    logo_scale            DOUBLE PRECISION NOT NULL,
    logo_position         TEXT NOT NULL,
    logo_opacity          DOUBLE PRECISION NOT NULL,
    logo_margin           BIGINT NOT NULL,
    created_at            BIGINT NOT NULL,
    updated_at            BIGINT NOT NULL
);

CREATE TABLE tasks (
    id                 TEXT COLLATE "C" PRIMARY KEY,
    number             BIGINT GENERATED ALWAYS AS IDENTITY UNIQUE,  -- order of submission
    version            BIGINT NOT NULL DEFAULT 1,
    project_id         TEXT COLLATE "C" NOT NULL,
    priority           INTEGER NOT NULL,
    state              TEXT NOT NULL
                       CHECK (state IN ('PENDING', 'PROCESSING', 'COMPLETED', 'FAILED', 'CANCELLED')),
    cancel_requested   BOOLEAN NOT NULL DEFAULT false,
    engine             TEXT NOT NULL,
    voice              TEXT NOT NULL,
    speed              DOUBLE PRECISION NOT NULL,
    total              BIGINT NOT NULL,
    waiting            BIGINT NOT NULL CHECK (waiting >= 0),  -- QUEUED or DELAYED
    running            BIGINT NOT NULL DEFAULT 0 CHECK (running >= 0),
    succeeded          BIGINT NOT NULL DEFAULT 0,
    failed             BIGINT NOT NULL DEFAULT 0,
    characters         BIGINT NOT NULL,
    characters_done    BIGINT NOT NULL DEFAULT 0,
    current_segment_id TEXT,
    created_at         BIGINT NOT NULL,
    changed_at         BIGINT NOT NULL,
    started_at         BIGINT,
    completed_at       BIGINT
);

CREATE INDEX tasks_by_change ON tasks (changed_at);
CREATE INDEX tasks_by_end ON tasks (completed_at) WHERE completed_at IS NOT NULL;

-- A client's name for a request, and the task that it led to.
CREATE TABLE request_keys (
    key         TEXT COLLATE "C" PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    task_id     TEXT COLLATE "C" NOT NULL REFERENCES tasks (id) ON DELETE CASCADE
);

CREATE INDEX request_keys_by_task ON request_keys (task_id);

-- No reference to segments: a task outlives the segments it was about.
CREATE TABLE task_items (
    id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,  -- order in the queue
    task_id         TEXT COLLATE "C" NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    position        BIGINT NOT NULL,
    segment_id      TEXT COLLATE "C" NOT NULL,
    project_id      TEXT COLLATE "C" NOT NULL,
    state           TEXT NOT NULL
                    CHECK (state IN ('QUEUED', 'DELAYED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    priority        INTEGER NOT NULL,
    characters      BIGINT NOT NULL,  -- of the script
    attempt         INTEGER NOT NULL DEFAULT 0,
    failures        INTEGER NOT NULL DEFAULT 0,  -- for reasons that may pass
    crashes         INTEGER NOT NULL DEFAULT 0,  -- the process ended by its own fault
    losses          INTEGER NOT NULL DEFAULT 0,  -- the process was gone for another reason
    is_suspect      BOOLEAN NOT NULL DEFAULT false,  -- ran when a process died
    overridden_lock BIGINT,
    lease           BIGINT NOT NULL DEFAULT 0,  -- grows with every hand-out
    lease_owner     TEXT,
    lease_until     BIGINT,
    not_before      BIGINT,
    claimed_at      BIGINT,
    finished_at     BIGINT,
    finish_order    BIGINT,  -- within the task, of those that are DONE or FAILED
    audio_url       TEXT,
    duration        DOUBLE PRECISION,
    error           TEXT,
    CHECK ((state = 'RUNNING') = (lease_until IS NOT NULL)),
    CHECK ((state = 'DELAYED') = (not_before IS NOT NULL))
);

CREATE UNIQUE INDEX one_active_item_per_segment ON task_items (segment_id)
    WHERE state IN ('QUEUED', 'DELAYED', 'RUNNING');
CREATE UNIQUE INDEX items_by_task ON task_items (task_id, position);
CREATE UNIQUE INDEX finished_items ON task_items (task_id, finish_order) WHERE finish_order IS NOT NULL;
CREATE INDEX queued_items ON task_items (priority, project_id, id) WHERE state = 'QUEUED';
CREATE INDEX delayed_items ON task_items (not_before) WHERE state = 'DELAYED';
CREATE INDEX running_items ON task_items (lease_until) WHERE state = 'RUNNING';
CREATE UNIQUE INDEX one_running_suspect ON task_items (is_suspect) WHERE state = 'RUNNING' AND is_suspect;

-- Projects take turns: a lane is what one project has queued with one priority. `served` is when it was its
-- turn, or when it joined the line, on a clock that ticks with each of both; whoever has the smallest is next.
-- The row is also the lock of what waits in the lane.
CREATE TABLE queue_lanes (
    priority   INTEGER NOT NULL,
    project_id TEXT COLLATE "C" NOT NULL,
    waiting    BIGINT NOT NULL DEFAULT 0 CHECK (waiting >= 0),  -- QUEUED
    served     BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (priority, project_id)
);

CREATE INDEX queue_lanes_by_turn ON queue_lanes (priority, served) WHERE waiting > 0;
CREATE SEQUENCE queue_turns;

-- One row: how many items are QUEUED or DELAYED, kept here because counting them would grow with the queue.
CREATE TABLE queue (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    waiting BIGINT NOT NULL CHECK (waiting >= 0)
);

INSERT INTO queue (id, waiting) VALUES (1, 0);

-- Ends of tasks that somebody is still to be told of. A task without work ends with the request that made it.
CREATE TABLE webhooks (
    task_id  TEXT COLLATE "C" PRIMARY KEY REFERENCES tasks (id) ON DELETE CASCADE,
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at   BIGINT NOT NULL
);

CREATE INDEX webhooks_by_time ON webhooks (due_at);

CREATE FUNCTION note_ended_task() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO webhooks (task_id, due_at) VALUES (new.id, new.completed_at);
    RETURN NULL;
END
$$;

CREATE TRIGGER tell_of_ended_task AFTER UPDATE OF completed_at ON tasks
    FOR EACH ROW WHEN (old.completed_at IS NULL AND new.completed_at IS NOT NULL)
    EXECUTE FUNCTION note_ended_task();

)sql";

}  // namespace storyflow::store::postgres
