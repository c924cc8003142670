#pragma once

namespace storyflow::store::sql {

/// A step of both databases, in SQL that both read: a segment's picture fills the frame of the film, or is
/// shown whole.
inline constexpr const char* picture_fit_schema = R"sql(

ALTER TABLE segments ADD COLUMN image_fit TEXT NOT NULL DEFAULT 'fill' CHECK (image_fit IN ('fill', 'fit'));
ALTER TABLE changed_segments ADD COLUMN image_fit TEXT NOT NULL DEFAULT 'fill';

)sql";

}  // namespace storyflow::store::sql
