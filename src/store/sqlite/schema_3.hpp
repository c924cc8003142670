#pragma once

namespace storyflow::store::sqlite {

/// Changes of version 3: leases, retries, quarantine, fair lanes, request keys, webhooks, and the versions of
/// tasks. `tasks.waiting` and `queue.waiting` count QUEUED and DELAYED items, `queue_lanes.waiting` only
/// QUEUED ones.
inline constexpr const char* schema_3 = R"sql(

ALTER TABLE segments ADD COLUMN audio_item INTEGER;  -- the task item that published the narration
ALTER TABLE segments ADD COLUMN narration_revision INTEGER NOT NULL DEFAULT 0;

ALTER TABLE tasks ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE tasks ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tasks ADD COLUMN characters INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tasks ADD COLUMN characters_done INTEGER NOT NULL DEFAULT 0;

-- A CHECK cannot be altered, so the table is made anew.
CREATE TABLE new_task_items (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,  -- order in the queue
    task_id         TEXT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    position        INTEGER NOT NULL,
    segment_id      TEXT NOT NULL,
    project_id      TEXT NOT NULL,
    state           TEXT NOT NULL
                    CHECK (state IN ('QUEUED', 'DELAYED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    priority        INTEGER NOT NULL,
    characters      INTEGER NOT NULL DEFAULT 0,  -- of the script
    attempt         INTEGER NOT NULL DEFAULT 0,
    failures        INTEGER NOT NULL DEFAULT 0,  -- for reasons that may pass
    crashes         INTEGER NOT NULL DEFAULT 0,  -- the process ended by its own fault
    losses          INTEGER NOT NULL DEFAULT 0,  -- the process was gone for another reason
    is_suspect      INTEGER NOT NULL DEFAULT 0 CHECK (is_suspect IN (0, 1)),  -- ran when a process died
    overridden_lock INTEGER,
    lease           INTEGER NOT NULL DEFAULT 0,  -- grows with every hand-out
    lease_owner     TEXT,
    lease_until     INTEGER,
    not_before      INTEGER,
    claimed_at      INTEGER,
    finished_at     INTEGER,
    finish_order    INTEGER,  -- within the task, of those that are DONE or FAILED
    audio_url       TEXT,
    duration        REAL,
    error           TEXT,
    CHECK ((state = 'RUNNING') = (lease_until IS NOT NULL)),
    CHECK ((state = 'DELAYED') = (not_before IS NOT NULL))
) STRICT;

-- Whoever ran under version 2 is gone, so its lease has run out.
INSERT INTO new_task_items (id, task_id, position, segment_id, project_id, state, priority, characters, attempt,
                            overridden_lock, lease, lease_until, finish_order, audio_url, duration, error)
SELECT id, task_id, position, segment_id, project_id, state, priority,
       coalesce((SELECT length(text_content) FROM segments WHERE segments.id = segment_id), 0), attempt,
       overridden_lock, attempt, iif(state = 'RUNNING', 0, NULL),
       iif(state IN ('DONE', 'FAILED'), finish_order, NULL), audio_url, duration, error
FROM task_items;

-- A number names one item for ever, also when those with the highest numbers are gone.
DELETE FROM sqlite_sequence WHERE name = 'new_task_items';
INSERT INTO sqlite_sequence (name, seq)
SELECT 'new_task_items', seq FROM sqlite_sequence WHERE name = 'task_items';

DROP TABLE task_items;
ALTER TABLE new_task_items RENAME TO task_items;

CREATE UNIQUE INDEX one_active_item_per_segment ON task_items (segment_id)
    WHERE state IN ('QUEUED', 'DELAYED', 'RUNNING');
CREATE UNIQUE INDEX items_by_task ON task_items (task_id, position);
CREATE UNIQUE INDEX finished_items ON task_items (task_id, finish_order) WHERE finish_order IS NOT NULL;
CREATE INDEX queued_items ON task_items (priority, project_id, is_suspect, id) WHERE state = 'QUEUED';
CREATE INDEX delayed_items ON task_items (not_before) WHERE state = 'DELAYED';
CREATE INDEX running_items ON task_items (lease_until) WHERE state = 'RUNNING';
CREATE INDEX running_suspects ON task_items (id) WHERE state = 'RUNNING' AND is_suspect = 1;

UPDATE tasks
SET changed_at = coalesce(completed_at, started_at, created_at),
    characters = (SELECT coalesce(sum(characters), 0) FROM task_items WHERE task_id = tasks.id),
    characters_done = (SELECT coalesce(sum(characters), 0) FROM task_items
                       WHERE task_id = tasks.id AND state IN ('DONE', 'FAILED'));

CREATE INDEX tasks_by_change ON tasks (changed_at);

-- A client's name for a request, and the task that it led to.
CREATE TABLE request_keys (
    key         TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    task_id     TEXT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX request_keys_by_task ON request_keys (task_id);

-- Projects take turns: a lane is what one project has queued with one priority. `served` is when it was its
-- turn, or when it joined the line, on a clock that ticks with each of both; whoever has the smallest is next.
-- A lane in which nothing waits is gone.
CREATE TABLE queue_lanes (
    priority   INTEGER NOT NULL,
    project_id TEXT NOT NULL,
    waiting    INTEGER NOT NULL CHECK (waiting >= 0),
    served     INTEGER NOT NULL,
    PRIMARY KEY (priority, project_id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX queue_lanes_by_turn ON queue_lanes (priority, served);

ALTER TABLE queue ADD COLUMN served INTEGER NOT NULL DEFAULT 0;  -- the clock of the lanes

INSERT INTO queue_lanes (priority, project_id, waiting, served)
SELECT priority, project_id, count(*), min(id)
FROM task_items
WHERE state = 'QUEUED'
GROUP BY priority, project_id;

UPDATE queue SET served = (SELECT coalesce(max(served), 0) FROM queue_lanes);

-- Ends of tasks that somebody is still to be told of. A task without work ends with the request that made it.
CREATE TABLE webhooks (
    task_id  TEXT PRIMARY KEY REFERENCES tasks (id) ON DELETE CASCADE,
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX webhooks_by_time ON webhooks (due_at);

CREATE TRIGGER tell_of_ended_task AFTER UPDATE OF completed_at ON tasks
WHEN old.completed_at IS NULL AND new.completed_at IS NOT NULL
BEGIN
    INSERT INTO webhooks (task_id, due_at) VALUES (new.id, new.completed_at);
END;

)sql";

}  // namespace storyflow::store::sqlite
