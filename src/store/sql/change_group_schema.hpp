#pragma once

namespace storyflow::store::sql {

/// A step of both databases, in SQL that both read: what a user did with many segments at once is one change.
inline constexpr const char* change_group_schema = R"sql(

ALTER TABLE story_changes ADD COLUMN change_group TEXT NOT NULL DEFAULT '';  -- the client's name of it

)sql";

}  // namespace storyflow::store::sql
