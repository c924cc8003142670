#pragma once

namespace storyflow::store::sql {

/// A step of both databases, in SQL that both read: a project may keep the book that it was imported from,
/// and a segment knows which elements of that book its text came from.
inline constexpr const char* source_schema = R"sql(

ALTER TABLE projects ADD COLUMN source_file TEXT;                      -- media-relative; NULL: none is kept
ALTER TABLE segments ADD COLUMN source_place TEXT NOT NULL DEFAULT '';  -- an element in each line

)sql";

}  // namespace storyflow::store::sql
