#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace storyflow::audio {

/// The sample within -1..1; NaN becomes 0.
[[nodiscard]] inline float clipped(float sample) {
    return std::isnan(sample) ? 0.0F : std::clamp(sample, -1.0F, 1.0F);
}

/// The sample as a step of 16-bit sound: the inverse of reading one. Clips to -1..1; NaN becomes 0.
[[nodiscard]] inline std::int16_t to_sixteen_bits(float sample) {
    return static_cast<std::int16_t>(std::clamp(std::lrint(clipped(sample) * 32768.0F), -32768L, 32767L));
}

}  // namespace storyflow::audio
