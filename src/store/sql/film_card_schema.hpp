#pragma once

namespace storyflow::store::sql {

/// A step of both databases, in SQL that both read: settings for the cards and the music of films, and for
/// the colour of the word that is heard. Numbers are added by each database in its own type.
inline constexpr const char* film_card_schema = R"sql(

ALTER TABLE settings ADD COLUMN subtitle_words INTEGER NOT NULL DEFAULT 0;  -- 0 or 1, as the other switches
ALTER TABLE settings ADD COLUMN subtitle_word_color TEXT NOT NULL DEFAULT '#FFD54A';
ALTER TABLE settings ADD COLUMN title_card INTEGER NOT NULL DEFAULT 0;
ALTER TABLE settings ADD COLUMN end_card TEXT NOT NULL DEFAULT '';  -- '': no card
ALTER TABLE settings ADD COLUMN music_enabled INTEGER NOT NULL DEFAULT 0;
ALTER TABLE settings ADD COLUMN music_file TEXT;  -- media-relative path; NULL: none

)sql";

}  // namespace storyflow::store::sql
