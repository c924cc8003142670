#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "audio/pcm.hpp"
#include "narration/narrated_words.hpp"
#include "speech/speech_engine.hpp"
#include "story/narrated_word.hpp"
#include "text/spoken_text.hpp"

namespace storyflow::narration {

/// How much sound without voice a narration keeps before its first and behind its last voice, so that soft
/// beginnings and endings are not cut. In seconds, as all that follows.
inline constexpr double kept_before_voice = 0.02;
inline constexpr double kept_behind_voice = 0.04;

/// Joins the chunks of a script one after the other: what an engine leaves without voice around a chunk is
/// cut, and the time from one chunk's voice to the next is the pause between them. (The voice is what
/// `audio::voice_span` finds; a chunk without voice stays as it is.) The word times follow. Not thread-safe.
class ChunkJoiner {
  public:
    /// Borrows the script.
    explicit ChunkJoiner(std::string_view script) : words_(script) {}

    /// Appends silence.
    void add_pause(double seconds, audio::Pcm& sound);
    /// Appends a chunk. `pause_before`: from the voice of the chunk before it. `peak`: of the whole sound, or
    /// of what is known of it. Throws `base::Error{internal}` for a chunk without a time for each word.
    void add(const text::SpokenText& text, speech::Speech speech, double pause_before, float peak,
             audio::Pcm& sound);

    [[nodiscard]] std::vector<story::NarratedWord> take_words() { return words_.take(); }

  private:
    NarratedWords words_;
    std::uint64_t frames_ = 0;   ///< that were appended so far
    double behind_voice_ = 0.0;  ///< the part of the pause behind the last chunk that is in the sound already
};

}  // namespace storyflow::narration
