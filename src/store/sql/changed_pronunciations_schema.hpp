#pragma once

namespace storyflow::store::sql {

/// A step of both databases, in SQL that both read: a change of a pronunciation is remembered like other
/// changes of a story (docs/decisions/0040). `side` as in `changed_segments`.
inline constexpr const char* changed_pronunciations_schema = R"sql(

CREATE TABLE changed_pronunciations (
    project_id    TEXT NOT NULL,
    change_number INTEGER NOT NULL,
    side          INTEGER NOT NULL,
    id            TEXT NOT NULL,
    word          TEXT NOT NULL,
    spoken_as     TEXT NOT NULL,
    revision      INTEGER NOT NULL,
    narrated      BIGINT NOT NULL,  -- how many narrations the story's segments had got by then
    PRIMARY KEY (project_id, change_number, side)
);

)sql";

}  // namespace storyflow::store::sql
