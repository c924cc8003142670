#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "speech/voices.hpp"

namespace storyflow::speech {

/// One voice or several mixed: `af_bella`, `af_bella(2)+am_adam(1)`, `af_bella,am_adam` (equal parts).
struct VoiceMix {
    struct Part {
        std::string voice;    ///< the id of a voice, which need not be installed
        double weight = 1.0;  ///< all parts' weights add up to 1
    };
    std::vector<Part> parts;  ///< at least one, at most `most_mixed_voices`, as written

    /// The part with the largest weight, the first of equals. It decides the accent, and engines that cannot
    /// mix speak with it.
    [[nodiscard]] Voice leading_voice() const;
};

inline constexpr std::size_t most_mixed_voices = 8;

/// Returns std::nullopt when a name is no id of a voice (`is_voice_id`), a weight is not a number in (0,
/// 100], or the syntax is wrong. The weights of a voice that is named twice are added.
[[nodiscard]] std::optional<VoiceMix> parse_voice_mix(std::string_view text);

/// The text that gives this mix when it is parsed; the bare id for a single voice.
[[nodiscard]] std::string written(const VoiceMix& mix);

}  // namespace storyflow::speech
