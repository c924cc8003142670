#pragma once

#include "base/error.hpp"

/// Rules for scripts that contain little or nothing to be heard.
namespace storyflow::narration {

/// A sound with a lower peak is refused: engines answer a text like "..." with a breath of near silence.
inline constexpr float faintest_speech = 1e-3F;

/// Seconds of silence for a text that is only ornament: a scene break such as "* * *".
inline constexpr double scene_break = 0.8;

[[nodiscard]] inline base::Error nothing_to_speak() {
    return {base::ErrorKind::invalid_input, "The text holds nothing that can be spoken."};
}

}  // namespace storyflow::narration
