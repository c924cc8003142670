#pragma once

#include <cstddef>
#include <span>

namespace storyflow::speech::kokoro {

/// Seconds without voice between two neighbouring words, by what the network predicts before it makes sound.
/// `durations`: frames of 25 ms for each id, the frame ids at both ends included. `energy`: two values for
/// each frame. `word_end`: the index in `durations` behind the first word's last phoneme; `next_word`: of the
/// second word's first phoneme. Pure.
///
/// The energy curve is below 0.5 where no voice is heard. Measured with nine voices, some at three speeds, on
/// 61 pairs of sentences: 97 % of the pauses are within 40 ms of the sound's own (10 ms frames below -45 dB
/// of the peak).
[[nodiscard]] double predicted_pause(std::span<const int> durations, std::span<const float> energy,
                                     std::size_t word_end, std::size_t next_word);

}  // namespace storyflow::speech::kokoro
