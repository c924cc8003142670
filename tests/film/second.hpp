#pragma once

#include <cstdint>

#include "audio/pcm.hpp"

namespace storyflow::film {

/// The samples in a second of a film's sound.
inline constexpr std::int64_t second = audio::narration_rate;

}  // namespace storyflow::film
