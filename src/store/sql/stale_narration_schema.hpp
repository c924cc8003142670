#pragma once

namespace storyflow::store::sql {

/// A step of both databases, in SQL that both read: the list of projects counts stale narrations without
/// reading texts, except those that were changed since they were spoken.
inline constexpr const char* stale_narration_schema = R"sql(

DROP INDEX narrations_by_project;
CREATE INDEX narrations_by_project ON segments (project_id, audio_duration, audio_voice, audio_speed, voice_id, tts_speed);
CREATE INDEX narrations_of_revised_texts ON segments (project_id) WHERE audio_text_revision <> text_revision;

)sql";

}  // namespace storyflow::store::sql
