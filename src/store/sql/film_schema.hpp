#pragma once

namespace storyflow::store::sql {

/// A step of both databases, in SQL that both read: the films of projects, as their files are, and how far
/// the latest render of a project is.
inline constexpr const char* film_schema = R"sql(

CREATE TABLE films (
    project_id        TEXT PRIMARY KEY REFERENCES projects (id) ON DELETE CASCADE,
    file              TEXT NOT NULL,  -- media-relative, as projects.output_path
    width             BIGINT NOT NULL,
    height            BIGINT NOT NULL,
    frames_per_second BIGINT NOT NULL,
    duration          DOUBLE PRECISION NOT NULL,  -- seconds
    bytes             BIGINT NOT NULL,
    task_id           TEXT NOT NULL,  -- the render that made it
    made_at           BIGINT NOT NULL
);

CREATE TABLE renders (
    project_id      TEXT PRIMARY KEY REFERENCES projects (id) ON DELETE CASCADE,
    task_id         TEXT NOT NULL,
    current_segment BIGINT NOT NULL DEFAULT 0,
    total_segments  BIGINT NOT NULL DEFAULT 0,
    frames          BIGINT NOT NULL DEFAULT 0,
    total_frames    BIGINT NOT NULL DEFAULT 0,
    phase           TEXT NOT NULL DEFAULT '',
    seconds_left    DOUBLE PRECISION,  -- NULL: unknown
    failure         TEXT
);

)sql";

}  // namespace storyflow::store::sql
