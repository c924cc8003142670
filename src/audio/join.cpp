#include "audio/join.hpp"

#include <cstddef>
#include <string>

#include "base/error.hpp"

namespace storyflow::audio {

void append(Pcm& sound, const Pcm& piece) {
    if (piece.sample_rate != sound.sample_rate) {
        throw base::Error(base::ErrorKind::internal, "Cannot join sounds of " +
                                                         std::to_string(sound.sample_rate) + " Hz and " +
                                                         std::to_string(piece.sample_rate) + " Hz.");
    }
    sound.samples.insert(sound.samples.end(), piece.samples.begin(), piece.samples.end());
}

void append_silence(Pcm& sound, double seconds) {
    const auto frames = sound.frames_in(seconds);
    sound.samples.insert(sound.samples.end(), frames, 0.0F);
}

}  // namespace storyflow::audio
