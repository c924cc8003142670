#pragma once

#include <string_view>
#include <vector>

#include "narration/chunk_joiner.hpp"
#include "narration/spoken_script.hpp"
#include "speech/speech_engine.hpp"
#include "text/spoken_text.hpp"

namespace storyflow::narration {

struct SpokenChunk {
    text::SpokenText text;
    speech::Speech speech;
    double pause_after = 0.0;  ///< without voice, up to the next chunk or to the end
};

/// Joins chunks as `ChunkJoiner` does, by the peak of all of them. The sound begins with `leading_pause`
/// seconds of silence and is not levelled. Frees each chunk once it is copied. Pure. Throws like
/// `ChunkJoiner::add`.
[[nodiscard]] SpokenScript join_chunks(std::string_view script, double leading_pause,
                                       std::vector<SpokenChunk> chunks);

}  // namespace storyflow::narration
