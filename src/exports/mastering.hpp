#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string_view>

#include "audio/voice_span.hpp"
#include "exports/story_sound.hpp"

/// Loudness at export: one gain for the whole story and a limiter; the narrations stay as they are.
namespace storyflow::exports {

enum class LoudnessPreset {
    none,     ///< every sample as it was narrated
    podcast,  ///< -16 LUFS, true peak at most -1 dBTP
    acx,      ///< what ACX takes: RMS -23 to -18 dBFS, peak below -3 dBFS, room tone around and in between
};

/// "none", "podcast" or "acx".
[[nodiscard]] std::optional<LoudnessPreset> loudness_named(std::string_view name);

/// The changes of a sound before it is written into a file.
struct Mastering {
    float gain = 1.0F;             ///< factor
    std::optional<float> ceiling;  ///< largest magnitude; std::nullopt: neither gain nor limiter
    float room_tone = 0.0F;        ///< root mean square of the noise that is added
    std::uint64_t head = 0;        ///< samples without voice before each file's sound, at 24 kHz
    std::uint64_t tail = 0;        ///< and behind it
};

/// Takes a block of samples.
using SampleSink = std::function<void(std::span<const float>)>;

/// Measures the whole sound and finds the gain that the preset asks for; with what the limiter takes away.
/// `measured` is told the number of samples of each block. Throws `base::Error{cancelled}` after a stop
/// request and what `StorySound` throws.
[[nodiscard]] Mastering plan_mastering(StorySound& sound, LoudnessPreset preset,
                                       const std::function<void(std::size_t)>& measured,
                                       const std::stop_token& stop);

/// Gives the mastered samples of `span` to the sink, block by block. The same input gives the same samples.
/// Throws like `plan_mastering`.
void pour(StorySound& sound, audio::FrameSpan span, const Mastering& mastering, const SampleSink& sink,
          const std::stop_token& stop);

}  // namespace storyflow::exports
