#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "audio/pcm.hpp"

/// Where a voice is heard: in blocks of 10 ms whose root mean square is above -45 dB of the sound's peak.
/// Pure.
namespace storyflow::audio {

/// Frames `begin` up to, not including, `end`.
struct FrameSpan {
    std::size_t begin = 0;
    std::size_t end = 0;

    bool operator==(const FrameSpan&) const = default;
};

/// From the first block with voice to the last; std::nullopt if there is none. `peak`: of this sound, or of
/// the whole that it is a part of.
[[nodiscard]] std::optional<FrameSpan> voice_span(const Pcm& sound, float peak);

/// The frames without voice at the beginning of a piece of sound, in whole blocks: at most all.
[[nodiscard]] std::size_t quiet_frames_at_begin(std::span<const float> samples, int sample_rate, float peak);
/// The same at its end.
[[nodiscard]] std::size_t quiet_frames_at_end(std::span<const float> samples, int sample_rate, float peak);

/// The longest run of blocks without voice, in frames.
[[nodiscard]] std::size_t longest_quiet_frames(std::span<const float> samples, int sample_rate, float peak);

}  // namespace storyflow::audio
