#pragma once

#include <string_view>
#include <vector>

#include "narration/spoken_script.hpp"
#include "speech/speech_engine.hpp"
#include "text/spoken_text.hpp"

namespace storyflow::narration {

/// How much sound without voice a narration keeps before its first and behind its last voice, so that soft
/// beginnings and endings are not cut. In seconds, as all that follows.
inline constexpr double kept_before_voice = 0.02;
inline constexpr double kept_behind_voice = 0.04;

struct SpokenChunk {
    text::SpokenText text;
    speech::Speech speech;
    double pause_after = 0.0;  ///< without voice, up to the next chunk or to the end
};

/// Joins chunks: what an engine leaves without voice around a chunk is cut, and the time from one chunk's
/// voice to the next is `pause_after`. (The voice is what `audio::voice_span` finds, by the peak of all
/// chunks; a chunk without voice stays as it is.) The word times follow. The sound begins with
/// `leading_pause` seconds of silence and is not levelled. Frees each chunk once it is copied. Pure. Throws
/// `base::Error{internal}` for a chunk that does not have a time for each word.
[[nodiscard]] SpokenScript join_chunks(std::string_view script, double leading_pause,
                                       std::vector<SpokenChunk> chunks);

}  // namespace storyflow::narration
