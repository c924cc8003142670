#pragma once

namespace storyflow::store::sql {

/// A step of both databases, in SQL that both read: the changes of a project's pronunciations are counted,
/// and a narration knows up to which of them it was spoken. What was there before counts as 0.
inline constexpr const char* dictionary_revision_schema = R"sql(

ALTER TABLE projects ADD COLUMN dictionary_revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE pronunciations ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;  -- of the project, at the last change

CREATE TABLE narration_dictionaries (
    segment_id TEXT PRIMARY KEY REFERENCES segments (id) ON DELETE CASCADE,
    revision   INTEGER NOT NULL  -- the largest among the pronunciations with which it was spoken
);

)sql";

}  // namespace storyflow::store::sql
