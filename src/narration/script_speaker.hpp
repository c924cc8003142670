#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "audio/pcm.hpp"
#include "narration/chunk_joiner.hpp"
#include "speech/speech_engine.hpp"
#include "speech/voice_choice.hpp"
#include "story/narrated_word.hpp"
#include "text/spoken_text.hpp"

namespace storyflow::narration {

/// Speaks a script chunk by chunk, so that its beginning is heard before the rest is spoken. The pieces in a
/// row are what `speak_script` makes, but for the level, which needs the whole, and for a text of more than
/// some pages, whose chunks are cut page by page, and one that begins with a long sentence: its first clause
/// is spoken by itself, so that it is heard early. Not thread-safe.
class ScriptSpeaker {
  public:
    /// Borrows the engine. `limit`: code points. Throws `base::Error{invalid_input}` for a text that is blank
    /// or longer.
    ScriptSpeaker(std::string script, const speech::VoiceChoice& voice, speech::SpeechEngine& engine,
                  std::size_t limit);
    ScriptSpeaker(const ScriptSpeaker&) = delete;
    ScriptSpeaker& operator=(const ScriptSpeaker&) = delete;

    /// The next piece of the sound; std::nullopt at the end. Throws `base::Error`: cancelled (`stop` was
    /// requested), invalid_input (the words are answered with silence), and what the engine throws.
    [[nodiscard]] std::optional<audio::Pcm> next(const std::stop_token& stop);

    /// The voice that is heard.
    [[nodiscard]] const speech::VoiceChoice& voice() const { return voice_; }
    /// The words of the pieces that were given, with their times.
    [[nodiscard]] std::vector<story::NarratedWord> take_words() { return joiner_.take_words(); }

  private:
    void read();
    /// Cuts the next page into chunks if none is left of the last one.
    void cut_page(const std::stop_token& stop);
    /// Makes the first clause of a long first chunk a chunk of its own.
    void cut_opening();
    [[nodiscard]] bool is_spoken() const { return chunks_.empty() && next_word_ == text_.words.size(); }
    [[nodiscard]] double pause_before(const text::SpokenText& chunk, const std::stop_token& stop) const;
    [[nodiscard]] audio::Pcm speak_chunk(const std::stop_token& stop);

    std::string script_;
    speech::SpeechEngine& engine_;
    speech::VoiceChoice voice_;
    ChunkJoiner joiner_;  ///< borrows `script_`
    text::SpokenText text_;
    std::size_t next_word_ = 0;             ///< of `text_`, the first that is in no chunk yet
    std::deque<text::SpokenText> chunks_;   ///< of the current page
    std::optional<text::SpokenText> last_;  ///< the chunk that was spoken last
    float peak_ = 0.0F;                     ///< of what was spoken so far
    bool is_read_ = false;
    bool has_ended_ = false;
};

}  // namespace storyflow::narration
