#pragma once

namespace storyflow::store::sql {

/// A step of both databases, in SQL that both read: a narration knows a digest of the text that was spoken.
/// Those that were there before do not.
inline constexpr const char* text_digest_schema = R"sql(

ALTER TABLE segments ADD COLUMN audio_text_digest TEXT NOT NULL DEFAULT '';
ALTER TABLE changed_segments ADD COLUMN audio_text_digest TEXT NOT NULL DEFAULT '';

)sql";

}  // namespace storyflow::store::sql
